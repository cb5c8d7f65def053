import { formatNumber } from '#kernel/number-format.ts'
import { formatDay } from '#ui/dates.ts'
import type { SampleMethod, Survey, SurveyEvent, SurveyPhase } from './domain/survey.ts'

/** Words that several screens and files of surveys share. */
export const KIND_WORDS = {
  sipas: 'Khảo sát hài lòng (SIPAS)',
  sociological: 'Điều tra xã hội học',
} as const satisfies Record<Survey['kind'], string>

export const PHASE_WORDS = {
  draft: 'đang soạn',
  open: 'đang nhận trả lời',
  closed: 'đã đóng',
  published: 'đã công bố',
} as const satisfies Record<SurveyPhase, string>

export const METHOD_WORDS = {
  stratified: 'ngẫu nhiên trong từng đơn vị, lĩnh vực',
  simple: 'ngẫu nhiên trên toàn bộ',
} as const satisfies Record<SampleMethod, string>

/** What stands where a result may not be shown. */
export const TOO_FEW = 'chưa đủ để xem'
export const OWN_MARK = 'tự khảo sát'

/** The sentence under results of SIPAS: what they are not. */
export const NOT_THE_RATING = 'Chỉ số này đo bằng khảo sát mẫu; đánh giá tại quầy theo từng hồ sơ là số đo khác, không cộng chung.'

const countWords = (count: number): string => formatNumber(count)

/** One line of the history of a survey. */
export const eventWords = (event: SurveyEvent): string => {
  switch (event.type) {
    case 'drafted': return 'Soạn cuộc khảo sát'
    case 'revised': return 'Sửa kế hoạch, bỏ mẫu đã lấy'
    case 'sampled':
      return event.sample.kind === 'drawn'
        ? `Lấy mẫu ${countWords(drawnOf(event.sample.strata))} người từ khung ${countWords(event.sample.frame)} người`
        : `Nhập danh sách ${countWords(drawnOf(event.sample.strata))} người trả lời`
    case 'opened': return 'Mở nhận trả lời'
    case 'sent': return `Gửi ${countWords(event.count)} tin mời`
    case 'extended': return `Gia hạn đến ${formatDay(event.closesOn)}: ${event.reason}`
    case 'closed': return `Đóng, có ${countWords(event.answers)} phiếu`
    case 'published': return event.decision === null ? 'Công bố kết quả' : `Công bố kết quả theo ${event.decision}`
  }
}

const drawnOf = (strata: readonly { readonly drawn: number }[]): number => strata.reduce((sum, { drawn }) => sum + drawn, 0)
