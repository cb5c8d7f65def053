import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { DECIDERS, mayAct } from '../domain/rights.ts'
import { staffOf } from '../store.ts'

/** The bank account into which transfers for a unit go. */
export type PayeeAccount = { readonly unitId: UnitId; readonly bankBin: string; readonly accountNo: string; readonly accountName: string }

export type PayeeCode = 'needsStaff' | 'decideNotAllowed' | 'payeeAccountInvalid'

/** The account of a unit, or of the nearest one above it that has one. */
export const findPayeeAccount = async (trx: Trx, ctx: Pick<Ctx, 'clock'>, unitId: UnitId): Promise<PayeeAccount | undefined> => {
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const line = [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]
  const { rows } = await sql<PayeeAccount>`
    select unit_id as "unitId", bank_bin as "bankBin", account_no as "accountNo", account_name as "accountName" from payee_account
    where tenant_id = current_tenant() and unit_id = any(${line}::uuid[]) order by array_position(${line}::uuid[], unit_id) limit 1`.execute(trx)
  return rows[0]
}

/** Names the account of a unit; a head's word. */
export const setPayeeAccount = (ctx: Ctx, account: PayeeAccount): Promise<Result<null, PayeeCode>> =>
  transaction(ctx, async (trx): Promise<Result<null, PayeeCode>> => {
    const staffId = staffOf(ctx)
    if (staffId === null) return refuse('needsStaff')
    if (!mayAct(ctx.actor, DECIDERS, account.unitId)) return refuse('decideNotAllowed')
    const accountNo = account.accountNo.replace(/[\s.-]/g, '').toUpperCase()
    const accountName = account.accountName.normalize('NFC').trim()
    if (!/^\d{6}$/.test(account.bankBin) || !/^[A-Z0-9]{4,19}$/.test(accountNo) || accountName === '' || accountName.length > 120) {
      return refuse('payeeAccountInvalid')
    }
    await sql`
      insert into payee_account (tenant_id, unit_id, bank_bin, account_no, account_name, changed_by, changed_at)
      values (current_tenant(), ${account.unitId}, ${account.bankBin}, ${accountNo}, ${accountName}, ${staffId}, ${ctx.clock()})
      on conflict (tenant_id, unit_id) do update set bank_bin = excluded.bank_bin, account_no = excluded.account_no,
        account_name = excluded.account_name, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(trx)
    return ok(null)
  })
