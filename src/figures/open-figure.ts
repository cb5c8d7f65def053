import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { INTAKES, POINT_KINDS, type PointKind } from '#dossiers/domain/figure-points.ts'
import type { Phase } from '#dossiers/domain/dossier.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { columnOf, definitionOf, type Measure, type Terms } from './domain/measure.ts'
import { spansOf, type Question, type Span } from './domain/question.ts'
import { narrowedBy, reachedUnits } from './narrowing.ts'

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

type Term = { readonly kind: number; readonly intake: number; readonly within: boolean; readonly weight: number }

const termsOf = (measure: Measure): readonly Term[] => {
  const { before, during } = definitionOf(measure)
  return [...weights(before).map((one) => ({ ...one, within: false })), ...weights(during).map((one) => ({ ...one, within: true }))]
}

const kindsOf = (terms: readonly Term[]): RawBuilder<unknown> => sql`p.kind = any (${[...new Set(terms.map((one) => one.kind))]}::smallint[])`

/** The points `p` that the number adds up, with what each weighs. */
const weighed = (terms: readonly Term[], { from, until }: Span, asOf: Instant): RawBuilder<unknown> => sql`
  join unnest(${terms.map((one) => one.kind)}::smallint[], ${terms.map((one) => one.intake)}::smallint[],
      ${terms.map((one) => one.within)}::boolean[], ${terms.map((one) => one.weight)}::int[]) as t (kind, intake, within, weight)
    on t.kind = p.kind and t.intake = p.intake and t.within = (p.at >= ${from})
  where p.at < ${until} and p.recorded_at <= ${asOf}`

/** What happened in the period: its points alone are read. */
const happened = (opening: Opening, terms: readonly Term[], span: Span): RawBuilder<unknown> => sql`
  select p.dossier_id from figure_point p ${weighed(terms, span, opening.asOf)}
    and p.at >= ${span.from} and ${kindsOf(terms)} and ${narrowedBy(opening)}
    and (${opening.after ?? null}::uuid is null or p.dossier_id > ${opening.after ?? null}::uuid)
  group by p.dossier_id having sum(p.amount * t.weight) > 0
  order by p.dossier_id limit ${opening.limit}`

/**
 * What stood at a moment: only a dossier that is still under way, or to which something happened since (or was entered
 * since `asOf`), can have stood there; of each its own points are read. A dossier that has ended adds up to nought, so
 * something other than its reception must have happened to it since.
 */
const stood = (opening: Opening, terms: readonly Term[], span: Span, moment: Instant): RawBuilder<unknown> => sql`
  select c.dossier_id from (
    select id as dossier_id from dossier
      where tenant_id = current_tenant() and phase = 'open' and competent_unit_id in ${reachedUnits(opening)}
    union select id from dossier
      where tenant_id = current_tenant() and phase = 'submitted' and competent_unit_id in ${reachedUnits(opening)}
    union select p.dossier_id from figure_point p where ${narrowedBy(opening)} and ${kindsOf(terms.filter(({ kind }) => kind !== POINT_KINDS.received))} and p.at >= ${moment}
    union select p.dossier_id from figure_point p where ${narrowedBy(opening)} and ${kindsOf(terms)} and p.recorded_at > ${opening.asOf}
  ) as c
  where (${opening.after ?? null}::uuid is null or c.dossier_id > ${opening.after ?? null}::uuid)
    and (select sum(p.amount * t.weight) from figure_point p ${weighed(terms, span, opening.asOf)}
      and p.dossier_id = c.dossier_id and ${narrowedBy(opening)}) > 0
  order by c.dossier_id limit ${opening.limit}`

/** Undefined for what only happens; else the moment at which something has to stand to be counted. */
const momentOf = (measure: Measure, { from, until }: Span): Instant | undefined => {
  const { before, during } = definitionOf(measure)
  if (Object.keys(before).length === 0) return undefined
  return before === during ? until : from
}

/**
 * The dossiers that a number counted, in the order in which they were made: the same points, the same narrowing, the
 * same moment as in `askFigures`, so that there are exactly as many. Costs what happened in the period, or what is under
 * way and happened since the moment asked for; never all that there ever was.
 */
export const openFigure = async (trx: Trx, opening: Opening): Promise<readonly CountedDossier[]> => {
  const [span] = spansOf(opening, undefined)
  if (span === undefined) return []
  const terms = termsOf(opening.measure)
  const moment = momentOf(opening.measure, span)
  const { rows } = await sql<CountedDossier>`
    with counted as materialized (${moment === undefined ? happened(opening, terms, span) : stood(opening, terms, span, moment)})
    select d.id, d.code, d.procedure_code as "procedureCode", d.sector_code as "sectorCode",
      d.competent_unit_id as "competentUnitId", d.receiving_unit_id as "receivingUnitId", d.phase,
      d.submitted_at as "submittedAt", d.accepted_at as "acceptedAt", d.due_at as "dueAt", d.finished_at as "finishedAt",
      d.ended_at as "endedAt"
    from counted c join dossier d on d.tenant_id = current_tenant() and d.id = c.dossier_id order by d.id`.execute(trx)
  return rows
}
