import { unreachable } from '#kernel/result.ts'
import type { Share } from '#figures/domain/shares.ts'
import type { IndexVersion, ScoringMethod, SubCriterion, SystemFact } from '#law/par-index.ts'
import { scoreFormula, type ValueFault } from './formula/formula-method.ts'

/** What a unit, a verifier or the system says about one sub-criterion; which kind is asked follows from its method. */
export type Input =
  | ({ readonly kind: 'share' } & Share)
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'answer'; readonly isYes: boolean }
  | { readonly kind: 'cases'; readonly cases: number }
  /** Figures of a formula by the names of its inputs. */
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, number>> }
  /** Points as somebody published them. */
  | { readonly kind: 'points'; readonly points: number }

/** Inputs by sub-criterion; the system's facts by name. What is missing is not scored: it is not nought. */
export type Inputs = {
  readonly given: ReadonlyMap<string, Input>
  readonly facts: ReadonlyMap<SystemFact, Share>
  /** Facts of single lines that a verifier corrected after they were contested, by sub-criterion. */
  readonly corrected?: ReadonlyMap<string, Share>
}

export type InputFault = 'wrongKind' | 'partBeyondBase' | 'beyondMaximum' | ValueFault

/** Points of one line. `points` is null where something is missing; `base` 0 means that there was nothing to judge. */
export type Scored = {
  readonly code: string
  readonly name: string
  readonly maxPoints: number
  readonly points: number | null
}
export type ScoredSubCriterion = Scored & {
  readonly method: ScoringMethod['kind']
  readonly inferred: boolean
  readonly share: (Share & { readonly value: number | null }) | null
  readonly fault?: InputFault
}
export type ScoredCriterion = Scored & { readonly subCriteria: readonly ScoredSubCriterion[] }
export type ScoredArea = Scored & { readonly criteria: readonly ScoredCriterion[] }
export type ScoredIndex = {
  readonly areas: readonly ScoredArea[]
  /** What is scored so far, out of the maxima of exactly these lines. */
  readonly points: number
  readonly scoredMax: number
  readonly maxPoints: number
  readonly verified: { readonly points: number; readonly scoredMax: number; readonly maxPoints: number }
  readonly survey: { readonly points: number; readonly scoredMax: number; readonly maxPoints: number }
  readonly isComplete: boolean
}

/** Two digits, as sheets of points are printed; sums are made of whole hundredths. */
export const toPoints = (value: number): number => Math.round(value * 100 + 1e-9) / 100

export const sumPoints = (points: readonly number[]): number => points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100

const stepPoints = (steps: readonly { readonly from: number; readonly points: number }[], value: number): number =>
  Math.max(0, ...steps.filter(({ from }) => from <= value + 1e-12).map(({ points }) => points))

type Judged = { readonly points: number | null; readonly share?: Share; readonly fault?: InputFault }

const shareFault = ({ part, base }: Share): InputFault | undefined =>
  !Number.isFinite(part) || !Number.isFinite(base) || part < 0 || base < 0 ? 'notANumber' : part > base ? 'partBeyondBase' : undefined

/** Where there was nothing to do (base 0), nothing was left undone: the whole of the points. */
const byShare = (share: Share, maxPoints: number, rule: { readonly fullAt: number; readonly noneBelow: number }): Judged => {
  const fault = shareFault(share)
  if (fault !== undefined) return { points: null, share, fault }
  if (share.base === 0) return { points: maxPoints, share }
  const value = share.part / share.base
  if (value + 1e-12 < rule.noneBelow) return { points: 0, share }
  return { points: toPoints(maxPoints * Math.min(1, value / rule.fullAt)), share }
}

const judge = ({ method, maxPoints, code }: SubCriterion, { given, facts, corrected }: Inputs): Judged => {
  const input = given.get(code)
  switch (method.kind) {
    case 'fromSystem': {
      const share = corrected?.get(code) ?? facts.get(method.fact)
      // Facts of the system are not typed over: a person contests them, with a reason, in the round.
      if (share === undefined) return { points: null }
      if (method.steps === undefined || share.base === 0) return byShare(share, maxPoints, method)
      return { points: stepPoints(method.steps, share.part / share.base), share }
    }
    case 'ratio':
      if (input === undefined) return { points: null }
      return input.kind === 'share' ? byShare(input, maxPoints, method) : { points: null, fault: 'wrongKind' }
    case 'survey':
      if (input?.kind === 'points') return published(input.points, maxPoints)
      if (input === undefined) return { points: null }
      return input.kind === 'share' ? byShare(input, maxPoints, { fullAt: 1, noneBelow: 0 }) : { points: null, fault: 'wrongKind' }
    case 'steps':
      if (input === undefined) return { points: null }
      if (input.kind !== 'value') return { points: null, fault: 'wrongKind' }
      return Number.isFinite(input.value) && input.value >= 0 ? { points: stepPoints(method.steps, input.value) } : { points: null, fault: 'notANumber' }
    case 'yesNo':
      if (input === undefined) return { points: null }
      return input.kind === 'answer' ? { points: input.isYes ? maxPoints : 0 } : { points: null, fault: 'wrongKind' }
    case 'deduction':
      if (input === undefined) return { points: null }
      if (input.kind !== 'cases') return { points: null, fault: 'wrongKind' }
      return Number.isInteger(input.cases) && input.cases >= 0
        ? { points: Math.max(0, toPoints(maxPoints - input.cases * method.each)) }
        : { points: null, fault: 'notANumber' }
    case 'formula': {
      if (input === undefined) return { points: null }
      if (input.kind !== 'values') return { points: null, fault: 'wrongKind' }
      const result = scoreFormula(method, maxPoints, input.values)
      return 'fault' in result ? { points: null, fault: result.fault } : result
    }
    case 'published':
      if (input === undefined) return { points: null }
      return input.kind === 'points' ? published(input.points, maxPoints) : { points: null, fault: 'wrongKind' }
    default:
      return unreachable(method)
  }
}

const published = (points: number, maxPoints: number): Judged =>
  !Number.isFinite(points) || points < 0 ? { points: null, fault: 'notANumber' } : points > maxPoints ? { points: null, fault: 'beyondMaximum' } : { points: toPoints(points) }

/** Points of one line; a faulty input says what is wrong with it. */
export const scoreSubCriterion = (one: SubCriterion, inputs: Inputs): ScoredSubCriterion => {
  const { points, share, fault } = judge(one, inputs)
  return {
    code: one.code, name: one.name, maxPoints: one.maxPoints, points, method: one.method.kind, inferred: one.inferred,
    share: share === undefined ? null : { part: share.part, base: share.base, value: share.base === 0 ? null : share.part / share.base },
    ...(fault === undefined ? {} : { fault }),
  }
}

const total = (lines: readonly Scored[]): number | null =>
  lines.some(({ points }) => points === null) ? null : sumPoints(lines.map(({ points }) => points ?? 0))

const subtotal = (lines: readonly ScoredSubCriterion[]) => {
  const scored = lines.filter(({ points }) => points !== null)
  return {
    points: sumPoints(scored.map(({ points }) => points ?? 0)),
    scoredMax: sumPoints(scored.map(({ maxPoints }) => maxPoints)),
    maxPoints: sumPoints(lines.map(({ maxPoints }) => maxPoints)),
  }
}

/** Scores a unit by a version. A line without input stays open and is in no sum; a faulty input says what is wrong with it. */
export const scoreIndex = (version: IndexVersion, inputs: Inputs): ScoredIndex => {
  const areas = version.areas.map((area): ScoredArea => {
    const criteria = area.criteria.map((criterion): ScoredCriterion => {
      const subCriteria = criterion.subCriteria.map((one) => scoreSubCriterion(one, inputs))
      return { code: criterion.code, name: criterion.name, maxPoints: criterion.maxPoints, points: total(subCriteria), subCriteria }
    })
    return { code: area.code, name: area.name, maxPoints: area.maxPoints, points: total(criteria), criteria }
  })
  const lines = areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria))
  const [verified, survey] = [subtotal(lines.filter(({ method }) => method !== 'survey')), subtotal(lines.filter(({ method }) => method === 'survey'))]
  const all = subtotal(lines)
  return { areas, ...all, verified, survey, isComplete: lines.every(({ points }) => points !== null) }
}

/** When no survey was held, what was verified counts on the whole scale: 62,16 of 75 are 82,88 of 100. */
export const rescaledWithoutSurvey = ({ verified, maxPoints }: ScoredIndex): number | null =>
  verified.maxPoints === 0 ? null : toPoints((verified.points * maxPoints) / verified.maxPoints)
