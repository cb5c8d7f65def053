import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of this capability, with the sentence that people read. `{fact}` is filled at the door. */
export const ORGANISATION_REFUSALS = {
  administrationNotAllowed: 'Bạn không có quyền quản trị đơn vị này. Liên hệ quản trị cấp trên.',
  unitNotFound: 'Không tìm thấy đơn vị. Tải lại danh sách đơn vị rồi chọn lại.',
  unitCodeInvalid:
    'Mã định danh “{code}” không đúng dạng của Quyết định 20/2020/QĐ-TTg. Nhập như H50.27 hoặc H50.27.03, tối đa 35 ký tự.',
  unitCodeTaken: 'Mã định danh {code} đã thuộc đơn vị “{name}”. Mã không được dùng lại; nhập mã khác.',
  unitNameRequired: 'Chưa có tên đơn vị. Nhập tên đầy đủ.',
  areaCodeInvalid: 'Mã đơn vị hành chính “{areaCode}” không đúng. Nhập 2 số (tỉnh), 3 số (huyện cũ) hoặc 5 số (xã).',
  tierUnknown: 'Không có cấp hành chính “{tier}”. Chọn một cấp trong danh sách.',
  tierEnded: '{tier} không còn từ sau ngày {lastDay}. Chọn cấp khác hoặc ngày áp dụng sớm hơn.',
  unitKindUnknown: 'Không có loại đơn vị “{kind}”. Chọn một loại trong danh sách.',
  parentUnitNotFound: 'Đơn vị cấp trên không hoạt động vào ngày {day}. Chọn đơn vị khác hoặc đổi khoảng ngày.',
  unitCycleConflict: 'Từ ngày {day} đơn vị sẽ nằm dưới chính nó. Chọn đơn vị cấp trên khác.',
  unitDayInvalid: 'Ngày {day} trước ngày đơn vị thành lập ({openedOn}). Chọn ngày từ đó trở đi.',
  unitEnded: 'Đơn vị đã kết thúc hoạt động ngày {lastDay}. Chọn đơn vị đang hoạt động.',
  unitChildrenConflict: 'Còn đơn vị trực thuộc sau ngày {lastDay}: {children}. Chuyển hoặc đóng các đơn vị đó trước.',
  laterVersionConflict: 'Đơn vị đã có thay đổi ghi từ ngày {day}. Chọn ngày đóng từ đó trở đi.',
  periodInvalid: 'Ngày kết thúc trước ngày bắt đầu. Sửa lại khoảng ngày.',
  staffNotFound: 'Không tìm thấy cán bộ. Tải lại danh sách rồi chọn lại.',
  staffCodeTaken: 'Mã cán bộ {code} đã thuộc {name}. Nhập mã khác.',
  staffNameRequired: 'Chưa có họ tên hoặc mã cán bộ. Nhập đủ hai ô.',
  staffEnded: '{name} đã thôi làm việc từ sau ngày {lastDay}. Chọn người khác hoặc khoảng ngày khác.',
  assignmentTaken: '{name} đã giữ vai trò này tại đơn vị trong khoảng ngày đó. Sửa phân công đang có thay vì thêm mới.',
  assignmentNotFound: 'Không tìm thấy phân công. Tải lại trang.',
  assignmentEnded: 'Phân công này đã kết thúc. Tải lại trang để xem trạng thái mới.',
  lastAdministratorConflict:
    'Đây là quản trị hệ thống cuối cùng của cơ quan. Giao vai trò này cho một người khác có tài khoản trước.',
  delegationBasisRequired: 'Chưa có căn cứ giao quyền. Nhập số và ngày của văn bản.',
  delegationSelfInvalid: 'Người giao và người nhận là một. Chọn hai người khác nhau.',
  nothingToLendConflict: '{name} không giữ quyền nào như vậy tại đơn vị vào ngày {day} nên không có gì để giao.',
  delegationNotFound: 'Không tìm thấy việc giao quyền. Tải lại trang.',
  delegationEnded: 'Việc giao quyền này đã kết thúc. Tải lại trang để xem trạng thái mới.',
  absenceNotFound: 'Không tìm thấy ngày vắng mặt này. Tải lại trang.',
  absenceEnded: 'Đợt vắng mặt này đã kết thúc hoặc đã rút lại. Tải lại trang để xem trạng thái mới.',
  roleNotHeldConflict: '{name} không giữ vai trò {roles} tại đơn vị này vào ngày {day}. Bỏ chọn vai trò đó.',
  absenceTaken: '{name} đã có ngày vắng mặt trong khoảng này. Chọn khoảng ngày khác.',
  sessionsInvalid: 'Giờ làm việc chưa đúng: {why}. Nhập dạng 07:30-11:30, các buổi nối tiếp nhau.',
  calendarSourceRequired: 'Chưa có căn cứ. Nhập số, ngày của thông báo hoặc quyết định.',
  calendarDayTaken: 'Ngày {day} đã có trong lịch: {name}. Thu hồi mục đó trước khi nhập lại.',
  makeUpDayInvalid: 'Ngày {day} không phải ngày nghỉ hằng tuần nên không thể là ngày làm bù. Chọn Thứ Bảy hoặc Chủ Nhật.',
  calendarDayNotFound: 'Không tìm thấy ngày này trong lịch. Tải lại trang.',
  calendarDayAlreadyDone: 'Ngày này đã được xác nhận hoặc thu hồi trước đó. Tải lại trang để xem trạng thái mới.',
  calendarYearInvalid: 'Năm {year} không nối tiếp các năm đã nhập. Nhập lần lượt từng năm; năm kế tiếp là {next}.',
  calendarYearAlreadyDone: 'Năm {year} đã được nhập. Sửa từng ngày nếu có thay đổi.',
} as const
export type OrganisationRefusal = keyof typeof ORGANISATION_REFUSALS

/** The sentence for people. */
export const organisationSentence = ({ code, facts }: Refusal<OrganisationRefusal>): string =>
  fillSentence(ORGANISATION_REFUSALS[code], facts)
