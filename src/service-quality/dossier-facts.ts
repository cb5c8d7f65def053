import { sql, type RawBuilder } from 'kysely'
import { isPaid, isPaidOnline } from '#fees/measures.ts'
import { isPetitioned } from '#petitions/measures.ts'
import { instantOf } from '#kernel/time.ts'
import { minutesOf } from './domain/period.ts'
import type { UnitScope } from './scope.ts'

/** Events that decide when a dossier ended, how long it waited for the citizen, when it was due, and what papers it has. */
const HEARD = [
  'submitted', 'resubmitted', 'accepted', 'imported', 'resolved', 'handedOver', 'withdrawn', 'terminated', 'voided',
  'supplementRequested', 'supplementReceived', 'supplementLapsed', 'papersRecorded', 'resumed', 'obligationMet', 'extended',
  'dueRecomputed',
] as const
/** Those of them whose body has to be read. */
const READ = [
  'submitted', 'resubmitted', 'accepted', 'imported', 'supplementReceived', 'supplementLapsed', 'papersRecorded', 'resumed',
  'obligationMet', 'extended', 'dueRecomputed',
] as const
const SUPPLEMENT_ENDS = sql`type in ('supplementReceived', 'supplementLapsed')`

const minute = (moment: RawBuilder<unknown>) => sql`date_trunc('minute', ${moment})`

/**
 * One row for each dossier that lived in the period, as its events told it by `asOf` and as it stood at the end: the
 * common table expressions that end in `fact`. A supplement moves no due date here (see `judgeBy766`, with which a test
 * compares `in_time`): its moves are taken off again. Papers, files and money are those known by `asOf`, since they may
 * still come after the period. Reads the dossiers of the units that had not ended before the period, their events (one index range a dossier, the bodies of two or three), and a row each of files and money.
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
        ${isPast ? sql`or exists (select from dossier_event later where later.tenant_id = d.tenant_id
          and later.dossier_id = d.id and later.recorded_at > ${asOf})` : sql``})
  ), heard as materialized (
    select e.dossier_id, e.seq, e.type, e.occurred_at, (read.body ->> 'supplementRequests')::int as requests_before,
      read.body #>> '{due,cause}' is not null as moves_due, (read.body #>> '{due,oldDueAt}')::timestamptz as old_due_at,
      (read.body #>> '{due,newDueAt}')::timestamptz as new_due_at,
      brought.papers @? '$[*] ? (@.files.size() > 0)' as is_scanned,
      brought.papers @? '$[*] ? (@.form != "electronic" && @.form != "data" && @.alreadyHeld == false)' as is_on_paper,
      brought.papers @? '$[*] ? (@.form == "data" || @.alreadyHeld == true)' as is_reused,
      brought.papers @? '$[*] ? (@.form == "data")' or read.body #>> '{filing,submittedBy,assurance}' = 'eid' as is_by_eid
    from touched t
    join dossier_event e on e.tenant_id = t.tenant_id and e.dossier_id = t.id
    left join lateral (select e.body::jsonb as body where e.type = any(${READ}::text[])) read on true
    -- What was filed before it was sent in anew is not there any more.
    left join lateral (select coalesce(read.body -> 'papers', read.body #> '{filing,papers}') as papers
      where e.type not in ('submitted', 'resubmitted') or not exists (select from dossier_event anew
        where anew.tenant_id = e.tenant_id and anew.dossier_id = e.dossier_id and anew.type = 'resubmitted'
          and anew.seq > e.seq and anew.recorded_at <= ${asOf})) brought on true
    where e.type = any(${HEARD}::text[]) and e.recorded_at <= ${asOf}
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
        - coalesce(sum(new_due_at - old_due_at) filter (where ${SUPPLEMENT_ENDS} and ${inTime}), interval '0') as due_at,
      coalesce(bool_or(is_scanned), false) or not coalesce(bool_or(is_on_paper), false) as is_scanned,
      coalesce(bool_or(is_reused), false) as some_reused,
      coalesce(bool_or(is_by_eid), false) as by_eid
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
      j.is_scanned, j.some_reused, j.by_eid,
      exists (select from dossier_file f where f.tenant_id = d.tenant_id and f.dossier_id = d.id and f.purpose = 'result'
        and f.recorded_at <= ${asOf}) as has_result_file,
      d.fee_dong > 0 and ${isPaidOnline(asOf)} as is_paid_online,
      d.fee_dong > 0 and ${isPaid(asOf)} as is_paid,
      ${isPetitioned(end, asOf)} as is_petitioned
    from judged j
    join touched d on d.id = j.dossier_id
    join procedure_words w on w.id = d.procedure_version_id
  )`
}
