import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DossierId, FileId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { consignmentNumber, runNumber, type ConsignmentStatus, type Direction, type PostalAddress } from './domain/consignment.ts'

/** A consignment as it stands, locked for whoever changes it. */
export type Consignment = {
  readonly id: string
  readonly number: string
  readonly direction: Direction
  readonly dossierId: DossierId
  readonly unitId: UnitId
  readonly status: ConsignmentStatus
  readonly seq: number
  readonly tracking: string | null
  readonly seenUntil: Instant | null
  readonly recipient: string | null
  readonly phone: string | null
  readonly place: string | null
  readonly street: string | null
}

const COLUMNS = sql`id, number, direction, dossier_id as "dossierId", unit_id as "unitId", status, seq, tracking,
  seen_until as "seenUntil", recipient, phone, place, street`

export const lockConsignment = async (trx: Trx, id: string): Promise<Consignment | undefined> => {
  const { rows } = await sql<Consignment>`
    select ${COLUMNS} from consignment where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0]
}

/** The consignment of a dossier that has not ended, if there is one. */
export const lockLive = async (trx: Trx, dossierId: DossierId, direction: Direction): Promise<Consignment | undefined> => {
  const { rows } = await sql<Consignment>`
    select ${COLUMNS} from consignment where tenant_id = current_tenant() and dossier_id = ${dossierId} and direction = ${direction}
      and status not in ('delivered', 'returned', 'cancelled') for update`.execute(trx)
  return rows[0]
}

type Numbered = typeof consignmentNumber

/** The next number of a counter's series of this year: without gaps, since it is taken in the transaction that uses it. */
const takeNumber = async (trx: Trx, ctx: Ctx, series: string, unitId: UnitId, write: Numbered): Promise<string> => {
  const day = vietnamDay(ctx.clock())
  const code = (await unitTree(trx, day)).find(unitId)?.code ?? 'X'
  const { rows } = await sql<{ no: number }>`select take_number(${`${series}/${unitId}/${day.year}`}, 1) as no`.execute(trx)
  return write(day.year, code, rows[0]?.no ?? 0)
}

export const insertConsignment = async (trx: Trx, ctx: Ctx, dossierId: DossierId, unitId: UnitId, direction: Direction): Promise<string> => {
  const id = ctx.newId()
  const number = await takeNumber(trx, ctx, 'post', unitId, consignmentNumber)
  const now = ctx.clock()
  await sql`
    insert into consignment (tenant_id, id, number, direction, dossier_id, unit_id, status, seq, created_at, moved_at)
    values (${ctx.tenantId}, ${id}, ${number}, ${direction}, ${dossierId}, ${unitId}, 'waiting', 1, ${now}, ${now})`.execute(trx)
  await insertEvent(trx, ctx, { id, seq: 1, status: 'waiting', occurredAt: now, note: null })
  return id
}

type EventRow = { readonly id: string; readonly seq: number; readonly status: ConsignmentStatus; readonly occurredAt: Instant; readonly note: string | null }

const insertEvent = async (trx: Trx, ctx: Ctx, { id, seq, status, occurredAt, note }: EventRow): Promise<void> => {
  await sql`
    insert into consignment_event (tenant_id, consignment_id, seq, status, occurred_at, recorded_at, actor_kind, actor_staff_id, note)
    values (${ctx.tenantId}, ${id}, ${seq}, ${status}, ${occurredAt}, ${ctx.clock()}, ${ctx.actor.kind},
      ${ctx.actor.kind === 'staff' ? ctx.actor.staffId : null}, ${note})`.execute(trx)
}

/** What a move leaves on the consignment beside its status. */
export type MoveMarks = {
  readonly note?: string | null
  readonly occurredAt?: Instant
  readonly address?: PostalAddress
  readonly runId?: string
  readonly tracking?: string
  readonly seenUntil?: Instant
}

/** Writes the next status of a locked consignment, with its line of history. */
export const writeMove = async (trx: Trx, ctx: Ctx, consignment: Consignment, status: ConsignmentStatus, marks: MoveMarks = {}): Promise<Consignment> => {
  const seq = consignment.seq + 1
  const occurredAt = marks.occurredAt ?? ctx.clock()
  const { rows } = await sql<Consignment>`
    update consignment set status = ${status}, seq = ${seq}, moved_at = ${ctx.clock()},
      recipient = coalesce(${marks.address?.recipient ?? null}, recipient), phone = coalesce(${marks.address?.phone ?? null}, phone),
      place = coalesce(${marks.address?.place ?? null}, place), street = coalesce(${marks.address?.street ?? null}, street),
      run_id = coalesce(${marks.runId ?? null}::uuid, run_id), tracking = coalesce(${marks.tracking ?? null}, tracking),
      seen_until = coalesce(${marks.seenUntil ?? null}::timestamptz, seen_until)
    where tenant_id = current_tenant() and id = ${consignment.id}
    returning ${COLUMNS}`.execute(trx)
  await insertEvent(trx, ctx, { id: consignment.id, seq, status, occurredAt, note: marks.note ?? null })
  return rows[0] ?? consignment
}

export const insertRun = async (trx: Trx, ctx: Ctx, unitId: UnitId, createdBy: string): Promise<string> => {
  const id = ctx.newId()
  const number = await takeNumber(trx, ctx, 'postRun', unitId, runNumber)
  await sql`insert into postal_run (tenant_id, id, number, unit_id, created_at, created_by)
    values (${ctx.tenantId}, ${id}, ${number}, ${unitId}, ${ctx.clock()}, ${createdBy})`.execute(trx)
  return id
}

export type ProofRow = { readonly receiver: string; readonly receivedAt: Instant; readonly fileId: FileId | null }

export const insertProof = async (trx: Trx, ctx: Ctx, consignmentId: string, { receiver, receivedAt, fileId }: ProofRow): Promise<void> => {
  await sql`insert into consignment_proof (tenant_id, consignment_id, receiver, received_at, file_id)
    values (${ctx.tenantId}, ${consignmentId}, ${receiver}, ${receivedAt}, ${fileId})`.execute(trx)
}

export const writeAddress = async (trx: Trx, ctx: Ctx, dossierId: DossierId, direction: Direction, address: PostalAddress): Promise<void> => {
  await sql`
    insert into postal_address (tenant_id, dossier_id, direction, recipient, phone, place, street, chosen_at)
    values (${ctx.tenantId}, ${dossierId}, ${direction}, ${address.recipient}, ${address.phone}, ${address.place}, ${address.street}, ${ctx.clock()})
    on conflict (tenant_id, dossier_id, direction) do update set recipient = excluded.recipient, phone = excluded.phone,
      place = excluded.place, street = excluded.street, chosen_at = excluded.chosen_at`.execute(trx)
}

/** Takes away an address that was chosen before a moment. */
export const deleteAddress = async (trx: Trx, dossierId: DossierId, direction: Direction, chosenBefore: Instant): Promise<void> => {
  await sql`
    delete from postal_address where tenant_id = current_tenant() and dossier_id = ${dossierId} and direction = ${direction}
      and chosen_at < ${chosenBefore}`.execute(trx)
}
