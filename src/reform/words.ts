import { SHARE_WORDS } from '#figures/words.ts'
import { formatBirthDate } from '#kernel/birth-date.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { ClaimKind, SourceKind, TaskEvent } from './domain/task.ts'
import type { PlanEvent, PlanLevel, PlanState } from './domain/plan.ts'
import type { Standing } from './domain/standing.ts'
import type { Target } from './domain/target.ts'

/** How a task stands, as people say it; `slug` stands in addresses, `chip` is its colour and shape. */
export const STANDING_WORDS = {
  planned: { label: 'Dự kiến', slug: 'du-kien', chip: 'waiting' },
  notBegun: { label: 'Chưa đến kỳ', slug: 'chua-den-ky', chip: 'waiting' },
  running: { label: 'Đang thực hiện', slug: 'dang-thuc-hien', chip: 'running' },
  waiting: { label: 'Chờ xác nhận', slug: 'cho-xac-nhan', chip: 'soon' },
  overdue: { label: 'Quá hạn', slug: 'qua-han', chip: 'late' },
  completedOnTime: { label: 'Hoàn thành đúng hạn', slug: 'dung-han', chip: 'done' },
  completedLate: { label: 'Hoàn thành muộn', slug: 'muon', chip: 'late' },
  notCarriedOut: { label: 'Không thực hiện được', slug: 'khong-thuc-hien', chip: 'stopped' },
  cancelled: { label: 'Đã rút', slug: 'da-rut', chip: 'stopped' },
} as const satisfies Record<Standing, { readonly label: string; readonly slug: string; readonly chip: string }>

export const SOURCE_WORDS = {
  assigned: 'Cấp trên giao',
  conclusion: 'Kết luận kiểm tra, thanh tra',
  promise: 'Lời hứa tại đối thoại',
  remediation: 'Khắc phục sau chấm chỉ số',
  own: 'Đơn vị tự đặt ra',
} satisfies Record<SourceKind, string>

export const CLAIM_WORDS = {
  progress: 'Đang thực hiện, báo cáo tiến độ',
  completed: 'Đã hoàn thành',
  notCarriedOut: 'Không thực hiện được',
} satisfies Record<ClaimKind, string>

export const PLAN_STATE_WORDS = {
  draft: { label: 'Đang soạn', chip: 'waiting' },
  issued: { label: 'Đã ban hành', chip: 'running' },
  closed: { label: 'Đã kết thúc', chip: 'done' },
} as const satisfies Record<PlanState, { readonly label: string; readonly chip: string }>

export const LEVEL_WORDS = {
  province: 'Cấp tỉnh', department: 'Cấp sở, ngành', district: 'Cấp huyện', commune: 'Cấp xã',
} satisfies Record<PlanLevel, string>

/** "từ 98 % hồ sơ giải quyết trước hạn, đúng hạn". */
export const targetWords = (target: Target): string =>
  target.kind === 'share'
    ? `${SHARE_WORDS[target.share].name}: từ ${formatNumber(target.atLeast * 100)} % trở lên`
    : `${formatNumber(target.amount)} ${target.unit}`

const followed = { open: 'Theo các phần việc: đang thực hiện', completed: 'Mọi phần việc đã hoàn thành: nhiệm vụ hoàn thành', notCarriedOut: 'Mọi phần việc đã kết thúc, có phần không thực hiện được' } as const

/** What happened, in a line, and what was said with it. */
export const taskEventWords = (event: TaskEvent): { readonly title: string; readonly text: string | null } => {
  switch (event.type) {
    case 'assigned': return { title: event.isPlanned ? 'Đưa vào dự thảo kế hoạch' : 'Giao nhiệm vụ', text: null }
    case 'changed': return { title: `Điều chỉnh, hạn ${formatBirthDate(event.terms.dueOn)}`, text: event.reason }
    case 'opened': return { title: 'Ban hành, bắt đầu thực hiện', text: null }
    case 'reported': return { title: `Báo cáo: ${CLAIM_WORDS[event.claim].toLowerCase()} (${event.progress} %)`, text: event.words }
    case 'accepted': return { title: 'Xác nhận kết quả', text: event.note }
    case 'returned': return { title: 'Trả lại báo cáo', text: event.reason }
    case 'followed': return { title: `${followed[event.sum.phase]} (${event.sum.progress} %)`, text: null }
    case 'cancelled': return { title: 'Rút nhiệm vụ', text: event.reason === '' ? null : event.reason }
    case 'reopened': return { title: 'Mở lại để thực hiện tiếp', text: event.reason }
    case 'urged': return { title: `Đôn đốc, phiếu ${event.number}`, text: event.words }
  }
}

export const planEventWords = (event: PlanEvent): { readonly title: string; readonly text: string | null } => {
  switch (event.type) {
    case 'drafted': return { title: event.copiedFrom === null ? 'Soạn kế hoạch' : 'Soạn từ kế hoạch năm trước', text: null }
    case 'described': return { title: 'Sửa tên, năm hoặc căn cứ', text: null }
    case 'issued': return { title: `Ban hành số ${event.number} ngày ${formatBirthDate(event.issuedOn)}`, text: null }
    case 'closed': return { title: 'Kết thúc kế hoạch', text: event.note }
  }
}
