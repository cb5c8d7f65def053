import type { NationalStatus } from '#law/statuses.ts'

/**
 * The ten statuses that a dossier has on the national exchange. The codes and labels were read in the production
 * program of a provincial one-stop system and in an integrator's page that quotes the National Public Service Portal.
 */
const portal = {
  source: 'Bộ mã trạng thái hồ sơ do Cổng Dịch vụ công quốc gia quy định cho đồng bộ hồ sơ',
  // The day the portal opened; the codes and labels are verified, this day is not.
  effectiveFrom: '2019-12-09',
  checked: 'verified',
} as const

export const nationalPortalStatuses: readonly NationalStatus[] = [
  {
    ...portal,
    code: 1,
    label: 'Mới đăng ký',
    meaning: 'Người dân, doanh nghiệp đã nộp trực tuyến; Bộ phận Một cửa chưa tiếp nhận.',
    clock: 'reception',
    isEnd: false,
  },
  {
    ...portal,
    code: 2,
    label: 'Được tiếp nhận',
    meaning: 'Bộ phận Một cửa đã tiếp nhận; thời hạn giải quyết bắt đầu.',
    clock: 'running',
    isEnd: false,
  },
  {
    ...portal,
    code: 3,
    label: 'Không được tiếp nhận',
    meaning: 'Hồ sơ bị từ chối khi kiểm tra tại Bộ phận Một cửa.',
    clock: 'stopped',
    isEnd: true,
  },
  {
    ...portal,
    code: 4,
    label: 'Đang xử lý',
    meaning: 'Hồ sơ ở cơ quan giải quyết, cho đến khi kết quả về Bộ phận Một cửa.',
    clock: 'running',
    isEnd: false,
  },
  {
    ...portal,
    code: 5,
    label: 'Yêu cầu bổ sung giấy tờ',
    meaning: 'Chờ người nộp bổ sung, hoàn thiện hồ sơ.',
    clock: 'paused',
    isEnd: false,
  },
  {
    ...portal,
    code: 6,
    label: 'Yêu cầu thực hiện nghĩa vụ tài chính',
    meaning: 'Chờ người nộp thực hiện nghĩa vụ tài chính.',
    clock: 'pausedWhereProcedureSays',
    isEnd: false,
  },
  {
    ...portal,
    code: 7,
    label: 'Công dân yêu cầu rút hồ sơ',
    meaning: 'Người nộp rút hồ sơ.',
    clock: 'stopped',
    isEnd: true,
  },
  {
    ...portal,
    code: 8,
    label: 'Dừng xử lý',
    meaning: 'Cơ quan giải quyết dừng xử lý hồ sơ.',
    clock: 'stopped',
    isEnd: true,
  },
  {
    ...portal,
    code: 9,
    label: 'Đã xử lý xong',
    meaning: 'Kết quả đã về Bộ phận Một cửa; đây là mốc kết thúc để tính đúng hạn.',
    clock: 'stopped',
    isEnd: true,
  },
  {
    ...portal,
    code: 10,
    label: 'Đã trả kết quả',
    meaning: 'Người nộp đã nhận kết quả.',
    clock: 'stopped',
    isEnd: true,
  },
]
