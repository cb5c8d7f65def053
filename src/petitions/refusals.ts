import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { PetitionDecision } from './domain/command.ts'

export type PetitionRefusal =
  | PetitionDecision
  | 'petitionNotFound' | 'petitionNotAllowed' | 'petitionChanged' | 'petitionUnitUnknown' | 'petitionDossierUnknown' | 'petitionSenderRequired'
  | 'petitionContactInvalid' | 'petitionTextRequired' | 'petitionTextTooLong' | 'petitionFilesTooMany' | 'petitionTooMany' | 'petitionLookUpNotFound'
  | 'petitionHolderInvalid' | 'petitionRepeatUnknown' | 'petitionPersonalLeftRequired' | 'petitionNotLateConflict' | 'fileNotFound'

/** Sentences for people, by code. */
export const PETITION_REFUSALS = {
  petitionPhaseConflict: 'Phản ánh đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem đang ở đâu.',
  petitionAnonymousNotAllowed: '“{class}” cần có tên và cách liên hệ của người gửi. Ghi tên, hoặc chọn mục góp ý về việc phục vụ.',
  petitionClassInvalid: 'Khiếu nại, tố cáo không gửi ở đây. Xem hướng dẫn ở trang phản ánh, kiến nghị.',
  petitionNotHandledInvalid: 'Việc ngoài phạm vi thì từ chối hoặc hướng dẫn sang quy trình khác, không xếp loại để xử lý.',
  petitionReasonUnknown: 'Chọn một lý do từ chối trong danh sách.',
  petitionWordsRequired: 'Chưa ghi nội dung. Viết rõ để người gửi và người xử lý sau hiểu được.',
  petitionSameUnitInvalid: 'Cơ quan này đang giữ phản ánh. Chọn cơ quan khác để chuyển.',
  petitionNoContactInvalid: 'Người gửi không ghi tên nên không hỏi thêm được. Xử lý theo nội dung đã có, hoặc từ chối.',
  petitionOwnDraftNotAllowed: 'Người dự thảo không tự duyệt. Nhờ lãnh đạo khác duyệt câu trả lời này.',
  petitionOwnCheckNotAllowed: 'Người đã che dữ liệu không tự kiểm tra. Nhờ người thứ hai đọc lại rồi công khai.',
  petitionMustPublishInvalid: 'Loại phản ánh này phải công khai câu trả lời. Che dữ liệu cá nhân rồi chuyển người kiểm tra.',
  petitionReopenExpired: 'Đã quá {days} ngày từ khi có trả lời nên không đề nghị xem lại được. Gửi một phản ánh mới và ghi mã cũ.',
  petitionReopenUsedConflict: 'Phản ánh này đã được xem lại {times} lần. Gửi một phản ánh mới nếu có tình tiết mới.',
  petitionNotDislikedConflict: 'Chỉ đề nghị xem lại khi bạn đã chọn “Chưa hài lòng” với câu trả lời.',
  petitionRepeatOfItselfInvalid: 'Không đánh dấu phản ánh lặp lại chính nó. Chọn phản ánh trước đó.',
  petitionInFutureInvalid: 'Ngày nhận nằm trong tương lai. Xem lại ngày ghi trên thư hoặc phiếu.',
  petitionCalendarMissing: 'Lịch làm việc chưa có tới ngày cần tính hạn. Báo quản trị nhập lịch năm tới.',
  petitionNotFound: 'Không có phản ánh này, hoặc bạn không được xem. Mở lại từ danh sách.',
  petitionNotAllowed: 'Bạn không có quyền làm việc này với phản ánh. Duyệt trả lời là lãnh đạo cơ quan đang giữ.',
  petitionChanged: 'Có người vừa xử lý phản ánh này. Tải lại trang, xem lại rồi làm tiếp.',
  petitionUnitUnknown: 'Không có cơ quan này, hoặc cơ quan không nhận phản ánh. Chọn lại trong danh sách.',
  petitionDossierUnknown: 'Không tìm thấy hồ sơ mang mã này trong phạm vi của bạn. Xem lại mã trên giấy hẹn, hoặc bỏ trống.',
  petitionSenderRequired: 'Ghi họ tên, và số điện thoại hoặc thư điện tử để nhận trả lời.',
  petitionContactInvalid: 'Số điện thoại hoặc thư điện tử chưa đúng. Ví dụ 0912 345 678 hoặc ten@gmail.com.',
  petitionTextRequired: 'Viết tiêu đề và nội dung phản ánh.',
  petitionTextTooLong: 'Nội dung dài quá {most} chữ. Rút gọn, hoặc đính thêm tệp.',
  petitionFilesTooMany: 'Nhiều nhất {most} tệp cho một lần gửi. Bỏ bớt tệp ít cần.',
  petitionTooMany: 'Nơi này vừa gửi quá nhiều phản ánh. Chờ 15 phút rồi gửi lại; nội dung bạn viết còn nguyên.',
  petitionLookUpNotFound: 'Mã phản ánh hoặc mã tra cứu không đúng. Xem lại phiếu đã nhận khi gửi.',
  petitionHolderInvalid: 'Không giao được cho người này: không thuộc cơ quan đang giữ, hoặc chính là người bị phản ánh.',
  petitionRepeatUnknown: 'Không có phản ánh trước mang mã này trong phạm vi của bạn. Xem lại mã.',
  petitionPersonalLeftRequired: 'Nội dung công khai còn chỗ giống dữ liệu cá nhân: {found}. Che lại, hoặc đánh dấu đã xem và chịu trách nhiệm.',
  petitionNotLateConflict: 'Phản ánh này chưa quá hạn hoặc đã xong, không cần đôn đốc.',
  fileNotFound: 'Tệp gửi kèm không còn. Chọn lại tệp rồi gửi.',
} as const satisfies Record<PetitionRefusal, string>

export const petitionSentence = ({ code, facts }: Refusal<PetitionRefusal>): string => fillSentence(PETITION_REFUSALS[code], facts)
