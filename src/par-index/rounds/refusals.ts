import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { CardRefusal } from '../domain/rounds/card-command.ts'
import type { RoundRefusal } from '../domain/rounds/decide-round.ts'
import { INPUT_FAULT_WORDS } from '../refusals.ts'

/** What a command on a round or a card can refuse beside the rules of the domain. */
export type ParRefusal =
  | CardRefusal | RoundRefusal
  | 'parRoundNotFound' | 'parCardNotFound' | 'parNotAllowed' | 'parRoundAlreadyExists' | 'parVersionUnknown' | 'parUnitUnknown' | 'parUnitLevelInvalid'
  | 'parPersonUnknown' | 'parDayNotWorkingInvalid' | 'parDayInvalid' | 'parNumberInvalid' | 'parSurveyUnknown' | 'fileNotFound'

/** Every refusal of rounds and cards, with the sentence that people read. */
export const PAR_ROUND_REFUSALS = {
  parRoundNotFound: 'Không có đợt chấm này, hoặc bạn không được xem. Mở lại từ danh sách đợt chấm.',
  parCardNotFound: 'Không có phiếu chấm này, hoặc bạn không được xem. Mở lại từ trang đợt chấm.',
  parNotAllowed: 'Bạn không có quyền làm việc này ở bước này. Tự chấm là việc của đơn vị; thẩm định là việc của cơ quan được giao; kết luận là việc của hội đồng.',
  parRoundAlreadyExists: 'Năm này đã có đợt chấm cho cấp này bằng chính bộ tiêu chí này. Mở đợt đó, hoặc hủy nó trước.',
  parVersionUnknown: 'Không có bộ tiêu chí “{version}”. Chọn một bộ trong danh sách.',
  parUnitUnknown: 'Có đơn vị không còn trong hệ thống. Tải lại trang rồi chọn lại.',
  parUnitLevelInvalid: 'Bộ tiêu chí này không dành cho: {units}. Bỏ các đơn vị đó ra.',
  parPersonUnknown: 'Có người trong hội đồng không còn công tác. Tải lại trang rồi chọn lại.',
  parDayNotWorkingInvalid: 'Ngày {day} không phải ngày làm việc nên không làm hạn được. Chọn ngày làm việc.',
  parDayInvalid: 'Ngày “{day}” không đúng. Viết như 15/12/2026.',
  parNumberInvalid: 'Chưa điền đủ số, hoặc số không đúng. Viết số như 12 hoặc 3,5.',
  parSurveyUnknown: 'Chưa chọn cuộc điều tra, hoặc cuộc đó không còn. Chọn một cuộc đã kết thúc trong danh sách.',
  fileNotFound: 'Tệp minh chứng không còn hoặc không phải của bạn. Chọn lại tệp rồi gửi.',

  parRoundNameRequired: 'Chưa có tên đợt chấm.',
  parRoundYearOutOfRange: 'Bộ tiêu chí này dùng từ năm {from} đến {to}, không dùng cho năm {year}.',
  parVersionFaultyInvalid: 'Bộ tiêu chí còn sai ở: {lines}. Sửa bộ tiêu chí trước khi mở đợt.',
  parUnitsRequired: 'Chưa chọn đơn vị nào được chấm.',
  parOrganiserRatedInvalid: 'Cơ quan tổ chức chấm không thể là đơn vị được chấm.',
  parVerifierRequired: 'Chưa chọn cơ quan thẩm định cho: {names}.',
  parCouncilRequired: 'Hội đồng cần chủ tịch và ít nhất một ủy viên khác.',
  parWindowsInvalid: 'Thời hạn các bước chưa đúng thứ tự: tự chấm, rồi thẩm định, rồi hội đồng.',
  parCutOffInvalid: 'Ngày chốt số liệu phải trong năm {year} và không sau ngày hết hạn tự chấm.',
  parRebuttalDaysOutOfRange: 'Số ngày giải trình phải từ 1 đến {most} ngày làm việc.',
  parRoundPhaseConflict: 'Đợt chấm này không còn ở bước đó nên việc này không làm được nữa. Tải lại trang để xem.',
  parCutOffNotOverConflict: 'Chưa hết ngày chốt số liệu {day}. Chốt được từ ngày hôm sau.',
  parFactsFrozenAlreadyDone: 'Số liệu của đợt này đã chốt, không chốt lại.',
  parReasonRequired: 'Chưa ghi lý do. Viết ngắn gọn, đủ để người khác hiểu.',
  parExtensionInvalid: 'Hạn mới phải sau hạn đang có và sau lúc này.',
  parCardsNotReadyConflict: 'Còn {count} đơn vị chưa xong: {units}. Xử lý xong các phiếu này rồi quyết định.',
  parDecisionRequired: 'Chưa đủ số, ngày, người ký và chức vụ của quyết định công bố.',

  parCardStateConflict: 'Phiếu đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem phiếu đang ở đâu.',
  parWindowNotOpenConflict: 'Chưa đến ngày tự chấm. Bắt đầu từ {from}.',
  parWindowEnded: 'Đã hết hạn của bước này lúc {until}. Đề nghị chủ tịch hội đồng gia hạn.',
  parLineUnknown: 'Bộ tiêu chí của đợt này không có tiêu chí {line}.',
  parLineNotAnsweredInvalid: 'Tiêu chí {line} không điền theo cách này: số liệu hệ thống và điều tra không ai gõ đè.',
  parLineChanged: 'Có người vừa cập nhật tiêu chí {line}. Xem lại rồi gửi lần nữa; những gì bạn vừa viết vẫn còn ở dưới.',
  parInputInvalid: 'Số liệu của tiêu chí {line} chưa đúng: {fault}.',
  parFactsNotFrozenConflict: 'Số liệu hệ thống của đợt chưa chốt nên chưa làm được việc này. Chờ qua ngày chốt số liệu.',
  parEvidenceRequired: 'Tiêu chí {line} cần ít nhất một minh chứng: văn bản hoặc tệp.',
  parUnansweredMissing: 'Còn {count} tiêu chí chưa đủ: {lines}. Điền đủ rồi gửi.',
  parUnverifiedMissing: 'Còn {count} tiêu chí chưa thẩm định: {lines}.',
  parUnruledMissing: 'Còn {count} giải trình chưa được trả lời: {lines}.',
  parNothingRebuttedMissing: 'Chưa giải trình tiêu chí nào. Giải trình trước khi gửi, hoặc chọn đồng ý với kết quả thẩm định.',
  parRebuttalsWaitingConflict: 'Đang có giải trình chưa gửi. Gửi giải trình, hoặc gỡ các giải trình đó rồi đồng ý.',
  parScorerNeverVerifiesForbidden: 'Bạn đã tự chấm hoặc giải trình phiếu này nên không được thẩm định nó.',
  parJudgeNeverScoresForbidden: 'Bạn đã thẩm định phiếu này nên không được tự chấm hay giải trình nó.',
  parNothingToJudgeInvalid: 'Tiêu chí {line} chưa có gì để thẩm định.',
  parClaimSameInvalid: 'Điểm đề nghị ở tiêu chí {line} giống điểm đang có, không có gì để xem lại.',
} as const satisfies Record<ParRefusal, string>

const isFault = (text: unknown): text is keyof typeof INPUT_FAULT_WORDS => typeof text === 'string' && Object.hasOwn(INPUT_FAULT_WORDS, text)

/** A refusal as people read it. */
export const parSentence = ({ code, facts }: Refusal<ParRefusal>): string => {
  const fault = facts?.['fault']
  return fillSentence(PAR_ROUND_REFUSALS[code], isFault(fault) ? { ...facts, fault: INPUT_FAULT_WORDS[fault] } : facts)
}
