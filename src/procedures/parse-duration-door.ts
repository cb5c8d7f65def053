import { durationWhySentence } from './duration-sentences.ts'
import { LONGEST_DURATION_TEXT, parseDuration, type DurationCase } from './domain/parse-duration.ts'

const REFUSALS = {
  inputInvalid: 'Dữ liệu vào phải là một đối tượng JSON có "text" là chuỗi.',
  unknownField: 'Dữ liệu vào chỉ có trường "text"; hãy bỏ các trường khác.',
  durationTextTooLong: 'Văn bản thời hạn quá dài; hãy chỉ ghi phần nói về thời hạn (không quá 20.000 ký tự).',
} as const

const refused = (code: keyof typeof REFUSALS): object => ({ refusal: { code, message: REFUSALS[code] } })

const caseAnswer = ({ condition, duration, assumed }: DurationCase): object => ({
  ...(condition === undefined ? {} : { condition }),
  ...duration,
  ...(assumed.length === 0 ? {} : { assumed }),
})

/** The `parse-duration` command: parsed JSON in, JSON value out. Never throws on bad input. */
export const runParseDuration = (input: unknown): unknown => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refused('inputInvalid')
  if (Object.keys(input).some((key) => key !== 'text')) return refused('unknownField')
  const text: unknown = 'text' in input ? input.text : undefined
  if (typeof text !== 'string') return refused('inputInvalid')
  if (text.length > LONGEST_DURATION_TEXT) return refused('durationTextTooLong')
  const { status, cases, why } = parseDuration(text)
  const answer = { status, cases: cases.map(caseAnswer) }
  return why === undefined ? answer : { ...answer, why: durationWhySentence(why) }
}
