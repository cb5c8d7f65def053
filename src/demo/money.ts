import { transaction, type Ctx } from '#db/context.ts'
import { importStatement } from '#fees/bank/import-statement.ts'
import { takeCash } from '#fees/cash/take-cash.ts'
import { findFeeAccount, type FeeAccount } from '#fees/dues/account.ts'
import { findGateway } from '#fees/gateway/gateways.ts'
import { openOrder } from '#fees/paying/orders.ts'
import { actOnCharge, registerCharge } from '#fees/trial-gateway/charges.ts'
import { TRIAL } from '#fees/trial-gateway/key.ts'
import { notifyOffice } from '#fees/trial-gateway/notify.ts'
import type { Actor } from '#kernel/actor.ts'
import { formatDate, formatTime } from '#kernel/date-format.ts'
import type { Result } from '#kernel/result.ts'
import { fromAt } from '#kernel/at.ts'
import { instantOf, ZONE } from '#kernel/time.ts'
import { dossierIdOf, seededWorld, type Stage } from '../simulation/perform-turn.ts'
import type { PlannedDossier } from '../simulation/plan.ts'

const BOOKS: Actor = { kind: 'system', name: 'demo' }
const MINUTES_AFTER = 5
/** Whose money came, and for what, nobody can tell: it waits in the list of the first desk. */
const UNCLEAR = { desk: 'H50.101.01', dong: 50_000, text: 'NGUYEN VAN BE chuyen tien le phi' } as const

/** Of six who owe: three pay at the desk, one online, one by the code of the slip, one not yet. */
const WAYS = ['cash', 'online', 'cash', 'transfer', 'cash', 'notYet'] as const

const must = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(`demo money: ${result.refusal.code}`)
  return result.value
}

const payOnline = async (ctx: Ctx, { dossierId }: FeeAccount): Promise<void> => {
  const { reference, amountDong, expiresAt } = must(await openOrder(ctx, dossierId, TRIAL))
  const charge = await registerCharge(ctx, { reference, amountDong, description: '', returnTo: 'http://localhost/', expiresAt: fromAt(expiresAt) })
  must(await actOnCharge(ctx, charge.id, 'pay'))
  await notifyOffice(ctx, charge.id)
}

/** What came in for the demo's dossiers, through the real commands: cash, the trial gateway, a bank's statement. */
export const payFees = async (stage: Stage, dossiers: readonly PlannedDossier[]): Promise<void> => {
  const { district } = stage
  const hasGateway = (await findGateway(seededWorld(stage, BOOKS, district.end, stage.seed), TRIAL)) !== undefined
  const lines = new Map<string, string[]>()
  let owing = 0
  for (const dossier of dossiers) {
    const at = Math.min((dossier.turns[0]?.at ?? district.end) + MINUTES_AFTER, district.end)
    const stream = `${stage.seed} money ${dossier.index}`
    const books = seededWorld(stage, BOOKS, at, stream)
    const account = await transaction(books, (trx) => findFeeAccount(trx, books, dossierIdOf(stage.seed, dossier)))
    const cashier = district.holders('cashier', dossier.receiving)[0]
    if (account === undefined || account.outstandingDong === 0 || account.incomplete || cashier === undefined) continue
    const way = WAYS[owing++ % WAYS.length]
    if (way === 'cash') {
      const lineKeys = account.lines.filter((line) => line.remainingDong > 0).map(({ key }) => key)
      must(await takeCash({ ...books, actor: cashier }, { paymentId: books.newId(), dossierId: account.dossierId, lineKeys }))
    }
    if (way === 'online' && hasGateway) await payOnline(books, account)
    if (way === 'transfer') lines.set(dossier.receiving, [...(lines.get(dossier.receiving) ?? []), lineOf(at, owing, account.outstandingDong, account.code ?? '')])
  }
  lines.set(UNCLEAR.desk, [...(lines.get(UNCLEAR.desk) ?? []), lineOf(district.end - MINUTES_AFTER, 0, UNCLEAR.dong, UNCLEAR.text)])
  for (const [desk, own] of lines) {
    const cashier = district.holders('cashier', desk)[0]
    if (cashier === undefined) continue
    const bytes = Buffer.from(['Ngày giao dịch;Số giao dịch;Ghi có;Nội dung', ...own].join('\n'))
    const ctx = seededWorld(stage, cashier, district.end, `${stage.seed} statement ${desk}`)
    must(await importStatement(ctx, { unitId: district.unitId(desk), name: 'sao-ke.csv', bytes }))
  }
}

/** A line of a bank's file: the code of the dossier without its marks, as a transfer brings it. */
const lineOf = (at: number, no: number, dong: number, text: string): string => {
  const moment = instantOf(at)
  return `${formatDate(moment.toZonedDateTimeISO(ZONE))} ${formatTime(moment)};FT${String(no).padStart(6, '0')};${dong};${text.replace(/[^\w ]/g, '')}`
}
