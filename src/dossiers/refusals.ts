import { fromAt } from '#kernel/at.ts'
import { formatDate, formatMoment } from '#kernel/date-format.ts'
import type { Refusal } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { DURATION_UNITS, type DurationUnit } from '#procedures/domain/duration.ts'
import { durationWords } from '#procedures/duration-words.ts'
import { deadlineRefusalSentence, type DeadlineRefusalCode } from './deadline/deadline-refusals.ts'
import type { Phase, PauseKind, Step, StepState } from './domain/dossier.ts'
import type { CommandCode } from './execute.ts'
import type { LookUpCode } from './look-up/look-up.ts'
import type { VerifyCode } from './verification/verify-result.ts'
import { PAUSE_WORDS } from './ui/words.ts'

/** Everything that a command on a dossier, the desk's guidance, the public look-up or a verification may refuse. */
export type DossierRefusal = CommandCode | LookUpCode | 'messageInvalid' | 'messagesTooMany' | VerifyCode

type Facts = NonNullable<Refusal['facts']>

const text = (facts: Facts, name: string): string => String(facts[name] ?? '…')

/** A word from a table, or what was given when the table does not know it. */
const word = <Key extends string>(words: Readonly<Record<Key, string>>, value: unknown): string =>
  typeof value === 'string' && Object.hasOwn(words, value) ? words[value as Key] : String(value ?? '…')

const moment = (facts: Facts, name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? formatMoment(fromAt(value)) : '…'
}

const day = (facts: Facts, name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? formatDate(Temporal.PlainDate.from(value.slice(0, 10))) : '…'
}

const duration = (facts: Facts): string => {
  const { amount, unit } = facts
  const known = DURATION_UNITS.find((one): one is DurationUnit => one === unit)
  return typeof amount === 'number' && known !== undefined ? durationWords({ amount, unit: known }) : '…'
}

const PHASES = {
  submitted: 'đang chờ tiếp nhận',
  incomplete: 'đang chờ người nộp hoàn thiện',
  retracted: 'đã được người nộp rút trước khi tiếp nhận',
  rejected: 'đã bị từ chối tiếp nhận',
  open: 'đang giải quyết',
  resolved: 'đã có kết quả',
  handedOver: 'đã trả kết quả',
  withdrawn: 'đã được người nộp rút',
  terminated: 'đã dừng giải quyết',
  voided: 'đã hủy vì nhập nhầm',
} satisfies Record<Phase, string>

const STEP_STATES = {
  waiting: 'đang chờ người nhận',
  accepted: 'đã có người nhận',
  done: 'đã xong',
  returned: 'đã trả lại bước trước',
  recalled: 'đã được lấy lại',
  cancelled: 'đã hủy',
} satisfies Record<StepState, string>

const STEP_KINDS = {
  receive: 'tiếp nhận',
  handle: 'thẩm tra, soạn dự thảo',
  review: 'xem xét dự thảo',
  approve: 'ký duyệt',
  issue: 'cấp số, phát hành',
  handOver: 'trả kết quả',
  consult: 'cho ý kiến phối hợp',
} satisfies Record<Step['kind'], string>

const CODE_FAULTS: Readonly<Record<string, string>> = {
  agencyIdInvalid: 'mã định danh của cơ quan không đúng dạng',
  codeSequenceFull: 'dãy số trong ngày đã hết theo mẫu mã hồ sơ',
  codeYearOutOfRange: 'năm nằm ngoài khoảng của mẫu mã hồ sơ',
}

const SENTENCES = {
  alreadyExists: () => 'Hồ sơ này đã được lưu trước đó. Mở hồ sơ đã lưu; nếu là hồ sơ khác, mở trang tiếp nhận mới.',
  notFound: () => 'Không tìm thấy hồ sơ, hoặc hồ sơ không thuộc đơn vị của bạn. Kiểm tra lại mã hồ sơ.',
  wrongPhase: (f) => `Hồ sơ ${word(PHASES, f['phase'])} nên không làm được việc này. Tải lại trang để xem tình trạng mới.`,
  ownedByMinistry: () => 'Hồ sơ này do hệ thống của bộ quản lý, ở đây chỉ xem. Thao tác trên hệ thống của bộ.',
  notYetInForce: (f) =>
    `Thủ tục ${text(f, 'procedure')} chỉ có hiệu lực từ ${day(f, 'from')}. Kiểm tra lại thời điểm tiếp nhận.`,
  caseUnknown: () => 'Thủ tục không có trường hợp đã chọn. Chọn lại trường hợp giải quyết.',
  occurredInFuture: (f) => `Thời điểm ${moment(f, 'at')} còn ở phía trước. Ghi thời điểm việc đã xảy ra.`,
  occurredBeforeReception: (f) =>
    `Thời điểm đã ghi trước lúc tiếp nhận (${moment(f, 'acceptedAt')}). Sửa lại thời điểm.`,
  occurredTooEarly: (f) =>
    f['openedAt'] !== undefined
      ? `Bước “${text(f, 'step')}” mở lúc ${moment(f, 'openedAt')}. Ghi thời điểm từ đó trở đi.`
      : f['since'] !== undefined
        ? `Hồ sơ bắt đầu chờ từ ${moment(f, 'since')}. Ghi thời điểm từ đó trở đi.`
        : 'Thời điểm đã ghi trước lúc nộp hồ sơ. Sửa lại thời điểm.',
  paused: (f) => `Hồ sơ đang ${word<PauseKind>(PAUSE_WORDS, f['kind'])}. Kết thúc việc chờ này rồi làm tiếp.`,
  notPaused: (f) => `Hồ sơ không ${word<PauseKind>(PAUSE_WORDS, f['kind'])}. Tải lại trang để xem tình trạng mới.`,
  stepNotLive: (f) => `Bước “${text(f, 'step')}” ${word(STEP_STATES, f['state'])}. Tải lại trang để xem ai đang giữ hồ sơ.`,
  stepUnknown: (f) => `Hồ sơ không có bước số ${text(f, 'step')}. Tải lại trang rồi chọn lại.`,
  stepUnitMissing: (f) =>
    `Bước “${text(f, 'step')}” giao cho đơn vị ${text(f, 'unit')}, đơn vị này không còn hoạt động. Báo đầu mối kiểm soát thủ tục sửa quy trình.`,
  notTheirStep: (f) => `Bước “${text(f, 'step')}” do người khác làm nên bạn không lấy lại được.`,
  wrongStepKind: (f) => `Bước “${text(f, 'step')}” là bước ${word(STEP_KINDS, f['kind'])}, không làm được việc này ở đây.`,
  consultationsOpen: (f) =>
    `Còn ${text(f, 'count')} ý kiến phối hợp chưa có. Chờ đủ ý kiến, hoặc kết thúc lấy ý kiến và ghi căn cứ.`,
  nothingToReturnTo: (f) => `Bước “${text(f, 'step')}” không có bước trước để trả lại.`,
  nothingToTransfer: () => 'Hồ sơ không còn việc nào ở đơn vị đã chọn để chuyển. Tải lại danh sách để xem việc đang ở đâu.',
  transferBeyondReach: () => 'Chỉ lãnh đạo phụ trách cả đơn vị cũ và đơn vị mới mới chuyển được việc giữa hai đơn vị. Đề nghị lãnh đạo cấp trên chuyển.',
  unitCannotTake: (f) => `Đơn vị được chọn không có ai làm được bước “${text(f, 'step')}”. Chọn đơn vị khác, hoặc phân công người trước.`,
  tooLateToRecall: (f) => `Không lấy lại được bước “${text(f, 'step')}” vì bên nhận đã nhận việc. Đề nghị bên nhận trả lại.`,
  resultNotDrafted: (f) =>
    f['step'] === null || f['step'] === undefined
      ? 'Chưa có dự thảo kết quả. Soạn dự thảo rồi làm tiếp.'
      : `Chưa có dự thảo kết quả để chuyển tới bước “${text(f, 'step')}”. Soạn dự thảo rồi làm tiếp.`,
  resultNotApproved: () => 'Kết quả chưa được ký. Chờ người có thẩm quyền ký rồi làm tiếp.',
  resultNotIssued: () => 'Kết quả chưa được cấp số, phát hành. Văn thư phát hành rồi làm tiếp.',
  supplementAlreadyRequested: (f) =>
    `Hồ sơ đã được yêu cầu bổ sung ${text(f, 'count')} lần. Yêu cầu thêm phải do lãnh đạo cho phép và có căn cứ pháp luật.`,
  supplementDueInPast: (f) => `Hạn bổ sung ${day(f, 'day')} đã qua hoặc là hôm nay. Chọn một ngày sau hôm nay.`,
  nothingAsked: () => 'Chưa ghi nội dung cần yêu cầu. Ghi ít nhất một mục.',
  pauseNotAllowed: (f) =>
    `Thủ tục ${text(f, 'procedure')} không cho trừ thời gian xác minh nên không tạm dừng được. Giải quyết tiếp trong hạn, hoặc gia hạn nếu được phép.`,
  extensionNotAllowed: (f) => `Pháp luật không cho gia hạn thủ tục ${text(f, 'procedure')}. Giải quyết trong hạn đã hẹn.`,
  extensionTooLate: (f) => `Đã qua hạn trả ${moment(f, 'dueAt')} nên không gia hạn được. Gửi văn bản xin lỗi và hẹn lại.`,
  extensionTooLong: (f) => `Chỉ được gia hạn nhiều nhất ${duration(f)}. Sửa lại thời gian gia hạn.`,
  extensionExhausted: (f) => `Đã gia hạn đủ ${text(f, 'max')} lần cho phép.`,
  noDueDate: () => 'Thủ tục này không quy định thời hạn nên không có hạn để gia hạn.',
  alreadyApologised: (f) =>
    `Cơ quan đã xin lỗi và hẹn lại ${moment(f, 'to')}. Chỉ được hẹn lại một lần: giải quyết cho xong, không hẹn thêm.`,
  rescheduledNotWorking: (f) => `Ngày hẹn lại ${day(f, 'day')} không phải ngày làm việc. Chọn một ngày làm việc.`,
  rescheduledTooSoon: (f) => `Ngày hẹn lại phải sau hẹn trả ${moment(f, 'dueAt')} và chưa qua. Chọn ngày muộn hơn.`,
  latenessCauseMissing: (f) =>
    `Hồ sơ quá hẹn trả ${moment(f, 'dueAt')}. Chọn nguyên nhân quá hạn rồi ghi lại; kết quả vẫn trả được cho người dân ngay sau đó.`,
  latenessCauseUnknown: () => 'Nguyên nhân quá hạn không có trong danh mục đang áp dụng. Chọn lại nguyên nhân.',
  latenessNoteMissing: () => 'Nguyên nhân này cần được nói rõ. Ghi thêm vào ô diễn giải nguyên nhân.',
  dueUnchanged: () => 'Tính lại vẫn ra đúng hạn cũ, không có gì thay đổi.',
  wouldBringForward: (f) =>
    `Hạn tính lại (${moment(f, 'to')}) sớm hơn hạn đã in (${moment(f, 'from')}). Phải có người quyết định thì mới dời sớm hơn.`,
  notInstant: (f) => `Thủ tục ${text(f, 'procedure')} không giải quyết ngay tại quầy. Tiếp nhận hồ sơ theo cách thông thường.`,
  printedDueInvalid: (f) => `Hạn trả đã in ${moment(f, 'dueAt')} trước lúc tiếp nhận hoặc không tính được theo lịch. Kiểm tra lại hạn trả.`,
  pauseInvalid: (f) =>
    `Lần tạm dừng từ ${moment(f, 'from')} nằm ngoài thời gian giải quyết hoặc trùng lần khác. Sửa lại thời điểm tạm dừng.`,
  nothingToCorrect: () => 'Không có gì thay đổi so với hồ sơ đang lưu. Sửa ít nhất một thông tin.',
  voidNotRequested: () => 'Hồ sơ không có đề nghị hủy nào đang chờ. Tải lại trang.',
  voidAlreadyRequested: () => 'Hồ sơ đã có đề nghị hủy đang chờ lãnh đạo quyết định.',
  voidNeedsAnother: () => 'Người đề nghị hủy không tự duyệt được. Lãnh đạo khác duyệt đề nghị này.',
  alreadyRevoked: () => 'Kết quả này đã bị thu hồi trước đó.',
  notRevoked: () => 'Kết quả chưa bị thu hồi nên không cấp thay được. Thu hồi kết quả sai trước.',
  nothingCertified: () => 'Chưa ghi giấy tờ cần chứng thực. Ghi ít nhất một giấy tờ.',
  deadlineRefused: (f) => `Không tính được hạn trả. ${deadlineWhy(f)}`,
  notAllowed: () => 'Bạn không có quyền làm việc này với hồ sơ ở đơn vị đã chọn. Chọn đúng đơn vị, hoặc nhờ người có quyền.',
  externalCodeTaken: ({ code }) =>
    `${code === undefined ? 'Mã của hệ thống khác này' : `Mã ${String(code)}`} đã là mã của hồ sơ khác. Kiểm tra hồ sơ đó, hoặc thêm tiền tố cho mã nhập.`,
  commandIdReused: () => 'Biểu mẫu này đã được gửi với nội dung khác. Tải lại trang, kiểm tra việc đã lưu rồi làm tiếp.',
  changedMeanwhile: () => 'Người khác vừa làm việc trên hồ sơ này. Tải lại trang để xem thay đổi rồi quyết định lại.',
  procedureNotFound: (f) => `Thủ tục ${text(f, 'procedure')} không có trong danh mục đang áp dụng. Tìm và chọn lại thủ tục.`,
  processMissing: (f) => `Thủ tục ${text(f, 'procedure')} chưa có quy trình nội bộ. Báo đầu mối kiểm soát thủ tục hành chính.`,
  unitUnknown: () => 'Đơn vị đã chọn không còn hoạt động. Tải lại trang rồi chọn đơn vị khác.',
  fileUnknown: () => 'Có tệp không tìm thấy hoặc đã dùng cho việc khác. Bỏ tệp đó và đính kèm lại.',
  feeUnknown: () => 'Có khoản thu không thuộc trường hợp và kênh nộp đã chọn. Tải lại trang, chọn lại khoản thu.',
  exemptionUnknown: () => 'Có mức miễn, giảm không thuộc trường hợp và kênh nộp đã chọn. Tải lại trang, chọn lại.',
  needsStaff: () => 'Chỉ cán bộ đã đăng nhập mới làm được việc này.',
  backDatingNeedsApproval: () =>
    'Việc này đã làm từ lâu, hoặc hẹn trả đã qua từ lúc đó: ghi lùi thời điểm phải có lãnh đạo duyệt. Đưa vào Đôn đốc › Nhập bù rồi trình duyệt.',
  needsHead: () => 'Văn bản xin lỗi do người đứng đầu cơ quan để quá hạn, hoặc người được ủy quyền, ký. Trình người đứng đầu ký.',
  needsLeader: () => 'Việc này cần lãnh đạo có thẩm quyền. Trình lãnh đạo thực hiện.',
  holderUnsuitable: (f) =>
    `Người được chọn không giữ vai trò cần cho bước “${text(f, 'step')}” ở đơn vị đó. Chọn người khác, hoặc phân công vai trò trước.`,
  codeRefused: (f) =>
    `Không cấp được mã hồ sơ: ${word(CODE_FAULTS, f['why'])}. Báo quản trị kiểm tra mã định danh và mẫu mã hồ sơ.`,
  messageInvalid: ({ longest }) => `Chưa viết gì, hoặc lời nhắn dài quá ${longest ?? 2000} ký tự. Viết ngắn lại rồi gửi.`,
  messagesTooMany: () => 'Bạn đã gửi quá nhiều lời nhắn cho hồ sơ này trong một ngày. Hãy gọi điện cho nơi tiếp nhận.',
  lookUpNotFound: () =>
    'Không tìm thấy hồ sơ khớp cả hai thông tin. Kiểm tra lại mã hồ sơ và mã tra cứu trên giấy hẹn (hoặc 4 số cuối điện thoại).',
  lookUpThrottled: () => 'Đã tra cứu sai nhiều lần. Chờ ít phút rồi thử lại, hoặc hỏi trực tiếp tại quầy.',
  verificationNotFound: () =>
    'Không có kết quả nào ứng với mã này. Xem lại mã trên giấy; nếu mã đúng như in, giấy không do cơ quan này cấp. Hỏi cơ quan ghi trên giấy.',
  verificationTooMany: () => 'Đã thử nhiều mã sai. Chờ 15 phút rồi thử lại, hoặc hỏi cơ quan ghi trên giấy.',
  lookUpCodeInvalid: () => 'Mã hồ sơ không đúng dạng. Nhập mã in ở góc trên của giấy hẹn.',
} satisfies Record<DossierRefusal, (facts: Facts) => string>

/** The refusal of the arithmetic behind it, in its own words. */
const deadlineWhy = ({ why, ...facts }: Facts): string =>
  deadlineRefusalSentence({ code: why as DeadlineRefusalCode, facts })

/** What is wrong, where, and what to do. */
export const dossierSentence = (refusal: Refusal<DossierRefusal>): string => SENTENCES[refusal.code](refusal.facts ?? {})

/** Every code that has a sentence; each must have a declared HTTP status too. */
export const DOSSIER_REFUSAL_CODES = Object.keys(SENTENCES) as readonly DossierRefusal[]
