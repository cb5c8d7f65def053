import type { Refusal } from '#kernel/result.ts'

export type RatingRefusal = 'ratingNotFound' | 'ratingExpired' | 'ratingTooMany' | 'stationNotFound' | 'stationNameInvalid' | 'stationNotAllowed' | 'ratingDossierUnknown'

/** Sentences for people, by code. */
export const RATING_REFUSALS = {
  ratingNotFound: 'Địa chỉ đánh giá không đúng, hoặc hồ sơ chưa có kết quả. Quét lại mã QR trên tờ bìa kết quả.',
  ratingExpired: 'Đã quá thời gian đánh giá hồ sơ này. Ý kiến khác xin gửi qua mục phản ánh, kiến nghị.',
  ratingTooMany: 'Đã thử nhiều địa chỉ sai. Chờ 15 phút rồi thử lại.',
  stationNotFound: 'Máy đánh giá này chưa được mở hoặc đã tắt. Cán bộ quầy mở lại ở mục Đánh giá tại quầy.',
  stationNameInvalid: 'Ghi tên máy, nhiều nhất 80 chữ, ví dụ “Quầy 1”.',
  stationNotAllowed: 'Bạn không được mở máy đánh giá ở đơn vị này.',
  ratingDossierUnknown: 'Không có hồ sơ nào có kết quả mang mã này ở quầy của bạn. Xem lại mã trên giấy hẹn.',
} satisfies Record<RatingRefusal, string>

export const ratingSentence = ({ code }: Refusal<RatingRefusal>): string => RATING_REFUSALS[code]
