import type { Ctx } from '#db/context.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { REFORM_PERIODS } from '#law/reform-reports.ts'
import { today } from '#organisation/today.ts'
import { comparedOf, paragraphsOf } from '#reform-reports/compose-document.ts'
import { reformPeriod, type ReformPeriod } from '#reform-reports/domain/reform-period.ts'
import { textProblems } from '#reform-reports/domain/text-problems.ts'
import { readLive } from '#reform-reports/filled-report.ts'
import { openReport } from '#reform-reports/open-reports.ts'
import { acceptReport, returnReport, sendReport, signReport, submitReport } from '#reform-reports/sending-commands.ts'
import type { StoredReport } from '#reform-reports/report-store.ts'
import { answerRows, writeHeading, type GivenAnswer } from '#reform-reports/writing-commands.ts'
import { readingAll } from '#reports/report-question.ts'
import { actAs, done } from './act-as.ts'
import type { DemoLogin, DemoOffice } from './office.ts'

/** The last communes have not opened theirs. */
const SILENT = 2
const RETURNED_FOR = 'Đề nghị bổ sung nguyên nhân của hồ sơ quá hạn ở mục III.3.'

/** The last period that is over, and the year that is still running. */
const periodsOf = (day: PlainDate): { readonly ended: ReformPeriod; readonly running: ReformPeriod } => {
  const ended = [day.year, day.year - 1].flatMap((year) => REFORM_PERIODS.map(({ code }) => reformPeriod(code, year)))
    .filter(({ to }) => Temporal.PlainDate.compare(to, day) < 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.to, a.to))
  const year = reformPeriod('Y', day.year)
  const running = Temporal.PlainDate.compare(year.to, day) < 0 ? reformPeriod('Y', day.year + 1) : year
  return { ended: ended[0] ?? running, running }
}

const typed = (values: Readonly<Record<string, number>>, note: string | null = null): Record<string, GivenAnswer> =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value, note }]))

/** What a commune knows itself: the year until October was kept on paper, so its dossiers are typed too. */
const answersOf = (place: number): Record<string, GivenAnswer> => {
  const [accepted, carried, overdue, pending] = [420 + place * 37, 11 + place, place % 4, 18 + place]
  const resolved = accepted + carried - pending
  return {
    ...typed({
      '1.4': 1 + (place % 2), '1.6': 2 + (place % 3), '1.7': 1, '1.16': 9 + place, '1.17': 24 + place * 2, '2.1': place % 2, '2.7': 3, '2.8': 3,
      '4.3': 38 + (place % 5), '4.4': 36 + (place % 5), '5.2': place % 2, '5.5': 0, '5.6': 40 + place, '6.1': 12_000 + place * 350, '6.2': 7_900 + place * 240,
      '7.1': 640 + place * 11, '7.2': 632 + place * 11, '7.4': 630 + place * 11, '7.12': 260 + place * 21, '7.14': 14 + place, '7.15': 22 + place,
    }),
    ...typed({
      '3.6': accepted + carried, '3.7': carried, '3.8': accepted, '3.9': resolved, '3.10': resolved - overdue, '3.11': overdue, '3.13': pending, '3.14': 0, '3.15': 0, '3.16': 0,
    }, 'Sổ theo dõi bản giấy, trước khi dùng phần mềm'),
  }
}

const CAUSE = 'Công chức kiêm nhiệm nhiều việc; một số hồ sơ chờ cơ quan phối hợp xác minh.'
const PROPOSAL = 'Đề nghị tỉnh mở thêm lớp bồi dưỡng về dịch vụ công trực tuyến cho công chức cấp xã.'
const PLAN = 'Tiếp tục nâng tỷ lệ hồ sơ nộp trực tuyến và giải quyết đúng hạn; hoàn thành kế hoạch CCHC của năm.'

const readFilled = async (ctx: Ctx, report: StoredReport) => readingAll(ctx, (trx) => readLive(trx, report))

/** Types what the system does not know, and writes the texts; a sentence whose figure is missing is left out. */
const writeReport = async (ctx: Ctx, report: StoredReport, place: number, texts: Readonly<Record<string, string>>): Promise<StoredReport> => {
  const { known } = (await readFilled(ctx, report)).snapshot
  const answers = Object.fromEntries(Object.entries(answersOf(place)).filter(([code]) => known[code] === undefined))
  let written = done(await answerRows(ctx, { ...report, answers }))
  const compared = comparedOf((await readFilled(ctx, written)).filled)
  for (const [node, text] of Object.entries(texts)) {
    const whole = paragraphsOf(text).filter((line) => textProblems(node, line, compared).length === 0).join('\n')
    written = done(await writeHeading(ctx, { id: written.id, seq: written.seq, node, text: whole }))
  }
  return written
}

const TEXTS = {
  '1.1': '- Ủy ban nhân dân xã ban hành kế hoạch cải cách hành chính ngay từ đầu năm, phân công rõ từng bộ phận.',
  '1.2': '- Trong kỳ đã ban hành {{1.16}} văn bản chỉ đạo, điều hành công tác cải cách hành chính.',
  '1.3': '- Đã kiểm tra {{1.5}} cơ quan, đơn vị, trong đó kiểm tra theo kế hoạch {{1.6}} cơ quan, đơn vị và kiểm tra đột xuất {{1.7}} cơ quan, đơn vị.',
  '1.4': '- Đã thực hiện {{1.17}} tin, bài, phóng sự tuyên truyền về cải cách hành chính.',
  '2.2': '- Số hồ sơ phải giải quyết là {{3.6}} hồ sơ, gồm {{3.7}} hồ sơ từ kỳ trước chuyển sang và {{3.8}} hồ sơ tiếp nhận trong kỳ.\n' +
    '- Đã giải quyết {{3.9}} hồ sơ, trong đó trước hạn và đúng hạn {{3.10}} hồ sơ, đạt {{3.12}}; quá hạn {{3.11}} hồ sơ.',
  '2.5': '- Giải ngân {{6.2}}/{{6.1}} triệu đồng vốn đầu tư công, đạt {{6.3}}.',
  '2.6.1': '- Tiếp nhận {{7.12}} hồ sơ nộp trực tuyến, đạt {{7.13}} số hồ sơ tiếp nhận.\n- Trao đổi dưới dạng điện tử {{7.2}}/{{7.1}} văn bản, đạt {{7.3}}.',
  '3.3': CAUSE, '4': PROPOSAL, '5': PLAN,
} as const

/** A commune in the middle of it: some headings are empty, and somebody typed a number that the annex gives otherwise. */
const UNFINISHED = { '1.2': TEXTS['1.2'], '1.3': '- Đã kiểm tra qua {{1.4}} đợt với 5 đơn vị được kiểm tra.', '2.2': TEXTS['2.2'], '3.3': CAUSE } as const

const sendOne = async (ctx: Ctx, report: StoredReport, place: number, on: string): Promise<StoredReport> => {
  const written = await writeReport(ctx, report, place, TEXTS)
  const submitted = done(await submitReport(ctx, { ...written, explanation: null }))
  const signed = done(await signReport(ctx, submitted))
  return done(await sendReport(ctx, { ...signed, number: `${40 + place}/BC-UBND`, on }))
}

const leaderOf = (office: DemoOffice, unitCode: string): DemoLogin | undefined =>
  office.logins.find((login) => login.unitCode === unitCode && login.roles.includes('agencyLeader'))

/**
 * The reform reports of the demo: the first commune writes its report of the last period, late, and has opened the running
 * year early, where the figures are those of its dossiers; the others signed and sent theirs, the province took some in,
 * gave one back and merges; two are silent.
 */
export const writeReformReports = async (ctx: Ctx, office: DemoOffice, communes: readonly string[]): Promise<void> => {
  const { ended, running } = periodsOf(today(ctx))
  const controller = office.logins.find(({ unitCode, roles }) => unitCode === 'H50.01' && roles.includes('procedureController'))
  const province = office.units.get('H50')
  if (controller === undefined || province === undefined) throw new Error('demo: nobody merges the reform reports')
  const receiver = await actAs(ctx, controller)
  for (const [place, code] of communes.slice(0, communes.length - SILENT).entries()) {
    const [login, unitId] = [leaderOf(office, code), office.units.get(code)]
    if (login === undefined || unitId === undefined) continue
    const leader = await actAs(ctx, login)
    const opened = done(await openReport(leader, { unitId, period: ended }))
    if (place === 0) {
      await writeReport(leader, opened, place, UNFINISHED)
      done(await openReport(leader, { unitId, period: running }))
      continue
    }
    const sent = await sendOne(leader, opened, place, today(ctx).toString())
    if (place === 1) done(await returnReport(receiver, { ...sent, reason: RETURNED_FOR }))
    else if (place % 2 === 0) done(await acceptReport(receiver, { ...sent, note: null }))
  }
  done(await openReport(receiver, { unitId: province, period: ended }))
}
