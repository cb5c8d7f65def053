import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import type { LossList } from './domain/losses.ts'
import { isDossierMeasure, type DossierMeasure } from './domain/tally.ts'
import { dossierFacts } from './dossier-facts.ts'
import { DOSSIER_MEASURES } from './measures.ts'
import type { IndexGround } from './queries.ts'

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
export const measuresOf = ({ score }: IndexGround): readonly DossierMeasure[] =>
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
  return sql`${dossierFacts(ground.scope)}, missing as (
    select id, code, procedure_code, competent_unit_id, due_at, closed_at, is_at_risk,
      ${gathered(measures, () => sql`true`)} as missed,
      ${gathered(measures, (measure) => DOSSIER_MEASURES[measure].mendable)} as mendable
    from fact
  )`
}

const within = (list: LossList, measure: QualityMeasure | null): RawBuilder<unknown> => {
  switch (list) {
    case 'keep':
      return sql`is_at_risk`
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
