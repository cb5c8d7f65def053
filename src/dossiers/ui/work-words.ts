import { formatDay } from '#ui/dates.ts'
import type { StepKind } from '#procedures/domain/process.ts'
import type { WorkView } from '../inbox.ts'
import type { DossierList } from '../lists.ts'

/** Views of a list of work in the order of their buttons; `slug` is `?loc=`. */
export const WORK_VIEW_WORDS: Readonly<Record<WorkView, { readonly slug: string; readonly label: string; readonly empty: string }>> = {
  all: { slug: '', label: 'Tất cả', empty: 'Không còn việc nào đang chờ' },
  overdue: { slug: 'qua-han', label: 'Quá hạn', empty: 'Không có việc nào quá hạn' },
  dueSoon: { slug: 'sap-den-han', label: 'Sắp đến hạn', empty: 'Không có việc nào đến hạn trong một ngày làm việc tới' },
  paused: { slug: 'tam-dung', label: 'Tạm dừng', empty: 'Không có hồ sơ nào đang tạm dừng' },
  new: { slug: 'moi-den', label: 'Mới đến', empty: 'Không có việc nào chưa nhận' },
  absent: { slug: 'nguoi-vang', label: 'Người giữ vắng', empty: 'Không có việc nào do người đang vắng mặt giữ' },
}

export const STEP_KIND_WORDS: Readonly<Record<StepKind | 'consult', string>> = {
  receive: 'tiếp nhận',
  handle: 'thẩm tra, soạn dự thảo',
  review: 'xem xét',
  approve: 'ký duyệt',
  issue: 'phát hành',
  handOver: 'trả kết quả',
  consult: 'cho ý kiến',
}

/** Lists of dossiers in the order of their buttons; `slug` is `?loai=`. */
export const LIST_WORDS: Readonly<Record<DossierList, { readonly slug: string; readonly label: string; readonly empty: string }>> = {
  open: { slug: '', label: 'Đang giải quyết', empty: 'Không có hồ sơ nào đang giải quyết' },
  overdue: { slug: 'qua-han', label: 'Quá hạn', empty: 'Không có hồ sơ nào quá hạn' },
  paused: { slug: 'tam-dung', label: 'Tạm dừng', empty: 'Không có hồ sơ nào đang tạm dừng' },
  toHandOver: { slug: 'cho-tra', label: 'Chờ trả kết quả', empty: 'Không có kết quả nào chờ trả' },
  noDueDate: { slug: 'khong-han', label: 'Không quy định hạn', empty: 'Không có hồ sơ nào không quy định thời hạn' },
  submitted: { slug: 'cho-tiep-nhan', label: 'Chờ tiếp nhận', empty: 'Không có hồ sơ trực tuyến nào chờ tiếp nhận' },
  finished: { slug: 'da-xong', label: 'Đã có kết quả', empty: 'Chưa có hồ sơ nào có kết quả' },
  ended: { slug: 'dung-rut', label: 'Dừng, rút, từ chối', empty: 'Không có hồ sơ nào dừng, rút hay bị từ chối tiếp nhận' },
  voided: { slug: 'da-huy', label: 'Đã hủy', empty: 'Không có hồ sơ nào bị hủy vì nhập nhầm' },
  elsewhere: { slug: 'phoi-hop', label: 'Phối hợp', empty: 'Không có hồ sơ nào của đơn vị khác mà đơn vị bạn phối hợp' },
  all: { slug: 'tat-ca', label: 'Tất cả', empty: 'Chưa có hồ sơ nào' },
}

/** A name in a list of people to give work to; whoever is away is named with the day. */
export const holderLabel = (name: string, absentTo: string | null): string =>
  absentTo === null ? name : `${name} (vắng đến hết ${formatDay(absentTo)})`

/** The key whose words carry this slug. */
export const keyOfSlug = <Key extends string>(
  words: Readonly<Record<Key, { readonly slug: string }>>,
  slug: string | null,
  otherwise: Key,
): Key => (Object.keys(words) as Key[]).find((key) => words[key].slug === slug) ?? otherwise
