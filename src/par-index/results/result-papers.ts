import type { Ctx } from '#db/context.ts'
import { headingOf } from '#dossiers/papers/paper-ground.ts'
import { toAt } from '#kernel/at.ts'
import { formatDate } from '#kernel/date-format.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { decisionBasesOn } from '#law/par-index.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { printPublicationDecision } from '#papers/publication-decision.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Press } from '#papers/render.ts'
import { writeWorkbook, type SheetEntry, type WorkbookSheet } from '#sheets/write-workbook.ts'
import { readResults, type RoundResults } from './read-results.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findRound } from '../rounds/round-store.ts'
import { LEVEL_WORDS } from '../words.ts'

const viDay = (day: string): string => formatDate(Temporal.PlainDate.from(day))

const two = (value: number): string => formatNumber(value, 2)

/** The published or decided results of a round; undefined before the decision. */
export const findResults = (ctx: Ctx, roundId: string): Promise<RoundResults | undefined> =>
  acrossUnits(ctx, async (trx) => {
    const stored = await findRound(trx, roundId)
    return stored?.round.decision == null ? undefined : readResults(trx, stored, ctx.clock())
  })

/** The decision that publishes the result, with the ranking as its annex, as PDF. */
export const printDecision = async (ctx: Ctx, press: Press, results: RoundResults): Promise<Result<Uint8Array, PaperCode | 'parRoundNotFound'>> => {
  const { round, units } = results
  const { decision } = round
  if (decision === null) return refuse('parRoundNotFound')
  const tree = await acrossUnits(ctx, (trx) => unitTree(trx, Temporal.PlainDate.from(decision.issuedOn)))
  const organiser = tree.find(round.organiserId)?.name ?? ''
  const subject = `Về việc công bố Chỉ số cải cách hành chính ${LEVEL_WORDS[round.version.level]} năm ${round.year}`
  const printed = printPublicationDecision(press, {
    heading: headingOf(tree, round.organiserId, decision.issuedOn, null),
    print: { printedAt: toAt(ctx.clock()) },
    number: decision.number, issuedOn: decision.issuedOn, subject, authority: `${decision.signerTitle} ${organiser}`,
    bases: [
      ...decisionBasesOn(decision.issuedOn).map((basis) => `Căn cứ ${basis}`),
      `Căn cứ bộ tiêu chí “${round.version.name}”${round.version.isExample ? ' (bộ mẫu, không có hiệu lực pháp lý)' : ''}`,
      `Căn cứ kết quả tự chấm, thẩm định, giải trình và kết luận của hội đồng trong đợt “${round.name}”`,
    ],
    articles: [
      `Công bố Chỉ số cải cách hành chính ${LEVEL_WORDS[round.version.level]} năm ${round.year} của ${units.length} đơn vị theo Phụ lục kèm theo. Điểm bình quân ${two(results.average)} trên ${formatNumber(round.version.maxPoints)} điểm.`,
      'Các đơn vị căn cứ kết quả được công bố, xây dựng kế hoạch khắc phục các tiêu chí còn mất điểm và tổ chức thực hiện.',
      'Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các đơn vị có tên tại Phụ lục chịu trách nhiệm thi hành Quyết định này.',
    ],
    annex: {
      title: `Kết quả Chỉ số cải cách hành chính ${LEVEL_WORDS[round.version.level]} năm ${round.year}`,
      head: ['Hạng', 'Đơn vị', 'Thẩm định', 'Điều tra', 'Tổng điểm', 'Chỉ số (%)', 'Xếp loại'],
      rows: units.map((one) => [String(one.rank), one.name, two(one.verifiedPoints), two(one.surveyPoints), two(one.points), two(one.index), one.grade]),
      notes: ['Đơn vị bằng điểm cùng một hạng, hạng kế tiếp được bỏ qua.'],
    },
    signer: { titles: [decision.signerTitle.toLocaleUpperCase('vi')], name: decision.signerName },
    recipients: ['Như Điều 3', 'Sở Nội vụ'],
  })
  return printed.ok ? ok(printed.value.pdf) : printed
}

const head = (names: readonly string[]): SheetEntry[] => names.map((value, i) => ({ column: i + 1, value, look: 'head' }))
const DIGITS = '0.00'

const rankingSheet = ({ round, units, average }: RoundResults): WorkbookSheet => {
  const names = ['Hạng', 'Mã đơn vị', 'Đơn vị', 'Điểm thẩm định', 'Điểm điều tra', 'Tổng điểm', 'Chỉ số (%)', 'Xếp loại', 'Cách dẫn đầu', 'So với năm trước (điểm)']
  const rows = units.map((one, i): SheetEntry[] => [
    { column: 1, value: one.rank, align: 'center' }, { column: 2, value: one.code }, { column: 3, value: one.name },
    { column: 4, value: one.verifiedPoints, format: DIGITS }, { column: 5, value: one.surveyPoints, format: DIGITS },
    { column: 6, value: { formula: `D${i + 3}+E${i + 3}`, result: one.points }, format: DIGITS },
    { column: 7, value: { formula: `F${i + 3}*100/${round.version.maxPoints}`, result: one.index }, format: DIGITS },
    { column: 8, value: one.grade }, { column: 9, value: one.gap, format: DIGITS }, { column: 10, value: one.change?.points ?? '', format: DIGITS },
  ])
  const last = units.length + 2
  return {
    name: 'Xếp hạng', isLandscape: true, widths: [8, 14, 44, 14, 14, 12, 12, 14, 14, 18], frozen: { rows: 2, columns: 3 },
    rows: [
      [{ column: 1, across: names.length, value: `${round.name} – Quyết định ${round.decision?.number ?? ''} ngày ${viDay(round.decision?.issuedOn ?? round.cutOffOn)}`, look: 'title' }],
      head(names), ...rows,
      [{ column: 3, value: 'Bình quân', look: 'strong' }, { column: 6, value: units.length === 0 ? average : { formula: `AVERAGE(F3:F${last})`, result: average }, format: DIGITS, look: 'strong' }],
    ],
  }
}

/** One row a unit, one column an area or a criterion. */
const detailSheet = (name: string, results: RoundResults, cellsOf: (unit: RoundResults['units'][number]) => readonly { readonly code: string; readonly name: string; readonly maxPoints: number; readonly points: number }[]): WorkbookSheet => {
  const columns = results.units[0] === undefined ? [] : cellsOf(results.units[0])
  return {
    name, isLandscape: true, widths: [44, ...columns.map(() => 12)], frozen: { rows: 3, columns: 1 },
    rows: [
      head(['Đơn vị', ...columns.map(({ code }) => code)]),
      head(['', ...columns.map((one) => one.name)]),
      [{ column: 1, value: 'Điểm tối đa', look: 'strong' }, ...columns.map(({ maxPoints }, i): SheetEntry => ({ column: i + 2, value: maxPoints, format: DIGITS, look: 'strong' }))],
      ...results.units.map((unit): SheetEntry[] => [{ column: 1, value: unit.name }, ...cellsOf(unit).map(({ points }, i): SheetEntry => ({ column: i + 2, value: points, format: DIGITS }))]),
    ],
  }
}

/** The annex tables as XLSX: the ranking with formulas, points by area, points by criterion. */
export const resultWorkbook = (results: RoundResults): Promise<Uint8Array> =>
  writeWorkbook([rankingSheet(results), detailSheet('Theo lĩnh vực', results, ({ areas }) => areas), detailSheet('Theo tiêu chí', results, ({ areas }) => areas.flatMap(({ lines }) => lines))])
