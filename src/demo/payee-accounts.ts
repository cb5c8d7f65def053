import type { Ctx } from '#db/context.ts'
import { setPayeeAccount } from '#fees/bank/payee-account.ts'
import type { District } from '../simulation/district.ts'

/** An invented account: money sent to it arrives nowhere. */
const INVENTED = { bankBin: '970400', accountNo: '0000000000000', accountName: 'TAI KHOAN MINH HOA, KHONG CHUYEN TIEN' } as const

/** The leader of each commune names the account that its transfers go to, so that payment pages and slips show a code. */
export const namePayeeAccounts = async (ctx: Ctx, district: District, communes: readonly string[]): Promise<void> => {
  for (const code of communes) {
    const leader = district.holders('agencyLeader', code)[0]
    if (leader === undefined) continue
    const set = await setPayeeAccount({ ...ctx, actor: leader }, { ...INVENTED, unitId: district.unitId(code) })
    if (!set.ok) throw new Error(`demo payee: ${set.refusal.code}`)
  }
}
