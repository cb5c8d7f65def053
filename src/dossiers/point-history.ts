import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { Dossier } from './domain/dossier.ts'
import type { RecordedEvent } from './domain/event.ts'
import { evolve } from './domain/evolve.ts'
import type { ServiceTerms } from './domain/figure-points.ts'
import { timeChanges } from './domain/time-points.ts'
import { lacksTime, withTime } from './domain/worked-time.ts'
import { readEvent } from './event-body.ts'
import { changedPoints, type PointRow } from './point-rows.ts'
import { timeRows, type TimeRow } from './time-rows.ts'

type EventRow = ServiceTerms & {
  readonly dossierId: DossierId
  readonly commandId: string
  readonly seq: number
  readonly type: string
  readonly version: number
  readonly body: object
  readonly occurredAt: Instant
  readonly recordedAt: Instant
}

/** What commands wrote for figures, or should have written. */
export type FigureRows = { readonly points: readonly PointRow[]; readonly times: readonly TimeRow[] }

/** A stretch of the dossiers that a unit is competent for, by id, with what their events give. */
export type HistoryBatch = FigureRows & { readonly dossiers: readonly DossierId[] }

type CalendarOf = (unitId: UnitId) => WorkingCalendar

/**
 * The points and times of the next dossiers after `after`, counted anew from the events recorded up to `until`: what the
 * commands have written, or would have if figures had been kept when they ran. A time that an old event does not tell is
 * counted with the calendars of today.
 */
export const figuresOfHistory = async (
  trx: Trx,
  { unitId, after, limit, until }: { readonly unitId: UnitId; readonly after: DossierId | null; readonly limit: number; readonly until: Instant },
): Promise<HistoryBatch> => {
  const { rows } = await sql<EventRow | { readonly dossierId: DossierId; readonly seq: null }>`
    with batch as (
      select d.id, d.procedure_version_id from dossier d
      where d.tenant_id = current_tenant() and d.competent_unit_id = ${unitId} and (${after}::uuid is null or d.id > ${after}::uuid)
      order by d.id limit ${limit}
    )
    select b.id as "dossierId", v.body ->> 'serviceLevel' as "serviceLevel", json_array_length(v.body -> 'results') > 0 as "givesDocument",
      e.command_id as "commandId", e.seq, e.type, e.version, e.body, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt"
    from batch b
    join procedure_version v on v.tenant_id = current_tenant() and v.id = b.procedure_version_id
    left join dossier_event e on e.tenant_id = current_tenant() and e.dossier_id = b.id and e.recorded_at <= ${until}
    order by b.id, e.seq`.execute(trx)
  const histories = [...Map.groupBy(rows, (row) => row.dossierId)].map(([id, history]) => ({ id, events: history.filter((row) => row.seq !== null) }))
  const calendarOf = await calendarsFor(trx, unitId, histories.flatMap(({ events }) => events), until)
  const counted = histories.map(({ events }) => rowsOf(events, calendarOf))
  return {
    dossiers: histories.map(({ id }) => id),
    points: counted.flatMap(({ points }) => points),
    times: counted.flatMap(({ times }) => times),
  }
}

const recorded = (row: EventRow): RecordedEvent =>
  readEvent({ ...row, occurredAt: toAt(row.occurredAt), recordedAt: toAt(row.recordedAt) })

/** The calendars that events without their times need: none, once every event tells its own. */
const calendarsFor = async (trx: Trx, unitId: UnitId, rows: readonly EventRow[], until: Instant): Promise<CalendarOf> => {
  const events = rows.map(recorded).map(({ event }) => event)
  const units = events.some(lacksTime)
    ? new Set([unitId, ...events.flatMap((event) => (event.type === 'stepOpened' || event.type === 'consultationRequested' ? [event.step.unitId] : []))])
    : new Set<UnitId>()
  const calendars = new Map<UnitId, WorkingCalendar>()
  for (const one of units) calendars.set(one, await loadCalendar(trx, one, vietnamDay(until)))
  return (one) => {
    const calendar = calendars.get(one)
    if (calendar === undefined) throw new Error(`no calendar was loaded for unit ${one}`)
    return calendar
  }
}

/** Command by command, as they were written. */
const rowsOf = (history: readonly EventRow[], calendarOf: CalendarOf): FigureRows => {
  const [points, times]: [PointRow[], TimeRow[]] = [[], []]
  let before: Dossier | undefined
  for (let i = 0; i < history.length; ) {
    const first = history[i] as EventRow
    const occurredAt = toAt(first.occurredAt)
    let after = before
    for (; history[i]?.commandId === first.commandId; i++) {
      const one = recorded(history[i] as EventRow)
      after = evolve(after, lacksTime(one.event) ? { ...one, event: withTime(one.event, after, { occurredAt, calendarOf }) } : one)
    }
    if (after === undefined) continue
    const recordedAt = toAt(first.recordedAt)
    points.push(...changedPoints({ before, after, terms: first, at: occurredAt, recordedAt }))
    times.push(...timeRows({ dossier: after, terms: first }, timeChanges(before, after), recordedAt))
    before = after
  }
  return { points, times }
}

type Stored<Row> = Omit<Row, 'at' | 'recordedAt'> & { readonly at: Instant; readonly recordedAt: Instant }

/** Its moments as the program writes them. */
const momentsOf = ({ at, recordedAt }: Pick<Stored<PointRow>, 'at' | 'recordedAt'>): Pick<PointRow, 'at' | 'recordedAt'> => ({ at: toAt(at), recordedAt: toAt(recordedAt) })

/** What is kept of these dossiers, recorded up to `until`. */
export const keptFigures = async (trx: Trx, dossiers: readonly DossierId[], until: Instant): Promise<FigureRows> => {
  const ofThese = sql`tenant_id = current_tenant() and dossier_id = any (${[...dossiers]}::uuid[]) and recorded_at <= ${until}`
  const points = await sql<Stored<PointRow>>`
    select dossier_id as "dossierId", seq, kind, at, recorded_at as "recordedAt", late, amount,
      competent_unit_id as "competentUnitId", receiving_unit_id as "receivingUnitId", sector_code as "sectorCode",
      procedure_code as "procedureCode", intake, staff_id as "staffId"
    from figure_point where ${ofThese}`.execute(trx)
  const times = await sql<Stored<TimeRow>>`
    select dossier_id as "dossierId", seq, no, kind, at, recorded_at as "recordedAt", late, amount, worked_minutes as "workedMinutes",
      promised_minutes as "promisedMinutes", unit_id as "unitId", sector_code as "sectorCode", procedure_code as "procedureCode",
      intake, staff_id as "staffId"
    from figure_time where ${ofThese}`.execute(trx)
  return {
    points: points.rows.map((row) => ({ ...row, ...momentsOf(row) })),
    times: times.rows.map((row) => ({ ...row, ...momentsOf(row) })),
  }
}

/** Writes what is not there yet, with the moment at which it should have been recorded. */
export const addMissingFigures = async (trx: Trx, { points, times }: FigureRows): Promise<void> => {
  await sql`
    insert into figure_point (tenant_id, dossier_id, seq, kind, at, recorded_at, late, amount, competent_unit_id,
      receiving_unit_id, sector_code, procedure_code, intake, staff_id)
    select current_tenant(), p."dossierId", p.seq, p.kind, p.at, p."recordedAt", p.late, p.amount, p."competentUnitId",
      p."receivingUnitId", p."sectorCode", p."procedureCode", p.intake, p."staffId"
    from json_to_recordset(${JSON.stringify(points)}::json) as p ("dossierId" uuid, seq int, kind smallint, at timestamptz,
      "recordedAt" timestamptz, late boolean, amount smallint, "competentUnitId" uuid, "receivingUnitId" uuid,
      "sectorCode" text, "procedureCode" text, intake smallint, "staffId" uuid)
    on conflict do nothing`.execute(trx)
  await sql`
    insert into figure_time (tenant_id, dossier_id, seq, no, kind, at, recorded_at, late, amount, worked_minutes,
      promised_minutes, unit_id, sector_code, procedure_code, intake, staff_id)
    select current_tenant(), t."dossierId", t.seq, t.no, t.kind, t.at, t."recordedAt", t.late, t.amount, t."workedMinutes",
      t."promisedMinutes", t."unitId", t."sectorCode", t."procedureCode", t.intake, t."staffId"
    from json_to_recordset(${JSON.stringify(times)}::json) as t ("dossierId" uuid, seq int, no smallint, kind smallint, at timestamptz,
      "recordedAt" timestamptz, late boolean, amount smallint, "workedMinutes" int, "promisedMinutes" int, "unitId" uuid,
      "sectorCode" text, "procedureCode" text, intake smallint, "staffId" uuid)
    on conflict do nothing`.execute(trx)
}
