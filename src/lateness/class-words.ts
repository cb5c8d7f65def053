import type { LateClass } from './domain/late-class.ts'

/** What each class is called, and what it means for whoever reads it. */
export const CLASS_WORDS: Readonly<Record<LateClass, { readonly slug: string; readonly label: string; readonly meaning: string }>> = {
  clickedLate: { slug: 'an-tre', label: 'Ấn trễ', meaning: 'đã làm xong đúng hạn, ghi vào hệ thống muộn' },
  sync: { slug: 'dong-bo', label: 'Đồng bộ', meaning: 'hồ sơ của hệ thống khác, kết quả về chậm' },
  citizen: { slug: 'cho-dan', label: 'Chờ người dân', meaning: 'phần lớn thời gian quá hạn là chờ bổ sung' },
  obligation: { slug: 'nghia-vu-tai-chinh', label: 'Chờ nghĩa vụ tài chính', meaning: 'chờ thuế hoặc chờ nộp tiền khi đến hạn' },
  otherAgency: { slug: 'co-quan-khac', label: 'Chờ cơ quan khác', meaning: 'đang lấy ý kiến khi đến hạn' },
  real: { slug: 'that', label: 'Quá hạn thật', meaning: 'không có dấu hiệu nào khác trong lịch sử' },
}
