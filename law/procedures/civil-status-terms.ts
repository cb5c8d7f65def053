/** Điều dùng chung của các thủ tục hộ tịch. */

export const source = 'Cơ sở dữ liệu quốc gia về thủ tục hành chính (dichvucong.gov.vn), bản thu thập năm 2026'
export const sector = 'Hộ tịch'
export const citizens = ['Công dân Việt Nam', 'Người Việt Nam định cư ở nước ngoài']
export const publicationDecision = { number: '163/QĐ-BTP' }
export const legalBasis = [
  { number: '60/2014/QH13', title: 'Luật Hộ tịch' },
  { number: '123/2015/NĐ-CP' },
  { number: '104/2022/NĐ-CP' },
  { number: '120/2025/NĐ-CP' },
]
export const sameDay = { amount: 1, unit: 'sameDay', cutoff: '15:00' } as const
export const workingDays = (amount: number) => ({ amount, unit: 'workingDay' }) as const

export const exemptions = [
  { id: 'merit', label: 'Người thuộc gia đình có công với cách mạng', percentOff: 100, basis: 'Luật Hộ tịch, Điều 11' },
  { id: 'poor', label: 'Người thuộc hộ nghèo', percentOff: 100, basis: 'Luật Hộ tịch, Điều 11' },
  { id: 'disabled', label: 'Người khuyết tật', percentOff: 100, basis: 'Luật Hộ tịch, Điều 11' },
]
export const localCharge = {
  name: 'Lệ phí hộ tịch',
  kind: 'charge',
  amount: 0,
  exemptions,
  note: 'Mức cụ thể do Hội đồng nhân dân cấp tỉnh quyết định',
} as const
export const extraCopy = {
  name: 'Phí cấp bản sao trích lục hộ tịch',
  kind: 'fee',
  amount: 8_000,
  per: 'copy',
  condition: 'Có yêu cầu cấp bản sao',
  note: 'Mức của thủ tục 2.000635',
} as const
export const identity = {
  name: 'Giấy tờ tùy thân của người yêu cầu (xuất trình; không cần khi tra cứu được số định danh)',
  mandatory: false,
  condition: 'Không khai thác được dữ liệu dân cư',
}
export const proxy = { name: 'Văn bản ủy quyền', mandatory: false, condition: 'Người khác đi làm thay' }
export const localChargePoint = 'Mức lệ phí theo nghị quyết của Hội đồng nhân dân tỉnh'
