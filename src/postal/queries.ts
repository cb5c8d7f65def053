import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, FileId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ConsignmentStatus, Direction, PostalAddress } from './domain/consignment.ts'

/** Where the carrier shall go for a dossier, or undefined when nobody asked for it. */
export const findPostalAddress = async (trx: Trx, dossierId: DossierId, direction: Direction): Promise<PostalAddress | undefined> => {
  const { rows } = await sql<PostalAddress>`
    select recipient, phone, place, street from postal_address
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and direction = ${direction}`.execute(trx)
  return rows[0]
}

/** One consignment of a list; the address is that of the run, or the one chosen so far. */
export type ConsignmentLine = {
  readonly id: string
  readonly number: string
  readonly direction: Direction
  readonly dossierId: DossierId
  readonly dossierCode: string | null
  readonly unitId: UnitId
  readonly status: ConsignmentStatus
  readonly tracking: string | null
  readonly movedAt: Instant
  readonly recipient: string | null
  readonly phone: string | null
  readonly place: string | null
  readonly street: string | null
}

const LINE = sql`
  c.id, c.number, c.direction, c.dossier_id as "dossierId", d.code as "dossierCode", c.unit_id as "unitId", c.status, c.tracking,
  c.moved_at as "movedAt", coalesce(c.recipient, a.recipient) as recipient, coalesce(c.phone, a.phone) as phone,
  coalesce(c.place, a.place) as place, coalesce(c.street, a.street) as street
  from consignment c
  join dossier d on d.tenant_id = c.tenant_id and d.id = c.dossier_id
  left join postal_address a on a.tenant_id = c.tenant_id and a.dossier_id = c.dossier_id and a.direction = c.direction`

export type ConsignmentList = 'waiting' | 'moving' | 'troubled' | 'ended'

const IN_LIST: Readonly<Record<ConsignmentList, readonly ConsignmentStatus[]>> = {
  waiting: ['waiting'],
  moving: ['dispatched', 'booked', 'inTransit'],
  troubled: ['failed'],
  ended: ['delivered', 'returned', 'cancelled'],
}

/** Consignments of some counters, those that moved longest ago first; what has ended, newest first. */
export const listConsignments = async (trx: Trx, units: readonly UnitId[], list: ConsignmentList, most = 200): Promise<readonly ConsignmentLine[]> => {
  const order = list === 'ended' ? sql`c.moved_at desc` : sql`c.moved_at`
  const { rows } = await sql<ConsignmentLine>`
    select ${LINE} where c.tenant_id = current_tenant() and c.unit_id = any(${[...units]}::uuid[])
      and c.status = any(${[...IN_LIST[list]]}::text[]) order by ${order}, c.id limit ${most}`.execute(trx)
  return rows
}

export const countConsignments = async (trx: Trx, units: readonly UnitId[]): Promise<Readonly<Record<ConsignmentList, number>>> => {
  const { rows } = await sql<{ status: ConsignmentStatus; count: number }>`
    select status, count(*)::int as count from consignment
    where tenant_id = current_tenant() and unit_id = any(${[...units]}::uuid[]) group by status`.execute(trx)
  const of = (list: ConsignmentList): number =>
    rows.filter(({ status }) => IN_LIST[list].includes(status)).reduce((sum, { count }) => sum + count, 0)
  return { waiting: of('waiting'), moving: of('moving'), troubled: of('troubled'), ended: of('ended') }
}

export type ConsignmentStep = { readonly status: ConsignmentStatus; readonly occurredAt: Instant; readonly by: string | null; readonly note: string | null }
export type ConsignmentView = ConsignmentLine & {
  readonly steps: readonly ConsignmentStep[]
  readonly run: { readonly id: string; readonly number: string } | null
  readonly proof: { readonly receiver: string; readonly receivedAt: Instant; readonly fileId: FileId | null } | null
}

export const findConsignment = async (trx: Trx, id: string): Promise<ConsignmentView | undefined> => {
  const { rows } = await sql<ConsignmentLine & { runId: string | null; runNumber: string | null }>`
    select r.id as "runId", r.number as "runNumber", ${LINE}
      left join postal_run r on r.tenant_id = c.tenant_id and r.id = c.run_id
    where c.tenant_id = current_tenant() and c.id = ${id}`.execute(trx)
  const [row] = rows
  if (row === undefined) return undefined
  const steps = await sql<ConsignmentStep>`
    select e.status, e.occurred_at as "occurredAt", s.full_name as by, e.note from consignment_event e
      left join staff s on s.tenant_id = e.tenant_id and s.id = e.actor_staff_id
    where e.tenant_id = current_tenant() and e.consignment_id = ${id} order by e.seq desc`.execute(trx)
  const proofs = await sql<NonNullable<ConsignmentView['proof']>>`
    select receiver, received_at as "receivedAt", file_id as "fileId" from consignment_proof
    where tenant_id = current_tenant() and consignment_id = ${id}`.execute(trx)
  const { runId, runNumber, ...line } = row
  return {
    ...line,
    steps: steps.rows,
    run: runId === null || runNumber === null ? null : { id: runId, number: runNumber },
    proof: proofs.rows[0] ?? null,
  }
}

export type PostalRun = { readonly id: string; readonly number: string; readonly unitId: UnitId; readonly createdAt: Instant; readonly createdBy: string }

/** A hand-over list with what it handed over, in order of number. */
export const findRun = async (trx: Trx, id: string): Promise<{ readonly run: PostalRun; readonly lines: readonly ConsignmentLine[] } | undefined> => {
  const runs = await sql<PostalRun>`
    select r.id, r.number, r.unit_id as "unitId", r.created_at as "createdAt", s.full_name as "createdBy" from postal_run r
      join staff s on s.tenant_id = r.tenant_id and s.id = r.created_by
    where r.tenant_id = current_tenant() and r.id = ${id}`.execute(trx)
  const [run] = runs.rows
  if (run === undefined) return undefined
  const { rows } = await sql<ConsignmentLine>`
    select ${LINE} where c.tenant_id = current_tenant() and c.run_id = ${id} order by c.number`.execute(trx)
  return { run, lines: rows }
}

export type PostCount = { readonly unitId: UnitId; readonly collected: number; readonly returned: number; readonly failed: number }

/** For the reports: papers collected and results delivered by post in a period, and what came back, by counter. */
export const countPost = async (trx: Trx, from: Instant, until: Instant): Promise<readonly PostCount[]> => {
  const { rows } = await sql<PostCount>`
    select unit_id as "unitId",
      count(*) filter (where direction = 'collect' and status = 'delivered')::int as collected,
      count(*) filter (where direction = 'return' and status = 'delivered')::int as returned,
      count(*) filter (where status = 'returned')::int as failed
    from consignment where tenant_id = current_tenant() and moved_at >= ${from} and moved_at < ${until}
      and status in ('delivered', 'returned')
    group by unit_id order by unit_id`.execute(trx)
  return rows
}
