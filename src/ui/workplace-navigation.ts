import type { Actor } from '#kernel/actor.ts'
import { decideAccess } from '#web/access.ts'

export type NavigationItem = {
  readonly to: string
  readonly label: string
  /** A key that opens it from any page of the workplace. */
  readonly shortcut?: string
}

/** The rail, in groups. A page joins it when it exists; nothing here leads nowhere. */
export const WORKPLACE_NAVIGATION: readonly (readonly NavigationItem[])[] = [
  [{ to: '/mot-cua', label: 'Hôm nay' }],
  [
    { to: '/quan-tri/don-vi', label: 'Đơn vị' },
    { to: '/quan-tri/can-bo', label: 'Cán bộ' },
    { to: '/quan-tri/uy-quyen', label: 'Ủy quyền' },
    { to: '/quan-tri/lich-lam-viec', label: 'Lịch làm việc' },
    { to: '/quan-tri/ngay-nghi', label: 'Ngày nghỉ, làm bù' },
  ],
  [
    { to: '/danh-muc/thu-tuc', label: 'Thủ tục' },
    { to: '/danh-muc/quy-trinh', label: 'Quy trình nội bộ' },
    { to: '/danh-muc/can-quyet-dinh', label: 'Cần quyết định' },
    { to: '/danh-muc/phan-cong-thu-tuc', label: 'Phân công thủ tục' },
  ],
  [{ to: '/tai-khoan', label: 'Tài khoản của tôi' }],
]

/** The rail of one person: only doors that open for them, and no empty group. */
export const navigationFor = (actor: Actor | null): readonly (readonly NavigationItem[])[] =>
  WORKPLACE_NAVIGATION.map((group) => group.filter((item) => decideAccess(item.to, actor) === 'allowed')).filter(
    (group) => group.length > 0,
  )
