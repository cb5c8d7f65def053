import { dossierSentence, type DossierRefusal } from '#dossiers/refusals.ts'
import { FILE_REFUSALS, type FileRefusal } from '#files/refusals.ts'
import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** What submitting refuses, in the words of the person who submits. */
export const SUBMISSION_REFUSALS = {
  draftNotFound: 'Không tìm thấy bản nháp này, hoặc bản nháp đã hết hạn. Mở “Hồ sơ của tôi” để xem các bản nháp đang có.',
  draftAlreadyDone: 'Hồ sơ này đã được gửi, không sửa được nữa. Mở “Hồ sơ của tôi” để theo dõi.',
  draftsTooMany: 'Bạn đang có {most} bản nháp. Hãy gửi hoặc xóa bớt rồi bắt đầu hồ sơ mới.',
  draftFilesTooMany: 'Một hồ sơ kèm nhiều nhất {most} tệp. Hãy gộp các trang của cùng một giấy tờ vào một tệp PDF.',
  draftTooLarge: 'Các tệp của hồ sơ này đã quá {mostMb} MB. Hãy quét ở độ phân giải thấp hơn hoặc bỏ bớt tệp.',
  accountSpaceTooLarge: 'Các tệp đang chờ trong những bản nháp của bạn đã quá {mostMb} MB. Hãy gửi hoặc xóa bớt bản nháp.',
  uploadNotFound: 'Lần gửi tệp này không còn. Hãy chọn lại tệp và gửi từ đầu.',
  uploadInvalid: 'Chưa biết tệp này dành cho giấy tờ nào, tên hay kích thước ra sao. Hãy tải lại trang rồi chọn lại tệp.',
  gateNationalFixed: 'Thủ tục này chỉ nộp trực tuyến tại Cổng Dịch vụ công quốc gia. Mở trang thủ tục để xem đường dẫn.',
  procedureNotOnline: 'Thủ tục này chưa nhận hồ sơ trực tuyến. Hãy nộp tại quầy hoặc qua bưu chính.',
  identityRequired: 'Nộp hồ sơ có giá trị pháp lý cần đăng nhập bằng tài khoản định danh điện tử. Những gì bạn đã điền vẫn còn.',
  submitterMissing: 'Chưa điền họ tên hoặc số định danh của người nộp. Mở trang “Người nộp” và điền cho đủ.',
  actingNotAllowed: 'Bạn không còn quyền nộp thay tổ chức hoặc người này. Hãy chọn lại bạn đang làm cho ai.',
  placeMissing: 'Chưa chọn nơi nộp, hoặc nơi đã chọn không còn nhận thủ tục này. Hãy chọn lại nơi nộp.',
  formIncomplete: 'Còn {count} chỗ phải sửa trong tờ khai. Hãy mở từng trang được nêu và sửa.',
  papersMissing: 'Còn thiếu giấy tờ: {papers}. Hãy gửi tệp, hoặc chọn sẽ nộp bản giấy tại quầy.',
  collectionAddressRequired: 'Bạn nhờ bưu chính đến lấy giấy tờ nhưng chưa ghi địa chỉ. Mở trang “Địa chỉ lấy giấy tờ” và điền cho đủ.',
  postalAddressRequired: 'Bạn chọn nhận kết quả qua bưu chính nhưng chưa ghi địa chỉ. Mở trang “Địa chỉ nhận” và điền cho đủ.',
  declarationMissing: 'Bạn chưa cam đoan nội dung là đúng. Hãy đọc và đánh dấu vào ô cam đoan.',
  submittedRecently: 'Bạn vừa nộp thủ tục này lúc {at}. Nếu vẫn muốn nộp thêm một hồ sơ nữa, hãy đánh dấu xác nhận.',
  feeItemUnpaid: 'Mục {items} là khoản phải nộp và chưa thu được tiền. Những gì bạn đã ghi vẫn được giữ: nộp tiền rồi gửi, hoặc nhờ một cửa ghi nhận nếu đã nộp nơi khác.',
  nothingAnswered: 'Chưa trả lời mục nào. Hãy gửi giấy tờ hoặc trả lời ít nhất một mục được hỏi.',
  heldPaperNotFound: 'Không tìm thấy giấy tờ này trong kho của bạn. Hãy tải lại trang.',
} as const
export type SubmissionRefusal = keyof typeof SUBMISSION_REFUSALS

const isOwn = (code: string): code is SubmissionRefusal => Object.hasOwn(SUBMISSION_REFUSALS, code)
const isFile = (code: string): code is FileRefusal => Object.hasOwn(FILE_REFUSALS, code)

/** The sentence of a refusal of this capability, of the store of files, or of the dossier that was to be. */
export const submissionSentence = (refusal: Refusal): string => {
  if (isOwn(refusal.code)) return fillSentence(SUBMISSION_REFUSALS[refusal.code], refusal.facts)
  if (isFile(refusal.code)) return fillSentence(FILE_REFUSALS[refusal.code], refusal.facts)
  return dossierSentence(refusal as Refusal<DossierRefusal>)
}
