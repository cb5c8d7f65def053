import type { Duration } from '../domain/duration.ts'
import type { ProcedureCase } from '../domain/procedure.ts'
import { assumptionWords } from '../duration-sentences.ts'
import { durationWords } from '../duration-words.ts'
import type { ReviewDecision, ReviewKind, ReviewProposal } from '../review-proposal.ts'
import type { QueuedReview } from '../review-queries.ts'
import { promiseWords } from '../words.ts'

/** A question as the queue shows it: what is asked, the source's words, what was read, which answers fit. */
export type ShownReview = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly sectorName: string
  readonly kind: ReviewKind
  readonly question: string
  readonly texts: readonly string[]
  /** What was read, line by line. */
  readonly read: readonly string[]
  /** Words of the button that takes what was read; `null` when nothing can be taken as it is. */
  readonly accept: { readonly kind: Extract<ReviewDecision['kind'], 'confirm' | 'takeImported'>; readonly words: string } | null
  /** Times that one press gives to every case. */
  readonly times: readonly string[]
  readonly asksTime: boolean
  readonly asksTiers: boolean
}

const QUESTIONS = {
  timeMissing: 'Nguồn không ghi thời hạn, hoặc ghi mà không đọc được. Thời hạn là bao lâu?',
  timeTooShort: 'Thời hạn chỉ vài phút, không quy trình mẫu nào kịp. Thời hạn là bao lâu?',
  timeAssumed: 'Thời hạn chỉ đọc được khi đoán thêm. Đúng không?',
  timesDiffer: 'Mỗi kênh nộp ghi một thời hạn; thường đó là các trường hợp khác nhau. Giữ như đọc được?',
  proseDiffers: 'Bảng và lời văn ghi thời hạn khác nhau. Theo bên nào?',
  feeDoubtful: 'Số tiền có vẻ không phải đồng. Giữ như đọc được?',
  unitMissing: 'Nguồn không nói rõ cấp nào giải quyết. Cấp nào?',
  codeDoubled: 'Tệp có mã này hai lần; bản ghi này chưa được lấy. Lấy thay bản kia?',
  localVersion: 'Cơ quan đã có bản riêng của thủ tục này. Lấy bản trong tệp làm bản nháp mới?',
} satisfies Record<ReviewKind, string>

const caseWords = ({ label, committedDuration }: ProcedureCase): string => `${label}: ${promiseWords(committedDuration)}`

const readLines = (proposal: ReviewProposal): readonly string[] => {
  switch (proposal.kind) {
    case 'timeAssumed':
      return [...proposal.cases.map(caseWords), `Đoán: ${proposal.assumed.map(assumptionWords).join('; ')}`]
    case 'timesDiffer':
      return proposal.cases.map(caseWords)
    case 'proseDiffers':
      return proposal.table.map((one) => `Bảng · ${caseWords(one)}`)
    case 'codeDoubled':
    case 'localVersion':
      return [proposal.body.name, ...proposal.body.cases.map(caseWords), `${proposal.body.papers.length} giấy tờ, ${proposal.body.fees.length} khoản phí`]
    case 'timeMissing':
    case 'timeTooShort':
    case 'feeDoubtful':
    case 'unitMissing':
      return []
  }
}

const ACCEPTS = {
  timeMissing: null,
  timeTooShort: null,
  timeAssumed: { kind: 'confirm', words: 'Đúng như đọc được' },
  timesDiffer: { kind: 'confirm', words: 'Giữ các trường hợp này' },
  proseDiffers: { kind: 'confirm', words: 'Theo bảng' },
  feeDoubtful: { kind: 'confirm', words: 'Giữ như đọc được' },
  unitMissing: null,
  codeDoubled: { kind: 'takeImported', words: 'Lấy bản ghi này' },
  localVersion: { kind: 'takeImported', words: 'Lấy làm bản nháp mới' },
} satisfies Record<ReviewKind, ShownReview['accept']>

const offered = (cases: readonly ProcedureCase[]): readonly Duration[] => cases.flatMap((one) => one.committedDuration ?? [])

/** Different times that were found, in the order found; of a prose that differs only the prose's. */
const timesOf = (proposal: ReviewProposal): readonly string[] => {
  const found =
    proposal.kind === 'proseDiffers' ? offered(proposal.prose)
    : proposal.kind === 'timeAssumed' || proposal.kind === 'timesDiffer' ? offered(proposal.cases)
    : []
  const words = [...new Set(found.map(durationWords))]
  return proposal.kind === 'proseDiffers' || words.length > 1 ? words.slice(0, MOST_OFFERED) : []
}
const MOST_OFFERED = 4

const ASKS_TIME: ReadonlySet<ReviewKind> = new Set(['timeMissing', 'timeTooShort', 'timeAssumed', 'timesDiffer', 'proseDiffers'])

export const showReview = ({ id, code, name, sectorName, proposal }: QueuedReview): ShownReview => ({
  id, code, name, sectorName,
  kind: proposal.kind,
  question: QUESTIONS[proposal.kind],
  texts: proposal.texts,
  read: readLines(proposal),
  accept: ACCEPTS[proposal.kind],
  times: timesOf(proposal),
  asksTime: ASKS_TIME.has(proposal.kind),
  asksTiers: proposal.kind === 'unitMissing',
})
