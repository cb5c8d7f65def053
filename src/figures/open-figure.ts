import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { INTAKES, POINT_KINDS, type PointKind } from '#dossiers/domain/figure-points.ts'
import type { Phase } from '#dossiers/domain/dossier.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { columnOf, definitionOf, type Measure, type Terms } from './domain/measure.ts'
import { spansOf, type Question } from './domain/question.ts'
import { narrowedBy } from './narrowing.ts'

/** A dossier that a figure counted, with today's state beside what was counted. */
export type CountedDossier = {
  readonly id: DossierId
  readonly code: string | null
  readonly procedureCode: string
  readonly sectorCode: string
  readonly competentUnitId: UnitId
  readonly receivingUnitId: UnitId
  readonly phase: Phase
  readonly submittedAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly dueAt: Instant | null
  readonly finishedAt: Instant | null
  readonly endedAt: Instant | null
}

/** A number to be opened: its question, which measure, and from which dossier on (by id, excluded). */
export type Opening = Question & { readonly measure: Measure; readonly limit: number; readonly after?: DossierId | undefined }

/** What each kind of point, by the way the dossier came in, counts for in a measure. */
const weights = (terms: Terms): readonly { kind: number; intake: number; weight: number }[] =>
  (Object.entries(POINT_KINDS) as [PointKind, number][]).flatMap(([kind, code]) =>
    INTAKES.flatMap((intake, i) => {
      const weight = terms[columnOf(kind, intake)] ?? 0
      return weight === 0 ? [] : [{ kind: code, intake: i + 1, weight }]
    }),
  )

/**
 * The dossiers that a number counted, in the order in which they were made: the same points, the same narrowing, the
 * same moment as in `askFigures`, so that there are exactly as many.
 */
export const openFigure = async (trx: Trx, opening: Opening): Promise<readonly CountedDossier[]> => {
  const [span] = spansOf(opening, undefined)
  if (span === undefined) return []
  const { before, during } = definitionOf(opening.measure)
  const terms = [
    ...weights(before).map((one) => ({ ...one, within: false })),
    ...weights(during).map((one) => ({ ...one, within: true })),
  ]
  const { rows } = await sql<CountedDossier>`
    with term as (
      select * from unnest(${terms.map((one) => one.kind)}::smallint[], ${terms.map((one) => one.intake)}::smallint[],
        ${terms.map((one) => one.within)}::boolean[], ${terms.map((one) => one.weight)}::int[]) as t (kind, intake, within, weight)
    ), counted as (
      select p.dossier_id
      from figure_point p join term t on t.kind = p.kind and t.intake = p.intake and t.within = (p.at >= ${span.from})
      where ${narrowedBy(opening)} and p.kind = any (${[...new Set(terms.map((one) => one.kind))]}::smallint[])
        and p.at < ${span.until} and p.recorded_at <= ${opening.asOf}
        and (${opening.after ?? null}::uuid is null or p.dossier_id > ${opening.after ?? null}::uuid)
      group by p.dossier_id having sum(p.amount * t.weight) > 0
      order by p.dossier_id limit ${opening.limit}
    )
    select d.id, d.code, d.procedure_code as "procedureCode", d.sector_code as "sectorCode",
      d.competent_unit_id as "competentUnitId", d.receiving_unit_id as "receivingUnitId", d.phase,
      d.submitted_at as "submittedAt", d.accepted_at as "acceptedAt", d.due_at as "dueAt", d.finished_at as "finishedAt",
      d.ended_at as "endedAt"
    from counted c join dossier d on d.tenant_id = current_tenant() and d.id = c.dossier_id order by d.id`.execute(trx)
  return rows
}
