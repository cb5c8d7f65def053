import { sql, type RawBuilder } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { instantOf, type Instant } from '#kernel/time.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import { gainOfOne, keptBy, lossesOf, mendingOrder, type IndicatorLoss, type MissingSet } from './domain/losses.ts'
import { minutesOf } from './domain/period.ts'
import { isProcedureMeasure, standingsOf } from './domain/procedures.ts'
import { isDossierMeasure, type DossierMeasure } from './domain/tally.ts'
import { dossierFacts } from './dossier-facts.ts'
import { DOSSIER_MEASURES } from './measures.ts'
import { onGround, type IndexCode, type IndexGround, type IndexQuestion } from './queries.ts'

/**
 * Lists behind lost points: what is still in time and falls due within the period, what can still be mended, and what
 * is lost for this period.
 */
export const LOSS_LISTS = ['keep', 'mend', 'gone'] as const
export type LossList = (typeof LOSS_LISTS)[number]

export type LossQuestion = IndexQuestion & { readonly list: LossList; readonly measure: QualityMeasure | null; readonly skip: number; readonly limit: number }

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

export type LostProcedure = { readonly procedureCode: string; readonly measure: QualityMeasure; readonly gain: number }

export type Losses = IndexGround & {
  readonly indicators: readonly IndicatorLoss[]
  /** Dossiers in time that fall due before the period ends, and what finishing all of them in time keeps. */
  readonly atRisk: { readonly count: number; readonly gain: number }
  readonly dossiers: readonly LostDossier[]
  /** How many the list holds in all. */
  readonly total: number
  readonly procedures: readonly LostProcedure[]
}

/** Measures of dossiers that give points at this level, and that have data. */
const measuresOf = ({ score }: IndexGround): readonly DossierMeasure[] =>
  score.indicators.flatMap(({ state, indicator }) => (state === 'scored' && isDossierMeasure(indicator.measure) ? [indicator.measure] : []))

/** Those of the measures of which a row of `fact` is missed, or can be mended. */
const gathered = (measures: readonly DossierMeasure[], also: (measure: DossierMeasure) => RawBuilder<unknown>) => {
  const each = measures.map((measure) => {
    const { base, met } = DOSSIER_MEASURES[measure]
    return sql`case when (${base}) and not (${met}) and (${also(measure)}) then ${measure}::text end`
  })
  return each.length === 0 ? sql`'{}'::text[]` : sql`array_remove(array[${sql.join(each)}], null)`
}

/** Every dossier of the index with what it is missing: the common table expression `missing`. */
const missing = (ground: IndexGround): RawBuilder<unknown> => {
  const measures = measuresOf(ground)
  const { scope } = ground
  const periodEnd = instantOf(minutesOf(scope.period).end)
  const atRisk = scope.isRunning && measures.includes('resolvedInTime') ? sql`is_pending and in_time and due_at < ${periodEnd}` : sql`false`
  return sql`${dossierFacts(scope)}, missing as (
    select id, code, procedure_code, competent_unit_id, due_at, closed_at, coalesce(${atRisk}, false) as at_risk,
      ${gathered(measures, () => sql`true`)} as missed,
      ${gathered(measures, (measure) => DOSSIER_MEASURES[measure].mendable)} as mendable
    from fact
  )`
}

type SetRow = { readonly missed: readonly QualityMeasure[]; readonly mendable: readonly QualityMeasure[]; readonly count: number; readonly atRisk: number }

const readSets = async (trx: Trx, ground: IndexGround): Promise<readonly SetRow[]> => {
  const { rows } = await sql<SetRow>`
    with ${missing(ground)}
    select missed, mendable, count(*)::int as count, (count(*) filter (where at_risk))::int as "atRisk"
    from missing group by missed, mendable`.execute(trx)
  return rows
}

const within = (list: LossList, measure: QualityMeasure | null): RawBuilder<unknown> => {
  const named = (column: string) => (measure === null ? sql`` : sql`and ${measure}::text = any(${sql.ref(column)})`)
  switch (list) {
    case 'keep':
      return sql`at_risk`
    case 'mend':
      return sql`mendable <> '{}' ${named('mendable')}`
    case 'gone':
      return measure === null
        ? sql`exists (select from unnest(missed) one where not one = any(mendable))`
        : sql`${measure}::text = any(missed) and not ${measure}::text = any(mendable)`
  }
}

type DossierRow = Omit<LostDossier, 'gain' | 'measures'> & { readonly missed: readonly QualityMeasure[]; readonly mendable: readonly QualityMeasure[] }

const listDossiers = async (trx: Trx, ground: IndexGround, question: LossQuestion, order: readonly string[]): Promise<readonly LostDossier[]> => {
  const { list, measure, skip, limit } = question
  const { rows } = await sql<DossierRow>`
    with ${missing(ground)}
    select id as "dossierId", code, procedure_code as "procedureCode", competent_unit_id as "unitId", due_at as "dueAt",
      closed_at as "closedAt", missed, mendable
    from missing where ${within(list, measure)}
    order by ${list === 'mend' ? sql`array_position(${order}::text[], array_to_string(mendable, ',')),` : sql``} due_at nulls last, code
    offset ${skip} limit ${limit}`.execute(trx)
  return rows.map(({ missed, mendable, ...row }) => {
    switch (list) {
      case 'keep':
        return { ...row, measures: [], gain: keptBy(groundOf(ground), 1) }
      case 'mend':
        return { ...row, measures: mendable, gain: gainOfOne(groundOf(ground), mendable) }
      case 'gone':
        return { ...row, measures: missed.filter((one) => !mendable.includes(one)), gain: 0 }
    }
  })
}

const groundOf = ({ scope, level, inputs }: IndexGround) => ({ version: scope.version, level, inputs })

/** Procedures outside the numerators, those that gain the most first. */
const lostProcedures = (ground: IndexGround, measure: QualityMeasure | null): readonly LostProcedure[] => {
  const { facts, tree, unit, score } = ground
  const units = tree.subtree(unit.id)
  const offered = facts.offered.filter((one) => units.has(one.unitId))
  const usage = {
    sentOnline: new Set(facts.dossiers.flatMap((one) => (one.sentOnline > 0 ? [one.procedureCode] : []))),
    paidOnline: new Set(facts.dossiers.flatMap((one) => (one.shares.paidOnline.numerator > 0 ? [one.procedureCode] : []))),
  }
  const lost = score.indicators.flatMap(({ indicator, state }): LostProcedure[] => {
    const own = indicator.measure
    if (state !== 'scored' || !isProcedureMeasure(own) || (measure !== null && own !== measure)) return []
    const gain = gainOfOne(groundOf(ground), [own])
    return standingsOf(own, offered, facts.posted, usage).flatMap(({ procedureCode, standing }) =>
      standing === 'missed' ? [{ procedureCode, measure: own, gain }] : [],
    )
  })
  return lost.toSorted((a, b) => b.gain - a.gain)
}

/**
 * What cost a unit its points: by indicator how many dossiers and procedures stand outside, and of one list the
 * dossiers, those first that gain the most. Gains are those of the scoring rules themselves.
 */
export const findLosses = (ctx: Ctx, question: LossQuestion): Promise<Result<Losses, IndexCode>> =>
  onGround(ctx, question, async (trx, ground) => {
    const rows = await readSets(trx, ground)
    const procedures = lostProcedures(ground, null)
    const ofProcedures = [...Map.groupBy(procedures, (one) => one.measure)].map(
      ([measure, lost]): MissingSet => ({ missed: [measure], mendable: [measure], count: lost.length }),
    )
    const sets = [...rows, ...ofProcedures]
    const base = groundOf(ground)
    const atRisk = rows.reduce((sum, row) => sum + row.atRisk, 0)
    return {
      ...ground,
      indicators: lossesOf(base, sets),
      atRisk: { count: atRisk, gain: keptBy(base, atRisk) },
      dossiers: await listDossiers(trx, ground, question, mendingOrder(base, rows)),
      total: question.list === 'keep' ? atRisk : rows.reduce((sum, row) => sum + (isListed(question, row) ? row.count : 0), 0),
      procedures: question.measure === null ? procedures : procedures.filter((one) => one.measure === question.measure),
    }
  })

/** The same words as `within`, over what was counted. */
const isListed = ({ list, measure }: LossQuestion, { missed, mendable }: SetRow): boolean => {
  const listed = list === 'mend' ? mendable : missed.filter((one) => !mendable.includes(one))
  return measure === null ? listed.length > 0 : listed.includes(measure)
}
