import { sql, type RawBuilder } from 'kysely'
import { isPaid, isPaidOnline } from '#fees/measures.ts'
import type { UnitScope } from './scope.ts'

/** Events that decide when a dossier ended, how long it waited for the citizen, and when it was due. */
const CLOCK_EVENTS = [
  'accepted', 'imported', 'resolved', 'handedOver', 'withdrawn', 'terminated', 'voided', 'supplementRequested',
  'supplementReceived', 'supplementLapsed', 'resumed', 'obligationMet', 'extended', 'dueRecomputed',
] as const
const PAPER_EVENTS = ['submitted', 'resubmitted', 'accepted', 'imported', 'supplementReceived', 'papersRecorded'] as const

const minute = (moment: RawBuilder<unknown>) => sql`date_trunc('minute', ${moment})`

/**
 * One row for each dossier that lived in the period, as its events told it by `asOf` and as it stood at the end: the
 * common table expressions that end in `fact`. A supplement moves no due date here (see `judgeBy766`, with which a test
 * compares `in_time`): its moves are taken off again. Papers, files and money are those known by `asOf`, since they may
 * still come after the period. Reads the dossiers of the units that had not ended before the
 * period, their events, and a row each of files and money: some twelve index probes a dossier.
 */
export const dossierFacts = ({ begin, end, asOf, isPast, isRunning, units, version }: UnitScope): RawBuilder<unknown> => sql`
  touched as materialized (
    select d.id, d.tenant_id, d.code, d.procedure_code, d.procedure_version_id, d.sector_code, d.channel,
      d.competent_unit_id, d.fee_dong
    from dossier d
    where d.tenant_id = current_tenant() and d.competent_unit_id = any(${units}::uuid[]) and d.accepted_at < ${end}
      and (coalesce(d.finished_at, d.ended_at, 'infinity') >= ${begin}
        ${isPast ? sql`or exists (select from dossier_event later where later.tenant_id = d.tenant_id
          and later.dossier_id = d.id and later.recorded_at > ${asOf})` : sql``})
  ), life as (
    select e.dossier_id,
      min(e.occurred_at) filter (where e.type in ('accepted', 'imported')) as accepted_at,
      min(e.occurred_at) filter (where e.type = 'resolved') as resolved_at,
      min(e.occurred_at) filter (where e.type = 'handedOver') as handed_over_at,
      min(e.occurred_at) filter (where e.type in ('withdrawn', 'terminated')) as ended_at,
      bool_or(e.type = 'voided') as is_voided,
      count(*) filter (where e.type = 'supplementRequested')
        + coalesce(max((e.body ->> 'supplementRequests')::int) filter (where e.type = 'imported'), 0) as supplement_requests,
      min(e.occurred_at) filter (where e.type = 'supplementRequested') as asked_at,
      min(e.occurred_at) filter (where e.type in ('supplementReceived', 'supplementLapsed')) as answered_at,
      (array_agg(m.new_due_at order by e.seq desc) filter (where m.seq is not null))[1]
        - coalesce(sum(m.new_due_at - m.old_due_at) filter (where e.type in ('supplementReceived', 'supplementLapsed')),
          interval '0') as due_at
    from touched t
    join dossier_event e on e.tenant_id = t.tenant_id and e.dossier_id = t.id
    left join deadline_entry m on m.tenant_id = e.tenant_id and m.dossier_id = e.dossier_id and m.seq = e.seq
    where e.type = any(${CLOCK_EVENTS}::text[]) and e.recorded_at <= ${asOf} and (e.occurred_at < ${end} or e.type = 'voided')
    group by e.dossier_id
  ), ended as (
    select *, coalesce(resolved_at, handed_over_at, ended_at) as closed_at, coalesce(resolved_at, handed_over_at) as done_at
    from life where accepted_at is not null and not is_voided
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
      brought.is_scanned, brought.some_reused, brought.by_eid,
      exists (select from dossier_file f where f.tenant_id = d.tenant_id and f.dossier_id = d.id and f.purpose = 'result'
        and f.recorded_at <= ${asOf}) as has_result_file,
      d.fee_dong > 0 and ${isPaidOnline(asOf)} as is_paid_online,
      d.fee_dong > 0 and ${isPaid(asOf)} as is_paid
    from judged j
    join touched d on d.id = j.dossier_id
    join procedure_words w on w.id = d.procedure_version_id
    cross join lateral (
      select coalesce(bool_or(json_array_length(p.files) > 0) or bool_and(p.form in ('electronic', 'data') or p."alreadyHeld"), true) as is_scanned,
        coalesce(bool_or(p.form = 'data' or p."alreadyHeld"), false) as some_reused,
        coalesce(bool_or(p.form = 'data' or p.by_eid), false) as by_eid
      from (
        select distinct on (paper.no) paper.*, entry.by_eid
        from (
          select e.seq, coalesce(e.body -> 'papers', e.body #> '{filing,papers}') as papers,
            max(e.seq) filter (where e.body #>> '{filing,dossierId}' is not null) over () as filed_seq,
            bool_or(e.body #>> '{filing,submittedBy,assurance}' = 'eid') over () as by_eid
          from dossier_event e
          where e.tenant_id = d.tenant_id and e.dossier_id = d.id and e.type = any(${PAPER_EVENTS}::text[])
            and e.recorded_at <= ${asOf}
        ) entry
        left join lateral json_to_recordset(entry.papers) as paper (no int, form text, "alreadyHeld" boolean, files json) on true
        where entry.seq >= entry.filed_seq
        order by paper.no, entry.seq desc
      ) p
    ) brought
  )`
