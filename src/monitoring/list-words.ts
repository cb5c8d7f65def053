import { TROUBLES, WATCH_LISTS, type WatchList } from '#dossiers/watch/watch-list.ts'

/** Every list by the words of its button and its part of an address (`?loai=`). */
export const WATCH_WORDS: Readonly<Record<WatchList, { readonly slug: string; readonly label: string; readonly empty: string }>> = {
  overdue: { slug: 'qua-han', label: 'Quá hạn', empty: 'Không có hồ sơ nào quá hạn' },
  dueSoon: { slug: 'sap-den-han', label: 'Sắp đến hạn', empty: 'Không có hồ sơ nào sắp đến hạn' },
  dueToday: { slug: 'den-han-hom-nay', label: 'Đến hạn hôm nay', empty: 'Không có hồ sơ nào đến hạn hôm nay' },
  stepOverdue: { slug: 'cham-buoc', label: 'Chậm ở một bước', empty: 'Không có hồ sơ còn hạn nào chậm ở một bước' },
  idle: { slug: 'bo-lau', label: 'Lâu không cập nhật', empty: 'Hồ sơ nào cũng có việc gì đó vừa xảy ra' },
  receptionLate: { slug: 'tre-tiep-nhan', label: 'Trễ trả lời trực tuyến', empty: 'Hồ sơ trực tuyến nào cũng được trả lời trong 08 giờ làm việc' },
  receptionSoon: { slug: 'sap-tre-tiep-nhan', label: 'Sắp hết 08 giờ', empty: 'Không có hồ sơ trực tuyến nào sắp hết 08 giờ làm việc' },
  answerPassed: { slug: 'qua-han-bo-sung', label: 'Dân quá hạn bổ sung', empty: 'Không có hồ sơ nào quá hạn bổ sung' },
  uncollected: { slug: 'ket-qua-cho-lau', label: 'Kết quả chờ lâu', empty: 'Không có kết quả nào chờ trả quá lâu' },
  orphans: { slug: 'khong-nguoi-giu', label: 'Không có người làm', empty: 'Hồ sơ nào cũng có người làm được ngay hôm nay' },
  waiting: { slug: 'dang-cho', label: 'Đang chờ dân', empty: 'Không có hồ sơ nào đang chờ người dân' },
  onTrack: { slug: 'dung-tien-do', label: 'Đúng tiến độ', empty: 'Chưa có hồ sơ nào đúng tiến độ' },
  all: { slug: 'tat-ca', label: 'Tất cả', empty: 'Không có hồ sơ nào đang giải quyết' },
}

/** The list that an address names; the overdue ones unless it does. */
export const listOfSlug = (slug: string | null): WatchList => WATCH_LISTS.find((list) => WATCH_WORDS[list].slug === slug) ?? 'overdue'

/** Where a list stands, narrowed to a unit or a person. */
export const listHref = (list: WatchList, narrowing: { readonly unitId?: string; readonly staffId?: string | null } = {}): string => {
  const query = new URLSearchParams({ loai: WATCH_WORDS[list].slug })
  if (narrowing.unitId !== undefined) query.set('don-vi', narrowing.unitId)
  if (narrowing.staffId != null) query.set('nguoi', narrowing.staffId)
  return `/don-doc/ho-so?${query}`
}

export const isTrouble = (list: WatchList): boolean => TROUBLES.some((one) => one === list)
