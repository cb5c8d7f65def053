import { formatNumber } from '#kernel/number-format.ts'
import type { Claim, Reason } from './domain/claim.ts'

const number = (value: number, most = 2): string => formatNumber(Number(value.toFixed(most)))
const percent = (value: number): string => `${formatNumber(value, 2)} %`
const sum = (terms: readonly number[]): string => terms.map((term) => number(term)).join(' + ')

/** Where another figure stands, in the words around it. */
const quoted = (text: string, { start, end }: { readonly start: number; readonly end: number }): string => {
  const from = text.slice(Math.max(0, start - 40), start).split(/[.;\n]/u).at(-1) ?? ''
  const to = text.slice(end, end + 25).split(/[.;,)\n]/u)[0] ?? ''
  return `“${`${from}${text.slice(start, end)}${to}`.replace(/\s+/gu, ' ').trim()}”`
}

const shareLine = ({ terms: [part = 0, whole = 0], computed }: Claim): string => `${number(part)} / ${number(whole)} = ${percent(computed ?? 0)}`

const sumLine = ({ terms, computed }: Claim): string => `${sum(terms)} = ${number(computed ?? 0)}`

const arithmetic = (claim: Claim): string =>
  claim.kind === 'share' || claim.kind === 'count' ? shareLine(claim) : claim.terms.length > 1 && claim.kind !== 'growth' ? sumLine(claim) : number(claim.computed ?? 0)

const growthLine = ({ terms: [now = 0, then = 0], computed }: Claim): string => `từ ${number(then)} thành ${number(now)}: ${number(computed ?? 0)}`

const holdsLine = (claim: Claim): string => (claim.kind === 'growth' ? growthLine(claim) : arithmetic(claim))

/** The reason of a claim as a sentence for the person who wrote the report: what was counted and what would be right. */
const SENTENCES = {
  exact: (claim) => `Đúng: ${holdsLine(claim)}.`,
  rounded: (claim) => `Đúng sau khi làm tròn: ${claim.kind === 'total' ? `tính theo tỷ lệ của từng phần được ${number(claim.computed ?? 0)}` : holdsLine(claim)}.`,
  truncated: (claim) => `Đúng nếu bỏ bớt chữ số thay vì làm tròn: ${holdsLine(claim)}.`,
  otherBase: (claim, text) =>
    `${shareLine(claim)}, không phải ${number(claim.printed ?? 0)} %. Số in ra chỉ đúng nếu chia cho ${
      (claim.instead ?? []).map((one) => `${number(one.value)} (${quoted(text, one)})`).join(' hoặc ')}: đã lấy nhầm mẫu số.`,
  noBase: (claim) => {
    const [part = 0] = claim.terms
    return `${shareLine(claim)}, không phải ${number(claim.printed ?? 0)} %. Không số nào trong bài làm mẫu số cho ra tỷ lệ in; mẫu số phải khoảng ${number((part * 100) / (claim.printed ?? 1), 0)}.`
  },
  baseUnclear: (claim) => `Không rõ mẫu số: ${shareLine(claim)}, bài in ${number(claim.printed ?? 0)} %. Nên ghi rõ tỷ lệ tính trên số nào.`,
  sumDiffers: (claim) => `${sumLine(claim)}, bài in ${number(claim.printed ?? 0)}: chênh ${number(Math.abs((claim.computed ?? 0) - (claim.printed ?? 0)))}.`,
  sumWeighted: (claim) =>
    `${sumLine(claim)}, bài in ${number(claim.printed ?? 0)}. Số in ra là tổng các phần nhân với tỷ lệ ghi bên cạnh, nên đây là số khác với tổng số; cần ghi rõ.`,
  mayOverlap: (claim) => `${sumLine(claim)}, bài in ${number(claim.printed ?? 0)}. Các phần có thể trùng nhau hoặc chưa kể hết, nên không kết luận được.`,
  itemWithoutNumber: (claim) => `${sumLine(claim)}, nhưng danh sách còn kể một đơn vị không ghi số; tính cả thì thành ${number((claim.computed ?? 0) + 1)}.`,
  balanceDiffers: (claim) => `Đã giải quyết + đang giải quyết: ${sumLine(claim)}, bài in số tiếp nhận ${number(claim.printed ?? 0)}: chênh ${number(Math.abs((claim.computed ?? 0) - (claim.printed ?? 0)))}.`,
  areaMissing: (claim) =>
    `Các nội dung kể ra cộng lại: ${sumLine(claim)}, bài in ${number(claim.printed ?? 0)}: thiếu ${
      number(Math.abs((claim.printed ?? 0) - (claim.computed ?? 0)))}, như thể còn một nội dung không được kể.`,
  pointsNotGrowth: ({ terms: [first = 0, second = 0], computed, printed }) =>
    `${number(Math.max(first, second))} % − ${number(Math.min(first, second))} % = ${number(printed ?? 0)} điểm phần trăm, không phải tăng ${
      number(printed ?? 0)} %. Tính theo phần trăm thì thay đổi ${percent(computed ?? 0)}.`,
  growthDiffers: (claim) => `${growthLine(claim)}, bài in ${number(claim.printed ?? 0)}.`,
  notPrinted: (claim) => `${shareLine(claim)}; bài không in tỷ lệ để so.`,
  partBeyondWhole: ({ terms: [part = 0, whole = 0] }) => `Phần (${number(part)}) lớn hơn tổng (${number(whole)}).`,
  sayOtherwiseElsewhere: (claim, text) =>
    `Cùng một dãy số nhưng chỗ này in ${number(claim.printed ?? 0)}, chỗ khác in ${number(claim.computed ?? 0)}: ${(claim.instead ?? []).map((one) => quoted(text, one)).join(', ')}.`,
  periodsDiffer: ({ computed, printed }) => `Đầu bài nói ${computed} tháng, số liệu ở đây là của ${printed} tháng: mỗi số cần ghi kỳ của nó.`,
  percentSignMissing: ({ printed }) => `Thiếu dấu % sau ${number(printed ?? 0)}.`,
  cutUnclear: ({ terms: [before = 0, after = 0], computed, printed }) =>
    `Từ ${number(before)} giờ còn ${number(after)} giờ là cắt ${percent(computed ?? 0)}; bài nói ${number(printed ?? 0)} % mà không rõ là giảm đi hay giảm còn.`,
} satisfies Record<Reason, (claim: Claim, text: string) => string>

/** Why a claim holds or not, in Vietnamese, with the arithmetic written out. `text` is the report it was found in. */
export const explain = (claim: Claim, text: string): string => SENTENCES[claim.reason](claim, text)
