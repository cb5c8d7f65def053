/** How receipts of fees and charges are titled and on what they rest. */
export const feeReceiptForms = [
  {
    title: 'Biên lai thu phí, lệ phí',
    basis: 'Nghị định số 123/2020/NĐ-CP của Chính phủ về hóa đơn, chứng từ',
    source: 'Nghị định 123/2020/NĐ-CP, Chương III (biên lai), sửa đổi bởi Nghị định 70/2025/NĐ-CP',
    effectiveFrom: '2022-07-01',
    checked: 'toVerify',
  },
] as const
