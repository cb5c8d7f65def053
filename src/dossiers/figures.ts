import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { instantOf, localDayOf, ZONE, type PlainDate } from '#kernel/time.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'

/** Days in Vietnam, both included. */
export type FiguresPeriod = { readonly from: PlainDate; readonly to: PlainDate }

/**
 * What a report counts for the dossiers that a unit is competent for. Always
 * `carriedOver + received = resolved + pending + withdrawn + terminated`, each side with its three parts.
 */
export type UnitFigures = {
  readonly unitId: UnitId
  /** Received before the period and not ended before it. */
  readonly carriedOver: number
  readonly received: number
  readonly resolvedEarly: number
  readonly resolvedOnTime: number
  readonly resolvedOverdue: number
  readonly pendingInTime: number
  /** Past the due date and not standing still since before it. */
  readonly pendingOverdue: number
  readonly pendingPaused: number
  readonly withdrawn: number
  readonly terminated: number
}

const day = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone ${sql.lit(ZONE)})::date`
const minute = (moment: RawBuilder<unknown>) => sql`date_trunc('minute', ${moment})`

/**
 * `judge` of `domain/clock.ts` over columns: 'overdue' after the due minute; early is before the due day
 * (END_OF_DAY) or the due minute (BY_HOUR); without a due date 'onTime'. A test holds the two against each other.
 */
export const judgement = (finishedAt: RawBuilder<unknown>, dueAt: RawBuilder<unknown>, mode: RawBuilder<unknown>) => sql<string>`
  case when ${dueAt} is null then 'onTime'
    when ${minute(finishedAt)} > ${minute(dueAt)} then 'overdue'
    when ${mode} = 'BY_HOUR' and ${minute(finishedAt)} < ${minute(dueAt)} then 'early'
    when ${mode} = 'END_OF_DAY' and ${day(finishedAt)} < ${day(dueAt)} then 'early'
    else 'onTime' end`

const startOf = (date: PlainDate) => instantOf(localDayOf(date) * DAY_MINUTES)

/**
 * Figures of a period by competent unit, as the dossiers stood at its end: a pause or a due date that moved later
 * changes nothing. Voided dossiers, and those not yet or never received, are in none of them. Scans the dossiers that
 * touch the period; history is opened only for those pending at its end.
 */
export const dossierFigures = async (trx: Trx, { from, to }: FiguresPeriod): Promise<readonly UnitFigures[]> => {
  const begin = startOf(from)
  const end = startOf(to.add({ days: 1 }))
  const { rows } = await sql<UnitFigures>`
    with touching as (
      select d.id, d.competent_unit_id, d.accepted_at, d.original_due_at, d.phase, d.ended_at,
        case when d.finished_at < ${end} then ${judgement(sql`d.finished_at`, sql`d.due_at`, sql`d.deadline_mode`)} end as resolved,
        coalesce(least(d.finished_at, d.ended_at) >= ${end}, true) as pending
      from dossier d
      where d.tenant_id = current_tenant() and d.accepted_at < ${end} and d.phase <> 'voided'
        and coalesce(least(d.finished_at, d.ended_at) >= ${begin}, true)
    ), standing as (
      select t.id, coalesce(due.new_due_at, t.original_due_at) as due_at, pause.since
      from touching t
      left join lateral (
        select e.new_due_at from deadline_entry e
        where e.tenant_id = current_tenant() and e.dossier_id = t.id and e.recorded_at < ${end}
        order by e.seq desc limit 1) due on true
      left join lateral (
        select case when e.type in ('supplementRequested', 'suspended')
            or (e.type = 'obligationRequired' and e.body ->> 'pausing' = 'true') then e.occurred_at
          when e.type = 'imported' then (select max((p ->> 'from')::timestamptz)
            from json_array_elements(e.body -> 'pauses') p where p ->> 'to' is null) end as since
        from dossier_event e
        where e.tenant_id = current_tenant() and e.dossier_id = t.id and e.occurred_at < ${end}
          and e.type in ('supplementRequested', 'supplementReceived', 'supplementLapsed', 'suspended', 'resumed',
            'obligationRequired', 'obligationMet', 'imported')
        order by e.seq desc limit 1) pause on true
      where t.pending
    ), stated as (
      select t.*, case when ${minute(sql`coalesce(s.since, ${end}::timestamptz)`)} > ${minute(sql`s.due_at`)} then 'overdue'
          when s.since is not null then 'paused' else 'inTime' end as state
      from touching t left join standing s on s.id = t.id
    )
    select competent_unit_id as "unitId",
      count(*) filter (where accepted_at < ${begin})::int as "carriedOver",
      count(*) filter (where accepted_at >= ${begin})::int as "received",
      count(*) filter (where resolved = 'early')::int as "resolvedEarly",
      count(*) filter (where resolved = 'onTime')::int as "resolvedOnTime",
      count(*) filter (where resolved = 'overdue')::int as "resolvedOverdue",
      count(*) filter (where pending and state = 'inTime')::int as "pendingInTime",
      count(*) filter (where pending and state = 'overdue')::int as "pendingOverdue",
      count(*) filter (where pending and state = 'paused')::int as "pendingPaused",
      count(*) filter (where not pending and phase = 'withdrawn')::int as "withdrawn",
      count(*) filter (where not pending and phase = 'terminated')::int as "terminated"
    from stated group by competent_unit_id order by competent_unit_id`.execute(trx)
  return rows
}

/** The same figures for several units together. */
export const sumFigures = (figures: readonly Omit<UnitFigures, 'unitId'>[]): Omit<UnitFigures, 'unitId'> => {
  const total = {
    carriedOver: 0, received: 0, resolvedEarly: 0, resolvedOnTime: 0, resolvedOverdue: 0,
    pendingInTime: 0, pendingOverdue: 0, pendingPaused: 0, withdrawn: 0, terminated: 0,
  }
  for (const one of figures) for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += one[name]
  return total
}
