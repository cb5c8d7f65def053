import type { DossierAction } from '../domain/may.ts'
import type { CommandName } from '../inputs.ts'

/** What an action is called: on its button, as its address, on its page and when it is done. */
export type ActionWords = {
  /** Last part of the address, `/mot-cua/ho-so/:id/<slug>`. */
  readonly slug: string
  readonly command: CommandName
  readonly label: string
  /** Title of its page; the label when absent. */
  readonly title?: string
  readonly done: string
  /** Ends or undoes something: set apart from everyday work. */
  readonly grave?: boolean
}

/** Actions that have a page of their own, the most usual next step first: the order of the buttons. */
export const ACTION_WORDS = {
  accept: { slug: 'tiep-nhan', command: 'acceptSubmitted', label: 'Tiếp nhận', done: 'Đã tiếp nhận hồ sơ.' },
  requestCompletion: { slug: 'yeu-cau-hoan-thien', command: 'requestCompletion', label: 'Yêu cầu hoàn thiện', title: 'Trả lại để người nộp hoàn thiện', done: 'Đã trả hồ sơ cho người nộp hoàn thiện.' },
  receiveSupplement: { slug: 'nhan-bo-sung', command: 'receiveSupplement', label: 'Nhận giấy tờ bổ sung', done: 'Đã nhận giấy tờ bổ sung, thời hạn chạy tiếp.' },
  resume: { slug: 'tiep-tuc', command: 'resume', label: 'Tiếp tục giải quyết', done: 'Đã tiếp tục giải quyết, thời hạn chạy tiếp.' },
  meetObligation: { slug: 'da-thuc-hien-nghia-vu', command: 'meetObligation', label: 'Xác nhận đã nộp', title: 'Xác nhận đã thực hiện nghĩa vụ tài chính', done: 'Đã xác nhận nghĩa vụ tài chính.' },
  acceptStep: { slug: 'nhan-viec', command: 'acceptStep', label: 'Nhận việc', done: 'Bạn đã nhận việc.' },
  answerConsultation: { slug: 'tra-loi-y-kien', command: 'answerConsultation', label: 'Trả lời ý kiến', done: 'Đã gửi ý kiến.' },
  approve: { slug: 'ky-duyet', command: 'approve', label: 'Ký duyệt', title: 'Ký duyệt kết quả', done: 'Đã ký duyệt kết quả.' },
  issue: { slug: 'phat-hanh', command: 'issue', label: 'Cấp số, phát hành', title: 'Cấp số và phát hành kết quả', done: 'Đã cấp số và phát hành kết quả.' },
  finish: { slug: 'ket-qua-ve-mot-cua', command: 'finish', label: 'Kết quả đã về một cửa', done: 'Đã ghi nhận kết quả về một cửa.' },
  handOver: { slug: 'tra-ket-qua', command: 'handOver', label: 'Trả kết quả', done: 'Đã trả kết quả cho người dân.' },
  draftResult: { slug: 'soan-du-thao', command: 'draftResult', label: 'Soạn dự thảo kết quả', done: 'Đã lưu dự thảo kết quả.' },
  forward: { slug: 'chuyen-buoc', command: 'forward', label: 'Chuyển bước tiếp', title: 'Chuyển sang bước tiếp theo', done: 'Đã chuyển hồ sơ sang bước tiếp theo.' },
  replaceResult: { slug: 'cap-thay-the', command: 'replaceResult', label: 'Cấp kết quả thay thế', done: 'Đã cấp kết quả thay thế.' },
  consult: { slug: 'lay-y-kien', command: 'consult', label: 'Lấy ý kiến đơn vị khác', done: 'Đã gửi yêu cầu cho ý kiến.' },
  closeConsultation: { slug: 'ket-thuc-lay-y-kien', command: 'closeConsultation', label: 'Không chờ ý kiến nữa', title: 'Kết thúc lấy ý kiến khi chưa có trả lời', done: 'Đã kết thúc lấy ý kiến.' },
  requestSupplement: { slug: 'yeu-cau-bo-sung', command: 'requestSupplement', label: 'Yêu cầu bổ sung', title: 'Yêu cầu bổ sung hồ sơ', done: 'Đã gửi yêu cầu bổ sung, thời hạn đang tạm dừng.' },
  requireObligation: { slug: 'nghia-vu-tai-chinh', command: 'requireObligation', label: 'Nghĩa vụ tài chính', title: 'Yêu cầu thực hiện nghĩa vụ tài chính', done: 'Đã gửi yêu cầu thực hiện nghĩa vụ tài chính.' },
  suspend: { slug: 'tam-dung', command: 'suspend', label: 'Tạm dừng', title: 'Tạm dừng để xác minh', done: 'Đã tạm dừng thời hạn.' },
  lapseSupplement: { slug: 'het-han-bo-sung', command: 'lapseSupplement', label: 'Quá hạn bổ sung', title: 'Quyết định khi quá hạn bổ sung', done: 'Đã ghi quyết định, thời hạn chạy tiếp.' },
  extend: { slug: 'gia-han', command: 'extend', label: 'Gia hạn', title: 'Gia hạn thời gian giải quyết', done: 'Đã gia hạn.' },
  apologise: { slug: 'xin-loi-hen-lai', command: 'apologise', label: 'Xin lỗi và hẹn lại', title: 'Ký văn bản xin lỗi và hẹn lại ngày trả', done: 'Đã ký văn bản xin lỗi, người nộp được báo ngày hẹn lại.' },
  recallStep: { slug: 'lay-lai', command: 'recallStep', label: 'Lấy lại', title: 'Lấy lại bước vừa chuyển', done: 'Đã lấy lại hồ sơ.' },
  assignStep: { slug: 'phan-cong', command: 'assignStep', label: 'Phân công', title: 'Phân công người giải quyết', done: 'Đã phân công.' },
  recordPapers: { slug: 'ghi-giay-to', command: 'recordPapers', label: 'Ghi thêm giấy tờ', done: 'Đã ghi thêm giấy tờ.' },
  correct: { slug: 'dinh-chinh', command: 'correct', label: 'Đính chính', title: 'Đính chính thông tin', done: 'Đã đính chính. Giấy hẹn phải in lại.' },
  returnStep: { slug: 'tra-lai', command: 'returnStep', label: 'Trả lại bước trước', done: 'Đã trả lại bước trước.', grave: true },
  rejectAtReception: { slug: 'tu-choi-tiep-nhan', command: 'rejectSubmitted', label: 'Từ chối tiếp nhận', done: 'Đã từ chối tiếp nhận.', grave: true },
  withdraw: { slug: 'rut-ho-so', command: 'withdraw', label: 'Người nộp rút hồ sơ', title: 'Ghi nhận người nộp rút hồ sơ', done: 'Đã ghi nhận rút hồ sơ.', grave: true },
  terminate: { slug: 'dung-giai-quyet', command: 'terminate', label: 'Dừng giải quyết', done: 'Đã dừng giải quyết hồ sơ.', grave: true },
  revokeResult: { slug: 'thu-hoi-ket-qua', command: 'revokeResult', label: 'Thu hồi kết quả', done: 'Đã thu hồi kết quả.', grave: true },
  requestVoid: { slug: 'de-nghi-huy', command: 'requestVoid', label: 'Đề nghị hủy', title: 'Đề nghị hủy hồ sơ nhập nhầm', done: 'Đã gửi đề nghị hủy tới lãnh đạo.', grave: true },
  approveVoid: { slug: 'duyet-huy', command: 'approveVoid', label: 'Duyệt hủy', title: 'Duyệt hủy hồ sơ', done: 'Đã hủy hồ sơ, mã không dùng lại.', grave: true },
  declineVoid: { slug: 'khong-huy', command: 'declineVoid', label: 'Không hủy', title: 'Không đồng ý hủy', done: 'Đã trả lời không hủy.' },
} as const satisfies Partial<Record<DossierAction, ActionWords>>

export type PageAction = keyof typeof ACTION_WORDS

const ORDER = Object.keys(ACTION_WORDS) as readonly PageAction[]

export const wordsOf = (action: PageAction): ActionWords => ACTION_WORDS[action]

export const isPageAction = (action: DossierAction): action is PageAction => Object.hasOwn(ACTION_WORDS, action)

export const actionOfSlug = (slug: string): PageAction | undefined => ORDER.find((action) => ACTION_WORDS[action].slug === slug)

/** Place among the buttons: lower comes first. */
export const orderOf = (action: PageAction): number => ORDER.indexOf(action)

/** Actions whose effect on the clock depends on what is typed: when it was done, for how long, until when. */
const MOVING: ReadonlySet<PageAction> = new Set<PageAction>([
  'requestSupplement', 'receiveSupplement', 'lapseSupplement', 'suspend', 'resume', 'requireObligation', 'meetObligation',
  'extend', 'issue', 'finish', 'withdraw', 'terminate',
])

export const movesClock = (action: PageAction): boolean => MOVING.has(action)

export const actionPath = (dossierId: string, action: PageAction, stepNo: number | null): string =>
  `/mot-cua/ho-so/${dossierId}/${ACTION_WORDS[action].slug}${stepNo === null ? '' : `?buoc=${stepNo}`}`
