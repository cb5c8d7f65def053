import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { perform } from '#dossiers/commands.ts'
import { asStaff, filing, foundOffice } from '#dossiers/testing.ts'
import type { Input } from '#dossiers/inputs.ts'
import { hire, taken } from '#organisation/testing.ts'
import { addTestTenant, countingIds, rowsOf, testCtx, type TestDatabase } from '../../test/db.ts'
import { findFeeAccount } from './dues/account.ts'
import { foundInstance } from '../instance.ts'

/** A demo office with people who handle money, and a clock that the test sets. */
export const openFeeOffice = async (db: TestDatabase, startsAt = '2026-11-16T02:10:00Z') => {
  await addTestTenant(db)
  let now: Instant = Temporal.Instant.from(startsAt)
  const system: Ctx = {
    ...testCtx(db.app, { now: () => now, newId: countingIds() }),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  }
  await foundInstance(db.owner, 'demo', system)
  const office = await foundOffice(system)
  const { center } = office.units
  const cashierId = await hire(system, 'Võ Thị Thu', { role: 'cashier', unitId: center })
  const directorId = await hire(system, 'Đặng Văn Giám', { role: 'centerDirector', unitId: center })
  const receive = async (more: Partial<Input<'receive'>> = {}): Promise<DossierId> => {
    const desk = await asStaff(system, office.staff.desk)
    return taken(await perform(desk, 'receive', filing(desk, office.units, more))).dossierId
  }
  return {
    system,
    office,
    center,
    cashier: await asStaff(system, cashierId, 'Võ Thị Thu'),
    director: await asStaff(system, directorId, 'Đặng Văn Giám'),
    desk: await asStaff(system, office.staff.desk),
    stranger: await asStaff(system, office.staff.stranger, 'Bùi Văn Lạ'),
    receive,
    setNow: (text: string): void => {
      now = Temporal.Instant.from(text)
    },
    accountOf: async (ctx: Ctx, id: DossierId) => {
      const account = await transaction(ctx, (trx) => findFeeAccount(trx, ctx, id))
      if (account === undefined) throw new Error('no such account')
      return account
    },
    /** Debit less credit over the whole journal, account by account: the sum of all is 0. */
    balances: async (): Promise<Record<string, number>> => {
      const rows = await rowsOf<{ account: string; dong: string }>(
        db,
        `select account, sum(dong) as dong from (
           select debit as account, amount_dong as dong from fee_posting
           union all select credit, -amount_dong from fee_posting) as legs group by account`,
      )
      return Object.fromEntries(rows.map(({ account, dong }) => [account, Number(dong)]))
    },
  }
}
