import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { instantOf, type Instant } from '#kernel/time.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import type { LossList, MissingSet } from './domain/losses.ts'
import { minutesOf } from './domain/period.ts'
import { isDossierMeasure, type DossierMeasure } from './domain/tally.ts'
import { dossierFacts } from './dossier-facts.ts'
import { DOSSIER_MEASURES } from './measures.ts'
import type { IndexGround } from './queries.ts'

/** Dossiers that miss the same, and how many of them are in time and fall due within the running period. */
export type CountedSet = MissingSet & { readonly atRisk: number }

/** A dossier with the measures that it misses, and those of them that can still be mended. */
export type MissingRow = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureCode: string
  readonly unitId: UnitId
  readonly dueAt: Instant | null
  readonly closedAt: Instant | null
  readonly missed: readonly QualityMeasure[]
  readonly mendable: readonly QualityMeasure[]
}

/** Measures of dossiers that give points to the unit of the index. */
const measuresOf = ({ score }: IndexGround): readonly DossierMeasure[] =>
  score.indicators.flatMap(({ state, indicator }) => (state === 'scored' && isDossierMeasure(indicator.measure) ? [indicator.measure] : []))

/** Those of the measures in whose denominator a row of `fact` is, but not in the numerator, and of which `also` holds. */
const gathered = (measures: readonly DossierMeasure[], also: (measure: DossierMeasure) => RawBuilder<unknown>): RawBuilder<unknown> => {
  const each = measures.map((measure) => {
    const { base, met } = DOSSIER_MEASURES[measure]
    return sql`case when (${base}) and not (${met}) and (${also(measure)}) then ${measure}::text end`
  })
  return each.length === 0 ? sql`'{}'::text[]` : sql`array_remove(array[${sql.join(each)}], null)`
}

/** Every dossier of the index with what it misses: the common table expressions that end in `missing`. */
const missing = (ground: IndexGround): RawBuilder<unknown> => {
  const measures = measuresOf(ground)
  const periodEnd = instantOf(minutesOf(ground.scope.period).end)
  const atRisk = measures.includes('resolvedInTime') ? sql`coalesce(is_open_now and in_time and due_at < ${periodEnd}, false)` : sql`false`
  return sql`${dossierFacts(ground.scope)}, missing as (
    select id, code, procedure_code, competent_unit_id, due_at, closed_at, ${atRisk} as at_risk,
      ${gathered(measures, () => sql`true`)} as missed,
      ${gathered(measures, (measure) => DOSSIER_MEASURES[measure].mendable)} as mendable
    from fact
  )`
}

/** How many dossiers miss what. */
export const readMissingSets = async (trx: Trx, ground: IndexGround): Promise<readonly CountedSet[]> => {
  const { rows } = await sql<CountedSet>`
    with ${missing(ground)}
    select missed, mendable, count(*)::int as count, (count(*) filter (where at_risk))::int as "atRisk"
    from missing group by missed, mendable`.execute(trx)
  return rows
}

const within = (list: LossList, measure: QualityMeasure | null): RawBuilder<unknown> => {
  switch (list) {
    case 'keep':
      return sql`at_risk`
    case 'mend':
      return measure === null ? sql`mendable <> '{}'` : sql`${measure}::text = any(mendable)`
    case 'gone':
      return measure === null
        ? sql`exists (select from unnest(missed) one where not one = any(mendable))`
        : sql`${measure}::text = any(missed) and not ${measure}::text = any(mendable)`
  }
}

export type MissingQuestion = {
  readonly list: LossList
  readonly measure: QualityMeasure | null
  readonly skip: number
  readonly limit: number
  /** What can be mended, in the order in which it is listed. */
  readonly order: readonly string[]
}

/** The dossiers of a list: by what mending them gains, then by due date. */
export const listMissing = async (trx: Trx, ground: IndexGround, { list, measure, skip, limit, order }: MissingQuestion): Promise<readonly MissingRow[]> => {
  const first = list === 'mend' ? sql`array_position(${order}::text[], array_to_string(mendable, ',')),` : sql``
  const { rows } = await sql<MissingRow>`
    with ${missing(ground)}
    select id as "dossierId", code, procedure_code as "procedureCode", competent_unit_id as "unitId", due_at as "dueAt",
      closed_at as "closedAt", missed, mendable
    from missing where ${within(list, measure)}
    order by ${first} due_at nulls last, code offset ${skip} limit ${limit}`.execute(trx)
  return rows
}
