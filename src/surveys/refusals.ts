import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { SurveyDecisionRefusal } from './domain/decide.ts'

export type SurveyRefusal =
  | SurveyDecisionRefusal
  | 'surveyNotFound' | 'surveyNotAllowed' | 'surveyChanged' | 'surveyFrameEmpty' | 'surveyWantedInvalid' | 'surveyRespondentsInvalid'
  | 'surveyRespondentsOutOfRange' | 'surveyRecipientsMissing' | 'surveyEntryNotAllowed' | 'surveySerialUnknown' | 'surveyAnswersInvalid'
  | 'invitationNotFound' | 'invitationEnded' | 'invitationTooMany'

/** Sentences for people, by code. */
export const SURVEY_REFUSALS = {
  surveyTitleInvalid: 'Ghi tên cuộc khảo sát, nhiều nhất 200 chữ.',
  surveyUnitsRequired: 'Chọn ít nhất một cơ quan được đánh giá.',
  surveyUnitInvalid: 'Chỉ khảo sát về cơ quan cấp dưới hoặc chính cơ quan mình. Bỏ chọn cơ quan khác.',
  surveyOwnOpinionNotAllowed: 'Điều tra xã hội học không được do chính cơ quan được đánh giá tổ chức. Bỏ chọn cơ quan mình, hoặc để cấp trên tổ chức.',
  surveyQuestionnaireRequired: 'Chọn ít nhất một phiếu hỏi.',
  surveyPeriodInvalid: 'Ghi khoảng ngày hồ sơ có kết quả: từ ngày không sau đến ngày.',
  surveyPeriodOutOfRange: 'Khoảng ngày hồ sơ có kết quả phải đã qua. Chọn đến ngày không sau hôm nay.',
  surveyClosingInvalid: 'Ngày cuối nhận trả lời phải từ hôm nay trở đi; khi gia hạn thì sau ngày đang có.',
  surveyPhaseConflict: 'Cuộc khảo sát không còn ở bước cho làm việc này. Tải lại trang để xem bước hiện tại.',
  surveySampleRequired: 'Chưa có ai để mời. Lấy mẫu hoặc nhập danh sách người trả lời trước.',
  surveyReasonRequired: 'Ghi lý do.',
  surveyAnswersMissing: 'Chưa đủ {fewest} phiếu nên không công bố được: kết quả ít phiếu hơn sẽ lộ người trả lời.',
  surveyNotFound: 'Không có cuộc khảo sát này, hoặc bạn không được xem.',
  surveyNotAllowed: 'Chỉ người điều phối cải cách hoặc lãnh đạo của cơ quan tổ chức mới làm được việc này.',
  surveyChanged: 'Có người vừa thay đổi cuộc khảo sát. Xem lại trang rồi làm lại.',
  surveyFrameEmpty: 'Không có hồ sơ nào của các cơ quan này có kết quả trong khoảng ngày và có người mời được. Nới khoảng ngày hoặc thêm cơ quan.',
  surveyWantedInvalid: 'Ghi cỡ mẫu là một số nguyên từ 1 đến 100.000.',
  surveyRespondentsInvalid: 'Dòng {line} chưa đúng: mỗi dòng là một cơ quan và số người, hoặc một cơ quan và một thư điện tử, số điện thoại.',
  surveyRespondentsOutOfRange: 'Mỗi lần nhiều nhất {most} người trả lời. Chia thành nhiều cuộc khảo sát.',
  surveyRecipientsMissing: 'Không còn ai để gửi tin: mọi người có thể nhận tin đã được gửi hoặc đã trả lời. Những người khác được mời bằng giấy hoặc điện thoại.',
  surveyEntryNotAllowed: 'Chỉ cán bộ của cơ quan tổ chức, không thuộc cơ quan được đánh giá, mới nhập phiếu hoặc gọi điện.',
  surveySerialUnknown: 'Không có phiếu mang số này trong cuộc khảo sát. Xem lại số in ở góc phiếu.',
  surveyAnswersInvalid: 'Phiếu có câu chưa đúng. Xem lại các câu được đánh dấu.',
  invitationNotFound: 'Mã phiếu khảo sát không đúng. Xem lại mã trên giấy mời, hoặc quét lại mã QR.',
  invitationEnded: 'Cuộc khảo sát này đã hết thời gian nhận trả lời. Cảm ơn bạn đã quan tâm.',
  invitationTooMany: 'Đã thử nhiều mã sai. Chờ 15 phút rồi thử lại.',
} satisfies Record<SurveyRefusal, string>

export const surveySentence = ({ code, facts }: Refusal<SurveyRefusal>): string => fillSentence(SURVEY_REFUSALS[code], facts ?? {})
