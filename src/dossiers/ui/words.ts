import type { Channel } from '#procedures/domain/procedure.ts'
import type {
  Outcome,
  PaperForm,
  PartyField,
  PartyKind,
  PartyRole,
  PauseKind,
  RequestedItem,
  ResultDelivery,
  VoidKind,
} from '../domain/dossier.ts'
import type { DossierStatus } from '../domain/national-status.ts'

/** The words of a dossier as people read them, on screens, papers and in sentences. */

export const STATUS_WORDS = {
  SUBMITTED: 'chờ tiếp nhận',
  INCOMPLETE: 'chờ người nộp hoàn thiện',
  RETRACTED: 'rút trước khi tiếp nhận',
  REJECTED_AT_RECEPTION: 'không tiếp nhận',
  ACCEPTED: 'đã tiếp nhận',
  ASSIGNED: 'đã phân công',
  IN_PROGRESS: 'đang giải quyết',
  AWAITING_APPROVAL: 'chờ duyệt, ký',
  SUPPLEMENT_REQUIRED: 'chờ bổ sung',
  PAYMENT_REQUIRED: 'chờ nghĩa vụ tài chính',
  SUSPENDED: 'tạm dừng',
  SIGNED: 'đã ký',
  ISSUED: 'đã phát hành',
  RESOLVED: 'có kết quả, chờ trả',
  RETURNED: 'đã trả kết quả',
  WITHDRAWN: 'đã rút',
  TERMINATED: 'dừng giải quyết',
  VOIDED: 'đã hủy (nhập nhầm)',
} satisfies Record<DossierStatus, string>

export const REQUEST_KIND_WORDS = {
  paper: 'giấy tờ',
  correction: 'sửa thông tin',
  question: 'câu hỏi',
  fee: 'khoản phải nộp',
} satisfies Record<RequestedItem['kind'], string>

export const PAPER_FORM_WORDS = {
  original: 'bản chính',
  copy: 'bản sao',
  certifiedCopy: 'bản sao chứng thực',
  electronic: 'bản điện tử',
  data: 'dữ liệu',
} satisfies Record<PaperForm, string>

export const PARTY_KIND_WORDS = {
  citizen: 'cá nhân',
  household: 'hộ gia đình, hộ kinh doanh',
  business: 'doanh nghiệp',
  organisation: 'cơ quan, tổ chức',
} satisfies Record<PartyKind, string>

export const PARTY_ROLE_WORDS = {
  submitter: 'người nộp',
  owner: 'chủ hồ sơ',
  representative: 'người đại diện',
} satisfies Record<PartyRole, string>

export const PARTY_FIELD_WORDS = {
  name: 'họ và tên',
  identityNumber: 'số định danh',
  birthDate: 'ngày sinh',
  sex: 'giới tính',
  address: 'nơi ở',
  phone: 'điện thoại',
  email: 'thư điện tử',
} satisfies Record<PartyField, string>

/** Values of the field `sex` as the citizen card gives them. */
export const SEX_WORDS: Readonly<Record<string, string>> = { male: 'Nam', female: 'Nữ' }

export const CHANNEL_WORDS = {
  direct: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
} satisfies Record<Channel, string>

export const DELIVERY_WORDS = {
  desk: 'tại quầy',
  post: 'bưu chính đến nhà',
  electronic: 'bản điện tử',
} satisfies Record<ResultDelivery, string>

export const OUTCOME_WORDS = {
  GRANTED: 'đồng ý giải quyết',
  DENIED: 'từ chối, có văn bản',
} satisfies Record<Outcome, string>

export const PAUSE_WORDS = {
  supplement: 'chờ bổ sung giấy tờ',
  financialObligation: 'chờ thực hiện nghĩa vụ tài chính',
  verification: 'chờ xác minh, lấy ý kiến',
} satisfies Record<PauseKind, string>

export const VOID_WORDS = {
  mistake: 'nhập nhầm',
  duplicate: 'nhập trùng',
} satisfies Record<VoidKind, string>

/** Types of certification registers; an office may have others, which show as they are written. */
const REGISTER_WORDS: Readonly<Record<string, string>> = {
  banSao: 'chứng thực bản sao',
  chuKy: 'chứng thực chữ ký',
  chuKyNguoiDich: 'chứng thực chữ ký người dịch',
  giaoDich: 'chứng thực hợp đồng, giao dịch',
}

export const registerWords = (register: string): string =>
  Object.hasOwn(REGISTER_WORDS, register) ? (REGISTER_WORDS[register] ?? register) : register

/** A word where a sentence or a label begins. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A table of words as the lines of a select or a set of cards. */
export const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>, keys = Object.keys(words) as Key[]) =>
  keys.map((value) => ({ value, label: capitalised(words[value]) }))
