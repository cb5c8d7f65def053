import type { IndexVersion, SubCriterion } from '#law/par-index.ts'
import { sumPoints } from './score.ts'

/** What is wrong with a set of criteria, and on which line. */
export type VersionFault =
  | { readonly code: 'codeTwice' | 'stepsNotRising' | 'stepsBeyondMaximum' | 'stepsShortOfMaximum' | 'noneBelowFull'; readonly line: string }
  | { readonly code: 'orphan'; readonly line: string; readonly parent: string }
  | { readonly code: 'sumDiffers'; readonly line: string; readonly declared: number; readonly sum: number }

type Node = { readonly code: string; readonly maxPoints: number }

const sums = (line: string, declared: number, children: readonly Node[]): VersionFault[] => {
  const sum = sumPoints(children.map(({ maxPoints }) => maxPoints))
  return sum === declared ? [] : [{ code: 'sumDiffers', line, declared, sum }]
}

const orphans = (parent: string, children: readonly Node[]): VersionFault[] =>
  children.filter(({ code }) => !code.startsWith(`${parent}.`)).map(({ code }) => ({ code: 'orphan', line: code, parent }))

const stepFaults = ({ code: line, maxPoints, method }: SubCriterion): VersionFault[] => {
  if ((method.kind === 'ratio' || method.kind === 'fromSystem') && method.noneBelow >= method.fullAt) return [{ code: 'noneBelowFull', line }]
  if (method.kind !== 'steps' && !(method.kind === 'fromSystem' && method.steps !== undefined)) return []
  const steps = method.steps ?? []
  const rises = steps.every((step, i) => {
    const before = steps[i - 1]
    return before === undefined || (before.from < step.from && before.points <= step.points)
  })
  const highest = Math.max(...steps.map(({ points }) => points))
  return [
    ...(rises ? [] : [{ code: 'stepsNotRising', line } as const]),
    ...(highest > maxPoints ? [{ code: 'stepsBeyondMaximum', line } as const] : highest < maxPoints ? [{ code: 'stepsShortOfMaximum', line } as const] : []),
  ]
}

/** Checks a set before it may be used: points add up at every level, no code twice, no orphan, steps rise to the maximum. */
export const checkVersion = (version: IndexVersion): readonly VersionFault[] => {
  const criteria = version.areas.flatMap(({ criteria }) => criteria)
  const leaves = criteria.flatMap(({ subCriteria }) => subCriteria)
  const codes = [...version.areas, ...criteria, ...leaves].map(({ code }) => code)
  return [
    ...codes.filter((code, i) => codes.indexOf(code) !== i).map((line) => ({ code: 'codeTwice', line } as const)),
    ...sums('', version.maxPoints, version.areas),
    ...version.areas.flatMap((area) => [...sums(area.code, area.maxPoints, area.criteria), ...orphans(area.code, area.criteria)]),
    ...criteria.flatMap((criterion) => [...sums(criterion.code, criterion.maxPoints, criterion.subCriteria), ...orphans(criterion.code, criterion.subCriteria)]),
    ...leaves.flatMap(stepFaults),
  ]
}

/** What changed from one set to another, line by line. */
export type VersionChange =
  | { readonly kind: 'added' | 'removed'; readonly code: string; readonly name: string; readonly maxPoints: number }
  | { readonly kind: 'changed'; readonly code: string; readonly name: string; readonly what: readonly ('name' | 'maxPoints' | 'method')[] }

export const compareVersions = (before: IndexVersion, after: IndexVersion): readonly VersionChange[] => {
  const leavesOf = (version: IndexVersion) => new Map(version.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria)).map((leaf) => [leaf.code, leaf]))
  const [old, now] = [leavesOf(before), leavesOf(after)]
  const brief = ({ code, name, maxPoints }: SubCriterion) => ({ code, name, maxPoints })
  return [
    ...[...old.values()].filter(({ code }) => !now.has(code)).map((leaf) => ({ kind: 'removed', ...brief(leaf) } as const)),
    ...[...now.values()].flatMap((leaf): VersionChange[] => {
      const was = old.get(leaf.code)
      if (was === undefined) return [{ kind: 'added', ...brief(leaf) }]
      const what = (['name', 'maxPoints', 'method'] as const).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(leaf[field]))
      return what.length === 0 ? [] : [{ kind: 'changed', code: leaf.code, name: leaf.name, what }]
    }),
  ]
}
