import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of the catalogue of administrative units, with the sentence that people read. */
export const PLACE_REFUSALS = {
  adminUnitFileInvalid: 'Tệp {file} sai ở “{where}”. Tệp đơn vị phải theo lược đồ units-2level/1 hoặc units-3level/1, tệp chuyển đổi theo units-mapping/1; sửa chỗ này rồi nhập lại.',
  adminUnitKindUnknown: 'Tệp {file}: tên ở “{where}” không bắt đầu bằng loại đơn vị (tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu). Sửa tên rồi nhập lại.',
  adminUnitFileUnreadable: 'Không đọc được tệp {file}: {reason}. Kiểm tra đường dẫn và quyền đọc.',
  adminUnitFileFaulty: 'Tệp {file} không phải JSON, sai ở dòng {line}. Tải lại tệp rồi nhập lại.',
} as const
export type PlaceRefusal = keyof typeof PLACE_REFUSALS

export const placeSentence = (refusal: Refusal<PlaceRefusal>): string => fillSentence(PLACE_REFUSALS[refusal.code], refusal.facts)
