import { sql, type RawBuilder } from 'kysely'
import { POINT_KINDS } from '#dossiers/domain/figure-points.ts'
import { isPaid } from '#fees/measures.ts'
import { isPetitioned } from '#petitions/measures.ts'
import { instantOf } from '#kernel/time.ts'
import { minutesOf } from './domain/period.ts'
import type { UnitScope } from './scope.ts'

/** Events that decide when a dossier ended, how long it waited for the citizen, and when it was due. */
const HEARD = [
  'accepted', 'imported', 'resolved', 'handedOver', 'withdrawn', 'terminated', 'voided',
  'supplementRequested', 'supplementReceived', 'supplementLapsed', 'resumed', 'obligationMet', 'extended', 'dueRecomputed',
] as const
/** Those of them that the ledger of due dates may have an entry of. */
const MOVES = ['accepted', 'imported', 'supplementReceived', 'supplementLapsed', 'resumed', 'obligationMet', 'extended', 'dueRecomputed'] as const
const SUPPLEMENT_ENDS = sql`type in ('supplementReceived', 'supplementLapsed')`

/** What the figures' points say of a dossier, by the name of the column: added and not taken back. */
const TRAIT_KINDS = {
  is_scanned: POINT_KINDS.resolvedScanned,
  some_reused: POINT_KINDS.receivedReusing,
  by_eid: POINT_KINDS.receivedByIdentity,
  is_paid_online: POINT_KINDS.receivedPaidOnline,
} as const
const TRAITS = sql.join(Object.entries(TRAIT_KINDS).map(([name, kind]) =>
  sql`coalesce(sum(p.amount) filter (where p.kind = ${sql.lit(kind)}), 0) > 0 as ${sql.ref(name)}`))

const minute = (moment: RawBuilder<unknown>) => sql`date_trunc('minute', ${moment})`

/**
 * One row for each dossier that lived in the period, as its events told it by `asOf` and as it stood at the end: the
 * common table expressions that end in `fact`. A supplement moves no due date here (see `judgeBy766`, with which a test
 * compares `in_time`): its moves are taken off again. Papers, files and money are those known by `asOf`, since they may
 * still come after the period; the first and the last are what the figures' points say. Reads the dossiers of the units that had
 * not ended before the period; of each its events (one index range, no bodies but of imported ones), its points and files.
 */
export const dossierFacts = ({ begin, end, asOf, isPast, isRunning, period, units, version }: UnitScope): RawBuilder<unknown> => {
  const inTime = sql`occurred_at < ${end}`
  return sql`
  touched as materialized (
    select d.id, d.tenant_id, d.code, d.procedure_code, d.procedure_version_id, d.sector_code, d.channel,
      d.competent_unit_id, d.fee_dong
    from dossier d
    where d.tenant_id = current_tenant() and d.competent_unit_id = any(${units}::uuid[]) and d.accepted_at < ${end}
      and (coalesce(d.finished_at, d.ended_at, 'infinity') >= ${begin}
        ${isPast ? sql`or d.id in (select later.dossier_id from dossier_event later
          where later.tenant_id = current_tenant() and later.recorded_at > ${asOf})` : sql``})
  ), heard as materialized (
    select e.dossier_id, e.seq, e.type, e.occurred_at,
      case when e.type = 'imported' then (e.body::jsonb ->> 'supplementRequests')::int end as requests_before,
      m.seq is not null as moves_due, m.old_due_at, m.new_due_at
    from touched t
    join dossier_event e on e.tenant_id = t.tenant_id and e.dossier_id = t.id
    left join deadline_entry m on m.tenant_id = e.tenant_id and m.dossier_id = e.dossier_id and m.seq = e.seq and e.type = any(${MOVES}::text[])
    where e.type = any(${HEARD}::text[]) and e.recorded_at <= ${asOf}
  ), trait as materialized (
    select t.id as dossier_id, ${TRAITS}
    from touched t join figure_point p on p.dossier_id = t.id and p.tenant_id = t.tenant_id
      and p.kind = any(${Object.values(TRAIT_KINDS)}::smallint[]) and p.recorded_at <= ${asOf}
    group by t.id
  ), life as (
    select dossier_id,
      min(occurred_at) filter (where type in ('accepted', 'imported')) as accepted_at,
      min(occurred_at) filter (where type = 'resolved' and ${inTime}) as resolved_at,
      min(occurred_at) filter (where type = 'handedOver' and ${inTime}) as handed_over_at,
      min(occurred_at) filter (where type in ('withdrawn', 'terminated') and ${inTime}) as ended_at,
      bool_or(type = 'voided') as is_voided,
      count(*) filter (where type = 'supplementRequested' and ${inTime}) + coalesce(max(requests_before), 0) as supplement_requests,
      min(occurred_at) filter (where type = 'supplementRequested' and ${inTime}) as asked_at,
      min(occurred_at) filter (where ${SUPPLEMENT_ENDS} and ${inTime}) as answered_at,
      (array_agg(new_due_at order by seq desc) filter (where moves_due and ${inTime}))[1]
        - coalesce(sum(new_due_at - old_due_at) filter (where ${SUPPLEMENT_ENDS} and ${inTime}), interval '0') as due_at
    from heard group by dossier_id
  ), ended as (
    select *, coalesce(resolved_at, handed_over_at, ended_at) as closed_at, coalesce(resolved_at, handed_over_at) as done_at
    from life where accepted_at < ${end} and not is_voided
  ), judged as (
    select *, not case
        when supplement_requests > ${version.timeliness.mostSupplementRequests} then true
        when due_at is null then false
        else ${minute(sql`case when closed_at is null and asked_at is not null and answered_at is null then asked_at
            else coalesce(closed_at, ${end}::timestamptz) end`)}
          - coalesce(${minute(sql`coalesce(answered_at, closed_at)`)} - ${minute(sql`asked_at`)}, interval '0')
          > ${minute(sql`due_at`)} end as in_time
    from ended where closed_at is null or closed_at >= ${begin}
  ), procedure_words as materialized (
    select v.id, json_array_length(v.body -> 'results') > 0 as gives_paper
    from procedure_version v
    where v.tenant_id = current_tenant() and v.id in (select procedure_version_id from touched)
  ), fact as materialized (
    select d.id, d.code, d.procedure_code, d.sector_code, d.competent_unit_id, d.channel, d.fee_dong, w.gives_paper,
      j.accepted_at, j.due_at, j.closed_at, j.done_at, j.in_time,
      j.accepted_at >= ${begin} as is_received,
      j.done_at is not null as is_done,
      j.closed_at is null as is_pending,
      ${!isPast}::boolean as is_now,
      j.closed_at is null and ${!isPast && isRunning}::boolean as is_open_now,
      coalesce(j.closed_at is null and ${!isPast && isRunning}::boolean and j.in_time and j.due_at < ${instantOf(minutesOf(period).end)}, false)
        as is_at_risk,
      ${sql.join(Object.keys(TRAIT_KINDS).map((name) => sql`coalesce(x.${sql.ref(name)}, false) as ${sql.ref(name)}`))},
      exists (select from dossier_file f where f.tenant_id = d.tenant_id and f.dossier_id = d.id and f.purpose = 'result'
        and f.recorded_at <= ${asOf}) as has_result_file,
      d.fee_dong > 0 and ${isPaid(asOf)} as is_paid,
      ${isPetitioned(end, asOf)} as is_petitioned
    from judged j
    join touched d on d.id = j.dossier_id
    left join trait x on x.dossier_id = d.id
    join procedure_words w on w.id = d.procedure_version_id
  )`
}
