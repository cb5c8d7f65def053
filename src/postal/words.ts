import type { ConsignmentStatus, Direction } from './domain/consignment.ts'

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = { collect: 'thu gom giấy tờ', return: 'trả kết quả' }

export const STATUS_WORDS: Readonly<Record<ConsignmentStatus, string>> = {
  waiting: 'Chờ bàn giao',
  dispatched: 'Đã bàn giao',
  booked: 'Bưu chính đã nhận',
  inTransit: 'Đang chuyển',
  failed: 'Phát chưa được',
  delivered: 'Đã phát',
  returned: 'Chuyển hoàn về quầy',
  cancelled: 'Đã hủy',
}
