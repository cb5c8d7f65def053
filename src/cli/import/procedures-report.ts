import type { ProcedureBody } from '#procedures/domain/procedure.ts'
import { outcomeOf, type Outcome, type PlannedRecord } from '#procedures/import/plan-import.ts'
import type { Rejection } from '#procedures/import/read-record.ts'
import type { ReviewKind } from '#procedures/review-proposal.ts'

const TITLES = {
  created: 'Thủ tục mới',
  updated: 'Có nội dung mới',
  unchanged: 'Không đổi',
  needsReview: 'Cần người quyết định',
  rejected: 'Không nhận được',
} satisfies Record<Outcome, string>

const QUESTIONS = {
  timeMissing: 'không có thời hạn, hoặc không đọc được',
  timeTooShort: 'thời hạn ngắn hơn nửa giờ',
  timeAssumed: 'thời hạn thiếu đơn vị hoặc phải suy đoán',
  timesDiffer: 'thời hạn khác nhau theo kênh nộp',
  proseDiffers: 'thời hạn trong bảng khác trong lời văn',
  feeDoubtful: 'số tiền phí đáng ngờ',
  unitMissing: 'chưa rõ cấp giải quyết',
  codeDoubled: 'trùng mã trong tệp',
  localVersion: 'cơ quan đã có bản riêng hoặc bản mới hơn',
} satisfies Record<ReviewKind, string>

const FAULTS = {
  notARecord: 'không phải một bản ghi thủ tục',
  fieldInvalid: 'trường “{field}” thiếu hoặc sai kiểu',
  codeInvalid: 'mã thủ tục không đúng dạng 1.001193',
} satisfies Record<Rejection['why'], string>

const FIELDS = {
  name: 'tên',
  sectorName: 'lĩnh vực',
  tiers: 'cấp giải quyết',
  cases: 'thời hạn',
  papers: 'thành phần hồ sơ',
  fees: 'phí, lệ phí',
  results: 'kết quả',
  legalBasis: 'căn cứ pháp lý',
  serviceLevel: 'mức độ trực tuyến',
  applicantKinds: 'đối tượng',
  stepsText: 'trình tự',
  requirements: 'yêu cầu, điều kiện',
  publicationDecision: 'quyết định công bố',
} satisfies Partial<Record<keyof ProcedureBody, string>>

const isField = (key: string): key is keyof typeof FIELDS => key in FIELDS

/** Names of the parts in which two contents differ. */
const changedFields = (before: ProcedureBody, after: ProcedureBody): readonly string[] =>
  Object.keys(FIELDS)
    .filter(isField)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => FIELDS[field])

const questionKinds = (planned: PlannedRecord): readonly ReviewKind[] => {
  if (planned.kind === 'reject' || planned.kind === 'unchanged') return []
  if (planned.kind === 'doubled') return ['codeDoubled']
  if (planned.kind === 'local') return ['localVersion']
  return planned.reading.questions.map((question) => question.kind)
}

const rejectionReason = (rejection: Rejection): string => FAULTS[rejection.why].replace('{field}', rejection.field)

/** The answer of `--json`: every record of the file is in exactly one of the five. */
export const toJson = (planned: readonly PlannedRecord[]): object => {
  const count = (outcome: Outcome): number => planned.filter((one) => outcomeOf(one) === outcome).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    needsReview: planned.flatMap((one) =>
      one.kind !== 'reject' && outcomeOf(one) === 'needsReview'
        ? [{ index: one.reading.index, code: one.reading.code, questions: questionKinds(one) }]
        : [],
    ),
    rejected: planned.flatMap((one) =>
      one.kind === 'reject'
        ? [{ index: one.rejection.index, code: one.rejection.code, field: one.rejection.field, reason: rejectionReason(one.rejection) }]
        : [],
    ),
  }
}

const LONGEST_LIST = 20

const section = (title: string, lines: readonly string[]): readonly string[] => {
  if (lines.length === 0) return []
  const more = lines.length - LONGEST_LIST
  return ['', `${title}:`, ...lines.slice(0, LONGEST_LIST), ...(more > 0 ? [`  … và ${more} bản ghi nữa`] : [])]
}

const lineOf = (planned: PlannedRecord): string => {
  if (planned.kind === 'reject') {
    const { index, code } = planned.rejection
    return `  bản ghi ${index + 1}${code === null ? '' : ` (${code})`}: ${rejectionReason(planned.rejection)}`
  }
  const { code, body } = planned.reading
  const name = body.name.length > 90 ? `${body.name.slice(0, 89)}…` : body.name
  const changed = 'latest' in planned ? changedFields(planned.latest.body, body) : []
  const why = questionKinds(planned).map((kind) => QUESTIONS[kind])
  const notes = [...(changed.length > 0 ? [`khác: ${changed.join(', ')}`] : []), ...why]
  return `  ${code} ${name}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`
}

/** The same for people: how many, which, and why; nothing is hidden without saying how much. */
export const toText = (planned: readonly PlannedRecord[], isApplied: boolean): string => {
  const byOutcome = Map.groupBy(planned, outcomeOf)
  const of = (outcome: Outcome): readonly PlannedRecord[] => byOutcome.get(outcome) ?? []
  const kinds = Map.groupBy(of('needsReview').flatMap(questionKinds), (kind) => kind)
  const outcomes: readonly Outcome[] = ['created', 'updated', 'unchanged', 'needsReview', 'rejected']
  return [
    `Đọc được ${planned.length} bản ghi.`,
    ...outcomes.map((outcome) => `  ${TITLES[outcome]}: ${of(outcome).length}`),
    ...section('Câu hỏi cần quyết định', [...kinds].map(([kind, all]) => `  ${QUESTIONS[kind]}: ${all.length}`)),
    ...section(TITLES.rejected, of('rejected').map(lineOf)),
    ...section(TITLES.updated, of('updated').map(lineOf)),
    ...section(TITLES.needsReview, of('needsReview').map(lineOf)),
    ...section(TITLES.created, of('created').map(lineOf)),
    '',
    isApplied
      ? 'Đã ghi vào danh mục. Bản ghi cần quyết định được giữ là bản nháp cho tới khi có người trả lời.'
      : 'Đây là chạy thử, chưa ghi gì. Thêm --apply để ghi vào danh mục.',
  ].join('\n')
}
