import type { IndexLevel, QualityMeasure } from '#law/service-quality.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { IndexPeriod } from './domain/period.ts'
import type { NoPoints } from './domain/score.ts'

/** What stands with every index: whose number counts. */
export const FORECAST_NOTE = 'Dự báo từ dữ liệu của hệ thống; số chính thức là của Cổng Dịch vụ công quốc gia.'

export const LEVEL_WORDS: Readonly<Record<IndexLevel, string>> = {
  province: 'Cấp tỉnh',
  department: 'Cơ quan của tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
}

export const NO_POINTS_WORDS: Readonly<Record<NoPoints, string>> = {
  noSource: 'Chưa có dữ liệu',
  nothingCounted: 'Kỳ này không phát sinh',
  notApplicable: 'Không áp dụng',
}

/** "tháng 10/2026", "quý IV/2026", "năm 2026". */
export const periodWords = (period: IndexPeriod): string => {
  switch (period.kind) {
    case 'month':
      return `tháng ${period.no}/${period.year}`
    case 'quarter':
      return `quý ${['I', 'II', 'III', 'IV'][period.no - 1] ?? ''}/${period.year}`
    case 'year':
      return `năm ${period.year}`
  }
}

/** Points as people read them: "18,24", "5,80", and whole ones as "6". */
export const pointsWords = (points: number): string => {
  const rounded = Math.round(points * 100) / 100
  return Number.isInteger(rounded) ? formatNumber(rounded) : formatNumber(rounded, 2)
}

const LEAST_SHOWN = 0.01

/** A gain with its sign; what is too small to show says so instead of looking like nothing. */
export const gainWords = (gain: number): string => {
  if (gain <= 0) return '0'
  return gain < LEAST_SHOWN ? 'dưới +0,01' : `+${formatNumber(gain, 2)}`
}

/** A change against another period: "+1,20", "−0,35", "không đổi". */
export const changeWords = (change: number): string => {
  const rounded = Math.round(change * 100) / 100
  if (rounded === 0) return 'không đổi'
  return `${rounded > 0 ? '+' : '−'}${formatNumber(Math.abs(rounded), 2)}`
}

/** What an item lacks in a measure; what still mends it, and what keeps it from happening again. */
export type Lack = { readonly lack: string; readonly remedy?: string; readonly next?: string }

const SEND_ONLINE = 'Hướng dẫn người dân nộp trực tuyến'

export const LACK_WORDS: Readonly<Record<QualityMeasure, Lack>> = {
  publishedOnTime: { lack: 'Công bố chậm', next: 'Ký quyết định công bố trước ngày hiệu lực ít nhất 5 ngày làm việc' },
  postedOnTime: { lack: 'Công khai chậm', next: 'Công khai trong 5 ngày làm việc sau khi ký' },
  contentFull: { lack: 'Nội dung công khai còn thiếu', remedy: 'Ban hành phiên bản có đủ các bộ phận' },
  dossierSynced: { lack: 'Chưa đồng bộ' },
  resolvedInTime: { lack: 'Quá hạn', next: 'Giữ những hồ sơ trong danh sách sắp mất' },
  onlineService: { lack: 'Chưa có dịch vụ trực tuyến', remedy: 'Mở dịch vụ trực tuyến một phần hoặc toàn trình' },
  onlineServiceUsed: { lack: 'Chưa có hồ sơ trực tuyến', remedy: SEND_ONLINE, next: SEND_ONLINE },
  submittedOnline: { lack: 'Không nộp trực tuyến, hoặc thiếu kết quả điện tử', next: SEND_ONLINE },
  paymentIntegrated: { lack: 'Chưa nộp tiền trực tuyến được', remedy: 'Khai tài khoản nhận phí của đơn vị' },
  paymentServiceUsed: { lack: 'Chưa có hồ sơ nộp tiền trực tuyến', remedy: 'Hướng dẫn người dân nộp phí trực tuyến' },
  paidOnline: { lack: 'Chưa nộp phí trực tuyến', remedy: 'Mời nộp phí trực tuyến, trước khi thu tiền mặt' },
  electronicResult: { lack: 'Không có kết quả điện tử', next: 'Đính tệp kết quả khi dự thảo' },
  digitised: { lack: 'Chưa số hóa đủ', remedy: 'Ghi thêm bản quét của giấy tờ đã nộp', next: 'Quét giấy tờ khi tiếp nhận, đính tệp kết quả khi dự thảo' },
  reused: { lack: 'Không dùng lại giấy tờ nào', remedy: 'Đánh dấu giấy tờ cơ quan đã có, không phải nộp' },
  personalStoreConnected: { lack: 'Chưa kết nối kho' },
  populationDataProcedure: { lack: 'Chưa kết nối dữ liệu dân cư' },
  populationDataDossier: { lack: 'Không dùng dữ liệu dân cư', next: 'Hướng dẫn người dân nộp bằng tài khoản định danh điện tử' },
  electronicCertifiedCopy: { lack: 'Chưa cung cấp' },
  petitionInTime: { lack: 'Phản ánh có lần trễ hạn', next: 'Trả lời trong 15 ngày làm việc, công khai trong 2 ngày' },
  petitionSatisfied: { lack: 'Bị chê, lặp lại hoặc trễ hạn', next: 'Trả lời đúng điều người gửi hỏi' },
  receptionSatisfied: { lack: 'Quá hạn, hoặc có phản ánh' },
}
