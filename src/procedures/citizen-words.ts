import type { ProcedureCase, ProcedureFee, ProcedureVersion } from './domain/procedure.ts'
import { GATE_WORDS, promiseWords, moneyWords } from './words.ts'

/** A procedure in the words of those who need it: short answers to how long, how much, how. */

/** "Trong ngày", or "3 ngày làm việc; có trường hợp khác" when cases differ. */
export const timeInShort = (cases: readonly ProcedureCase[]): string => {
  const words = [...new Set(cases.map((one) => promiseWords(one.committedDuration)))]
  const [first = promiseWords(null)] = words
  const text = first === promiseWords(null) ? 'không quy định thời hạn' : first
  return words.length > 1 ? `${text}, tùy trường hợp` : text
}

/**
 * "Miễn phí", "8.000 đ", "từ 50.000 đ": what everybody pays who comes to the desk. A text without any fee does not say
 * that there is none, so neither do we.
 */
export const feesInShort = (fees: readonly ProcedureFee[]): string => {
  const owed = fees.filter((fee) => fee.condition === undefined)
  if (fees.length === 0) return 'không ghi khoản phí'
  if (owed.length === 0) return 'miễn phí, trừ vài trường hợp'
  const amounts = [...new Set(owed.flatMap((fee) => fee.amount ?? []))].toSorted((a, b) => a - b)
  const [least] = amounts
  if (least === undefined) return 'theo biểu phí'
  const isWhole = amounts.length === 1 && owed.every((fee) => fee.amount !== null && (fee.per ?? 'dossier') === 'dossier')
  const greatest = amounts.at(-1) ?? least
  if (isWhole) return moneyWords(least)
  return least === 0 && greatest === 0 ? 'miễn phí' : least === 0 ? `miễn phí đến ${moneyWords(greatest)}` : `từ ${moneyWords(least)}`
}

/** Ways to hand in, nearest first. */
export const waysInShort = ({ serviceLevel, submissionGate }: Pick<ProcedureVersion, 'serviceLevel' | 'submissionGate'>): { readonly main: string; readonly note: string } => {
  const gate = GATE_WORDS[submissionGate.kind]
  switch (serviceLevel) {
    case 'fullOnline':
      return { main: 'Trực tuyến, tại quầy', note: `cả quá trình trên ${gate}` }
    case 'partialOnline':
      return { main: 'Trực tuyến, tại quầy', note: `nộp trên ${gate}, có bước phải đến quầy` }
    case 'information':
      return { main: 'Tại quầy', note: 'hoặc gửi qua bưu chính' }
    case 'proactive':
      return { main: 'Không phải nộp', note: 'cơ quan tự làm khi đủ điều kiện' }
  }
}

const WEEKDAY_WORDS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const

/** "thứ Hai đến thứ Sáu 07:30–11:30, 13:30–17:30; thứ Bảy 07:30–11:30". */
export const hoursWords = (hours: readonly { readonly from: number; readonly to: number; readonly spans: readonly string[] }[]): string =>
  hours
    .map(({ from, to, spans }) => {
      const days = from === to ? WEEKDAY_WORDS[from] : `${WEEKDAY_WORDS[from]} đến ${WEEKDAY_WORDS[to]}`
      return `${days} ${spans.join(', ')}`
    })
    .join('; ')

/** First letter as within a sentence. */
export const uncapital = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)

/** First letter as a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
