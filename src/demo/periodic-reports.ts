import type { Ctx } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { acceptFiling, returnFiling, signFiling } from '#reports/filing-commands.ts'
import { listFilings } from '#reports/filing-queries.ts'
import type { Filing } from '#reports/filing-store.ts'
import { openFilings } from '#reports/open-filings.ts'
import { readingAll } from '#reports/report-question.ts'
import { urgeFilings } from '#reports/urge-filings.ts'
import { actAs, done } from './act-as.ts'
import type { DemoOffice } from './office.ts'

const COMMENT = 'Hồ sơ chủ yếu là hộ tịch và chứng thực. Đơn vị đã rà soát hồ sơ quá hạn.'
const RETURNED_FOR = 'Đề nghị nêu rõ nguyên nhân hồ sơ quá hạn trong nhận xét.'
const URGED_WITH = 'Đã quá hạn nộp. Đề nghị kiểm tra, ký và gửi ngay trong hôm nay; nêu lý do chậm.'
/** The last communes have not sent theirs. */
const SILENT = 2

/**
 * The periodic reports of the demo: opened as the first night would open them; most communes signed theirs, the
 * province took some in and gave one back, two are silent and urged.
 */
export const fileReports = async (ctx: Ctx, office: DemoOffice): Promise<void> => {
  await openFilings(ctx)
  const province = office.units.get('H50')
  const controller = office.logins.find(({ unitCode, roles }) => unitCode === 'H50.01' && roles.includes('procedureController'))
  if (province === undefined || controller === undefined) throw new Error('demo reports: nobody receives them')
  const receiver = await actAs(ctx, controller)
  const filings = await readingAll(ctx, (trx) => listFilings(trx, { recipient: province }, 1_000))
  for (const round of Map.groupBy(filings, ({ form, kind }) => `${form} ${kind}`).values()) {
    for (const [i, filing] of round.slice(SILENT).entries()) await sendOne(ctx, office, receiver, filing, i)
  }
  const late = filings.filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today(ctx)) < 0)
  if (late.length > 0) done(await urgeFilings(receiver, { commandId: ctx.newId(), ids: late.map(({ id }) => id), text: URGED_WITH }))
}

const sendOne = async (ctx: Ctx, office: DemoOffice, receiver: Ctx, { id, seq, unitId }: Filing, place: number): Promise<void> => {
  const code = [...office.units].find(([, unit]) => unit === unitId)?.[0]
  const leader = office.logins.find(({ unitCode, roles }) => unitCode === code && roles.includes('agencyLeader'))
  if (leader === undefined) return
  const signed = done(await signFiling(await actAs(ctx, leader), { id, seq, words: { comment: COMMENT, explanation: null } }))
  if (place === 0) done(await returnFiling(receiver, { id, seq: signed.seq, reason: RETURNED_FOR }))
  else if (place % 2 === 1) done(await acceptFiling(receiver, { id, seq: signed.seq, note: null }))
}
