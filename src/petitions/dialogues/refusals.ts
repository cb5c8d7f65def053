import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { DialogueDecision } from '../domain/dialogue.ts'
import { PETITION_REFUSALS, type PetitionRefusal } from '../refusals.ts'

export type DialogueRefusal =
  | DialogueDecision | PetitionRefusal
  | 'dialogueNotFound' | 'dialogueNotAllowed' | 'dialogueQuestionNotFound' | 'dialoguePromiseNotFound' | 'dialogueTextTooLong' | 'dialogueTooMany' | 'dialogueUnitUnknown'

/** Sentences for people, by code. */
export const DIALOGUE_REFUSALS = {
  ...PETITION_REFUSALS,
  dialoguePhaseConflict: 'Cuộc đối thoại đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem đang ở đâu.',
  dialogueWordsRequired: 'Còn ô chưa viết. Điền đủ tên, nội dung, địa điểm hoặc câu trả lời rồi lưu.',
  dialogueTimeInvalid: 'Thời gian chưa đúng: cuộc đối thoại phải ở tương lai, và hạn nhận câu hỏi không sau lúc bắt đầu.',
  dialogueNotYetHeldInvalid: 'Cuộc đối thoại chưa diễn ra nên chưa ghi biên bản, chưa trả lời được. Chờ sau giờ bắt đầu.',
  dialogueQuestionsWaitingConflict: 'Còn {count} câu hỏi chưa duyệt hoặc chưa có trả lời. Trả lời, hoặc ghi lý do không đưa vào, rồi công khai biên bản.',
  dialogueClosedExpired: 'Đã hết hạn gửi câu hỏi cho cuộc đối thoại này. Bạn có thể hỏi trực tiếp, hoặc gửi phản ánh, kiến nghị.',
  dialogueQuestionStateConflict: 'Câu hỏi đang ở bước khác nên chưa làm được việc này. Tải lại trang.',
  dialoguePromiseDayInvalid: 'Hạn thực hiện đã qua. Chọn ngày từ hôm nay trở đi.',
  dialoguePromiseStateConflict: 'Lời hứa đã bắt đầu thực hiện, không trở lại như chưa làm. Chọn tình trạng khác.',
  dialogueNotFound: 'Không có cuộc đối thoại này, hoặc không thuộc cơ quan của bạn. Mở lại từ danh sách.',
  dialogueNotAllowed: 'Bạn không được công bố đối thoại cho cơ quan này. Chọn cơ quan của bạn.',
  dialogueQuestionNotFound: 'Không có câu hỏi này. Mở lại từ trang của cuộc đối thoại.',
  dialoguePromiseNotFound: 'Không có lời hứa này. Mở lại từ trang của cuộc đối thoại.',
  dialogueTextTooLong: 'Nội dung dài quá {most} chữ. Rút gọn rồi gửi lại.',
  dialogueTooMany: 'Nơi này vừa gửi quá nhiều câu hỏi. Chờ 15 phút rồi gửi lại; nội dung bạn viết còn nguyên.',
  dialogueUnitUnknown: 'Không có đơn vị này. Chọn đơn vị chủ trì trong danh sách.',
} as const satisfies Record<DialogueRefusal, string>

export const dialogueSentence = ({ code, facts }: Refusal<DialogueRefusal>): string => fillSentence(DIALOGUE_REFUSALS[code], facts)
