import { importWords } from '#law/procedures.ts'
import type { ProcedureCase } from '../domain/procedure.ts'
import { parseDuration } from '../domain/parse-duration.ts'
import { durationWhySentence } from '../duration-sentences.ts'
import type { ReviewDecision } from '../review-proposal.ts'
import type { ReviewId } from '../review-store.ts'
import { textIn } from './catalogue-form.ts'

export type TypedDecision =
  | { readonly ok: true; readonly decision: ReviewDecision }
  | { readonly ok: false; readonly field: string; readonly sentence: string }

/** Boxes of a queue of many questions are told apart by the question. */
export const timeField = (reviewId: string): string => `time-${reviewId}`
export const reasonField = (reviewId: string): string => `reason-${reviewId}`

const caseOf = (index: number, label: string, duration: ProcedureCase['committedDuration']): ProcedureCase => ({
  id: `c${index + 1}`,
  label: label.slice(0, 500),
  statutoryDuration: duration,
  committedDuration: duration,
})

/** Times as typed: one for every case, or several with their conditions; "không quy định" is none. */
const readCases = (text: string, field: string): TypedDecision => {
  if (text === '') return { ok: false, field, sentence: 'Nhập thời hạn, ví dụ 5 ngày làm việc, hoặc “không quy định”.' }
  const { status, cases, why } = parseDuration(text)
  if (status === 'needsReview') {
    return { ok: false, field, sentence: durationWhySentence(why ?? 'noTimeFound') }
  }
  const read = cases.map((one, index) => caseOf(index, one.condition ?? importWords.usualCase, one.duration))
  return { ok: true, decision: { kind: 'setCases', cases: read.length === 0 ? [caseOf(0, importWords.usualCase, null)] : read } }
}

/** Reads the answer to one question of an import: which button was pressed, and what stood in its boxes. */
export const readDecision = (form: FormData, reviewId: ReviewId): TypedDecision => {
  const pressed = textIn(form, 'viec')
  switch (pressed) {
    case 'confirm':
    case 'takeImported':
      return { ok: true, decision: { kind: pressed } }
    case 'setTiers':
      return { ok: true, decision: { kind: 'setTiers', tiers: textIn(form, 'tiers').split(',').filter((tier) => tier !== '') } }
    case 'dismiss': {
      const reason = textIn(form, reasonField(reviewId))
      return reason === ''
        ? { ok: false, field: reasonField(reviewId), sentence: 'Ghi vì sao bỏ qua câu hỏi này.' }
        : { ok: true, decision: { kind: 'dismiss', reason } }
    }
    case 'useTime':
      return readCases(textIn(form, 'offered'), timeField(reviewId))
    default:
      return readCases(textIn(form, timeField(reviewId)), timeField(reviewId))
  }
}
