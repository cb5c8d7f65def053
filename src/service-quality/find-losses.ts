import type { Ctx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import { gainOf } from './domain/gain.ts'
import { gainOfOne, keptBy, lossesOf, mendingOrder, type Ground, type IndicatorLoss, type LossList, type MissingSet } from './domain/losses.ts'
import { petitionSets, standingsAt } from './domain/petition-standings.ts'
import { missingSetsOf } from './domain/profile.ts'
import { isProcedureMeasure, MENDABLE_PROCEDURE_MEASURES, standingsOf } from './domain/procedures.ts'
import { usageOf } from './domain/tally.ts'
import { findLostPetitions, type LostPetition } from './lost-petitions.ts'
import { listMissing, measuresOf, type MissingRow } from './missing-dossiers.ts'
import { onGround, type IndexCode, type IndexGround, type IndexQuestion } from './queries.ts'

export type LossQuestion = IndexQuestion & { readonly list: LossList; readonly indicatorCode: string | null; readonly skip: number; readonly limit: number }

/** A dossier behind lost points; no personal data. */
export type LostDossier = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureCode: string
  readonly unitId: UnitId
  readonly dueAt: Instant | null
  readonly closedAt: Instant | null
  readonly measures: readonly QualityMeasure[]
  /** What it alone would gain or keep, in points before rounding; 0 for what is lost. */
  readonly gain: number
}

/** A procedure behind lost points; it gains nothing once it cannot be mended any more. */
export type LostProcedure = {
  readonly procedureCode: string
  readonly measure: QualityMeasure
  readonly isMendable: boolean
  readonly gain: number
}

export type Losses = IndexGround & {
  readonly indicators: readonly IndicatorLoss[]
  /** Dossiers in time that fall due before the period ends, and what finishing all of them in time keeps. */
  readonly atRisk: { readonly count: number; readonly gain: number }
  readonly dossiers: readonly LostDossier[]
  /** What working off the first of them together is worth. */
  readonly lead: { readonly count: number; readonly gain: number }
  /** How many the list holds in all. */
  readonly count: number
  /** What mending everything that can be mended gains. */
  readonly mendGain: number
  readonly procedures: readonly LostProcedure[]
  /** Petitions outside the numerators; none of them can be mended. */
  readonly petitions: readonly LostPetition[]
}

const groundOf = ({ scope, level, inputs }: IndexGround): Ground => ({ version: scope.version, level, inputs })

/** Procedures outside the numerators, those that gain the most first. */
const lostProcedures = (ground: IndexGround): readonly LostProcedure[] => {
  const { facts, scope, tree, unit, score } = ground
  const units = tree.subtree(unit.id)
  const offered = facts.offered.filter((one) => units.has(one.unitId))
  const lost = score.indicators.flatMap(({ indicator, state }): LostProcedure[] => {
    const { measure } = indicator
    if (state !== 'scored' || !isProcedureMeasure(measure)) return []
    const isMendable = scope.isRunning && !scope.isPast && MENDABLE_PROCEDURE_MEASURES.has(measure)
    const gain = isMendable ? gainOfOne(groundOf(ground), [measure]) : 0
    return standingsOf(measure, offered, facts.posted, usageOf(facts.dossiers)).flatMap(({ procedureCode, standing }) =>
      standing === 'missed' ? [{ procedureCode, measure, isMendable, gain }] : [],
    )
  })
  return lost.toSorted((a, b) => b.gain - a.gain)
}

const withGain = (ground: Ground, list: LossList, { missed, mendable, ...row }: MissingRow): LostDossier => {
  switch (list) {
    case 'keep':
      return { ...row, measures: [], gain: keptBy(ground, 1) }
    case 'mend':
      return { ...row, measures: mendable, gain: gainOfOne(ground, mendable) }
    case 'gone':
      return { ...row, measures: missed.filter((one) => !mendable.includes(one)), gain: 0 }
  }
}

/** As many as one works off at a sitting. */
const LEAD = 5

/** What the first dossiers of a list are worth together: not the sum of each, since points have a ceiling. */
const leadOf = (ground: Ground, list: LossList, rows: readonly MissingRow[]): Losses['lead'] => {
  const first = rows.slice(0, LEAD)
  if (list === 'keep') return { count: first.length, gain: keptBy(ground, first.length) }
  const moves: { [measure in QualityMeasure]?: number } = {}
  if (list === 'mend') for (const { mendable } of first) for (const measure of mendable) moves[measure] = (moves[measure] ?? 0) + 1
  return { count: first.length, gain: gainOf(ground.version, ground.level, ground.inputs, moves) }
}

/** Is a dossier of this set in the list? The same words as those of the statement that lists them. */
const isListed = (list: LossList, measure: QualityMeasure | null, { missed, mendable }: MissingSet): boolean => {
  const listed = list === 'mend' ? mendable : missed.filter((one) => !mendable.includes(one))
  return measure === null ? listed.length > 0 : listed.includes(measure)
}

/**
 * What cost a unit its points: by indicator how many dossiers and procedures stand outside, and of one list the
 * dossiers, those first that gain the most. Gains are those of the scoring rules themselves.
 */
export const findLosses = (ctx: Ctx, question: LossQuestion): Promise<Result<Losses, IndexCode>> =>
  onGround(ctx, question, async (trx, asked) => {
    const { list, skip, limit } = question
    const measure = asked.scope.version.indicators.find((one) => one.code === question.indicatorCode)?.measure ?? null
    const ground = groundOf(asked)
    const sets = missingSetsOf(asked.facts.profiles, measuresOf(asked))
    const procedures = lostProcedures(asked)
    const standings = standingsAt(asked.facts.petitions, asked.tree.subtree(asked.unit.id))
    const all = [...sets, ...petitionSets(standings), ...procedures.map((one): MissingSet => ({ missed: [one.measure], mendable: one.isMendable ? [one.measure] : [], count: 1 }))]
    const atRisk = sets.reduce((sum, set) => sum + set.atRisk, 0)
    const indicators = lossesOf(ground, all)
    const rows = await listMissing(trx, asked, { list, measure, skip, limit, order: mendingOrder(ground, sets) })
    return {
      ...asked,
      indicators,
      atRisk: { count: atRisk, gain: keptBy(ground, atRisk) },
      mendGain: gainOf(ground.version, ground.level, ground.inputs, Object.fromEntries(indicators.map((one) => [one.indicator.measure, one.mendable]))),
      dossiers: rows.map((row) => withGain(ground, list, row)),
      lead: leadOf(ground, list, rows),
      count: list === 'keep' ? atRisk : sets.reduce((sum, set) => sum + (isListed(list, measure, set) ? set.count : 0), 0),
      procedures: procedures.filter((one) => list !== 'keep' && one.isMendable === (list === 'mend') && (measure === null || one.measure === measure)),
      petitions: list === 'gone' ? await findLostPetitions(trx, standings, measure) : [],
    }
  })
