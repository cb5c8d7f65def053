/** Fields of a domestic transfer QR in Vietnam, as NAPAS fills the payload of EMVCo. */
export const vietQrFields = {
  source: 'EMVCo QR Code Specification for Payment Systems, Merchant-Presented Mode; NAPAS, Đặc tả mã VietQR (dịch vụ QRIBFTTA)',
  effectiveFrom: '2021-06-01',
  checked: 'toVerify',
  /** Định danh của NAPAS trong trường 38. */
  guid: 'A000000727',
  /** Chuyển nhanh đến tài khoản. */
  service: 'QRIBFTTA',
  /** ISO 4217 numeric of đồng. */
  currency: '704',
  country: 'VN',
} as const
