import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { COLLECTORS, mayAct } from '../domain/rights.ts'

/** A cash movement of one person that no closing holds yet. */
export type OpenCash = {
  readonly postingId: string
  readonly kind: 'received' | 'voided' | 'refunded'
  /** Signed: what it adds to the drawer. */
  readonly dong: number
  readonly code: string | null
  readonly at: Instant
}

/** What lies in a person's drawer by the books, movement by movement. */
export const listOpenCash = async (trx: Trx, unitId: UnitId, staffId: StaffId): Promise<readonly OpenCash[]> => {
  const { rows } = await sql<OpenCash>`
    select g.id as "postingId", g.kind, case when g.debit = 'cash' then g.amount_dong else -g.amount_dong end as dong,
      d.code, g.posted_at as at
    from fee_posting g left join dossier d on d.tenant_id = g.tenant_id and d.id = g.dossier_id
    where g.tenant_id = current_tenant() and g.unit_id = ${unitId} and g.staff_id = ${staffId}
      and 'cash' in (g.debit, g.credit)
      and not exists (select from cash_closing_line c where c.tenant_id = g.tenant_id and c.posting_id = g.id)
    order by g.posted_at, g.id`.execute(trx)
  return rows
}

export type Closing = {
  readonly id: string
  readonly unitId: UnitId
  readonly staffId: StaffId
  readonly staffName: string
  readonly day: PlainDate
  readonly no: number
  readonly expectedDong: number
  readonly countedDong: number
  readonly reason: string | null
  readonly closedAt: Instant
}

const select = sql`
  select c.id, c.unit_id as "unitId", c.staff_id as "staffId", s.full_name as "staffName", c.day, c.no,
    c.expected_dong as "expectedDong", c.counted_dong as "countedDong", c.reason, c.closed_at as "closedAt"
  from cash_closing c join staff s on s.tenant_id = c.tenant_id and s.id = c.staff_id
  where c.tenant_id = current_tenant()`

export const findClosing = async (trx: Trx, id: string): Promise<Closing | undefined> =>
  (await sql<Closing>`${select} and c.id = ${id}`.execute(trx)).rows[0]

/** The closings of a unit, newest first. */
export const listClosings = async (trx: Trx, unitId: UnitId, limit = 20): Promise<readonly Closing[]> =>
  (await sql<Closing>`${select} and c.unit_id = ${unitId} order by c.closed_at desc limit ${limit}`.execute(trx)).rows

/** The movements that a closing froze. */
export const listClosedCash = async (trx: Trx, closingId: string): Promise<readonly (OpenCash & { readonly receipt: string | null })[]> => {
  const { rows } = await sql<OpenCash & { readonly receipt: string | null }>`
    select g.id as "postingId", g.kind, case when g.debit = 'cash' then g.amount_dong else -g.amount_dong end as dong, d.code,
      g.posted_at as at, (select max(r.no)::text from fee_receipt r where r.tenant_id = g.tenant_id and r.payment_id = g.payment_id) as receipt
    from cash_closing_line l join fee_posting g on g.tenant_id = l.tenant_id and g.id = l.posting_id
    left join dossier d on d.tenant_id = g.tenant_id and d.id = g.dossier_id
    where l.tenant_id = current_tenant() and l.closing_id = ${closingId} order by g.posted_at, g.id`.execute(trx)
  return rows
}

/** Holds a person's drawer, so that nothing leaves it while it is counted. */
export const lockDrawer = async (trx: Trx, staffId: StaffId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_tenant()::text || '/drawer/' || ${staffId}::text, 91))`.execute(trx)
}

export type CloseCashInput = {
  readonly closingId: string
  readonly unitId: UnitId
  readonly countedDong: number
  /** Sum that the page showed: another one means that money moved meanwhile. */
  readonly expectedDong: number
  readonly reason: string | null
}
export type CloseCashCode = 'needsStaff' | 'collectNotAllowed' | 'nothingToClose' | 'cashChanged' | 'sumInvalid' | 'differenceReasonMissing'

/**
 * Chốt ngày: counted cash against the books. What a closing holds is frozen: it is in no other closing and its receipts
 * can not be cancelled. Sent again, it answers as before.
 */
export const closeCash = (ctx: Ctx, input: CloseCashInput): Promise<Result<string, CloseCashCode>> =>
  transaction(ctx, async (trx): Promise<Result<string, CloseCashCode>> => {
    if (ctx.actor.kind !== 'staff') return refuse('needsStaff')
    const { staffId } = ctx.actor
    if (!mayAct(ctx.actor, COLLECTORS, input.unitId)) return refuse('collectNotAllowed')
    await lockDrawer(trx, staffId)
    if ((await findClosing(trx, input.closingId)) !== undefined) return ok(input.closingId)
    const open = await listOpenCash(trx, input.unitId, staffId)
    const expectedDong = open.reduce((sum, one) => sum + one.dong, 0)
    if (open.length === 0) return refuse('nothingToClose')
    if (expectedDong !== input.expectedDong) return refuse('cashChanged')
    if (!Number.isSafeInteger(input.countedDong) || input.countedDong < 0) return refuse('sumInvalid')
    const reason = input.reason?.normalize('NFC').trim() || null
    if (input.countedDong !== expectedDong && reason === null) return refuse('differenceReasonMissing')
    const now = ctx.clock()
    const day = vietnamDay(now)
    await sql`
      insert into cash_closing (tenant_id, id, unit_id, staff_id, day, no, expected_dong, counted_dong, reason, closed_at)
      select current_tenant(), ${input.closingId}, ${input.unitId}, ${staffId}, ${day}, coalesce(max(no), 0) + 1,
        ${expectedDong}, ${input.countedDong}, ${reason}, ${now}
      from cash_closing where tenant_id = current_tenant() and unit_id = ${input.unitId} and staff_id = ${staffId} and day = ${day}`.execute(trx)
    await sql`
      insert into cash_closing_line (tenant_id, posting_id, closing_id)
      select current_tenant(), id, ${input.closingId} from unnest(${open.map((one) => one.postingId)}::uuid[]) as id`.execute(trx)
    return ok(input.closingId)
  })
