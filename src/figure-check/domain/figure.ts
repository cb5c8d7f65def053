import { reportWords } from '../../../law/figure-check/report-words.ts'

/** What a number counts, by the noun behind it. */
export type Unit = keyof typeof reportWords.units

/** One number as a report prints it, with what stands around it. */
export type Figure = {
  /** First and one past the last character of the number, its base and its sign. */
  readonly start: number
  readonly end: number
  readonly value: number
  /** Digits after the comma: how exactly it was printed. */
  readonly decimals: number
  /** The base in "38.388/42.092". */
  readonly whole: { readonly value: number; readonly decimals: number } | null
  readonly isPercent: boolean
  /** "điểm phần trăm": a difference of two shares. */
  readonly isPercentPoints: boolean
  readonly unit: Unit | null
  /** "trên 90%", "gần 100 phút": nothing can be computed from it. */
  readonly isApproximate: boolean
  /** Lower-case text since the figure before it in its sentence, and up to the next one. */
  readonly before: string
  readonly after: string
  /** How many brackets are open around it. */
  readonly depth: number
  readonly sentence: number
  readonly paragraph: number
}

/** The number in Vietnamese writing: dots between thousands, a comma before the fraction. */
const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\d.,/])(${NUMBER})(?:\s?/\s?(${NUMBER}))?(?![\d]|[.,]\d)(?:\s?(${reportWords.percent}))?`,
  'gu',
)
const NAMES = reportWords.names.map((source) => new RegExp(String.raw`(?<![\p{L}\d])(?:${source})`, 'gu'))
/** "3.1 Tuân thủ …", "2. Việc tổ chức": the number of a heading. */
const HEADING = /^[\t \u00a0]*(?:[-+•*][\t \u00a0]*)?\d+(?:\.\d+)*[.)]?[\t \u00a0]+(?=\p{Lu})/gmu
const APPROXIMATE = new RegExp(String.raw`(?<!\p{L})(?:${reportWords.approximate})\s*$`, 'u')
const UNITS = Object.entries(reportWords.units).map(
  ([unit, words]) => [unit as Unit, new RegExp(String.raw`^[\s-]*(?:${words})(?!\p{L})`, 'u')] as const,
)
const POINTS_SIGN = new RegExp(String.raw`^\s*${reportWords.pointsSign}\s+(?:${reportWords.percent})`, 'u')
const SENTENCE_END = /[.!?…](?=\s+["“(]?\p{Lu})|\n/gu

const blank = (found: string): string => found.replace(/[^\n]/g, '_')

/** The text with every number that is no figure made unreadable, at the same length. */
const withoutNames = (original: string): string => {
  let text = original.replace(HEADING, blank).toLowerCase()
  for (const name of NAMES) text = text.replace(name, blank)
  return text
}

const valueOf = (written: string): { value: number; decimals: number } => {
  const [whole = '', fraction = ''] = written.replaceAll('.', '').split(',')
  return { value: Number(fraction === '' ? whole : `${whole}.${fraction}`), decimals: fraction.length }
}

/** "1/2 ngày" is half a day; every other pair is a part and its whole. */
const readValue = (number: string, base: string | undefined, unit: Unit | null): Pick<Figure, 'value' | 'decimals' | 'whole'> => {
  if (base === undefined) return { ...valueOf(number), whole: null }
  const [part, whole] = [valueOf(number), valueOf(base)]
  return unit === 'day' || unit === 'hour' ? { value: part.value / whole.value, decimals: 2, whole: null } : { ...part, whole }
}

const unitOf = (after: string): Unit | null => UNITS.find(([, words]) => words.test(after))?.[0] ?? null

/** Reads the figures of a composed (NFC) text; dates, numbers of documents, levels, ranks and headings are none. */
export const readFigures = (text: string): readonly Figure[] => {
  const readable = withoutNames(text)
  const ends = [...text.matchAll(SENTENCE_END)].map((end) => end.index)
  const found = [...readable.matchAll(FIGURE)]
  let sentence = 0
  let paragraph = 0
  let depth = 0
  let passed = 0
  return found.flatMap((match, i): Figure[] => {
    const { index: start } = match
    while ((ends[sentence] ?? Infinity) < start) {
      if (text[ends[sentence] ?? 0] === '\n') {
        paragraph += 1
        depth = 0
      }
      sentence += 1
    }
    const end = start + match[0].trimEnd().length
    const opening = sentence === 0 ? 0 : (ends[sentence - 1] ?? 0) + 1
    for (const symbol of readable.slice(Math.max(passed, lineStart(text, start)), start)) {
      if (symbol === '(') depth += 1
      else if (symbol === ')' && depth > 0) depth -= 1
    }
    passed = start
    const previous = found[i - 1]
    const next = found[i + 1]
    const before = readable.slice(Math.max(opening, previous === undefined ? 0 : previous.index + previous[0].length), start)
    const after = readable.slice(end, Math.min(next?.index ?? readable.length, (ends[sentence] ?? readable.length - 1) + 1))
    const [, number = '', base, sign] = match
    const isPercentPoints = POINTS_SIGN.test(after)
    const unit = isPercentPoints ? null : unitOf(after)
    return [{
      start, end, ...readValue(number, base, unit), isPercent: sign !== undefined, isPercentPoints, unit,
      isApproximate: APPROXIMATE.test(before), before, after, depth, sentence, paragraph,
    }]
  })
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at) + 1
