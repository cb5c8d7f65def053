import type { AnswerLevel, SlipBox, SlipList } from './domain/slip.ts'
import type { SubjectKind } from './domain/subject.ts'
import type { OrphanCause } from './domain/workforce.ts'

/** What a slip is about, as a heading says it. */
export const SUBJECT_WORDS: Readonly<Record<SubjectKind, string>> = {
  dossier: 'Hồ sơ',
  task: 'Nhiệm vụ',
  report: 'Báo cáo cải cách',
  petition: 'Phản ánh, kiến nghị',
  filing: 'Báo cáo thống kê',
}

export const SLIP_BOX_WORDS: Readonly<Record<SlipBox, { readonly slug: string; readonly label: string }>> = {
  received: { slug: '', label: 'Gửi tôi, đơn vị tôi' },
  sent: { slug: 'gui-di', label: 'Tôi gửi và tôi phụ trách' },
}

export const SLIP_LIST_WORDS: Readonly<Record<SlipList, { readonly slug: string; readonly label: string; readonly empty: string }>> = {
  waiting: { slug: '', label: 'Chưa trả lời', empty: 'Không có phiếu đôn đốc nào chờ trả lời' },
  late: { slug: 'qua-han', label: 'Quá hạn trả lời', empty: 'Không có phiếu nào quá hạn trả lời' },
  answered: { slug: 'da-tra-loi', label: 'Đã trả lời', empty: 'Chưa có phiếu nào được trả lời' },
  moot: { slug: 'viec-da-xong', label: 'Việc đã xong', empty: 'Không có phiếu nào mà việc xong trước khi trả lời' },
  all: { slug: 'tat-ca', label: 'Tất cả', empty: 'Chưa có phiếu đôn đốc nào' },
}

export const LEVEL_WORDS: Readonly<Record<AnswerLevel, string>> = {
  unitHead: 'người phụ trách đơn vị',
  agencyLeader: 'lãnh đạo cơ quan',
  upperLevel: 'cấp trên',
}

export const ORPHAN_WORDS: Readonly<Record<OrphanCause, string>> = {
  unitDissolved: 'Đơn vị đã giải thể',
  holderLeft: 'Người giữ đã nghỉ việc',
  accountDisabled: 'Tài khoản người giữ bị khóa hoặc chưa có',
  roleLost: 'Người giữ không còn làm việc này',
  holderAbsent: 'Người giữ vắng, chưa ủy quyền',
  nobodyHere: 'Không có ai ở đơn vị làm được hôm nay',
}
