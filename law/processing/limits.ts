/** Limits of processing that the law sets for every procedure, dated and cited. */
export const processingLimits = [
  {
    key: 'onlineReceptionMinutes',
    value: 480,
    meaning: 'Hồ sơ trực tuyến phải được trả lời trong 08 giờ làm việc kể từ khi nộp',
    source: 'Nghị định 45/2020/NĐ-CP; Nghị định 107/2021/NĐ-CP',
    effectiveFrom: '2020-05-22',
    checked: 'toVerify',
  },
  {
    key: 'supplementRequests',
    value: 1,
    meaning: 'Số lần yêu cầu bổ sung trong cả quá trình giải quyết; lần tiếp theo bị tính quá hạn trong Bộ chỉ số 766',
    source: 'Nghị định 61/2018/NĐ-CP; cách tính của Quyết định 766/QĐ-TTg',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
  {
    key: 'backDatingMinutes',
    value: 60,
    meaning: 'Ghi muộn trong chừng này phút không phải trình duyệt, trừ khi đã qua hạn trả',
    source: 'Lựa chọn của sản phẩm để việc ghi lùi ngày luôn có lãnh đạo duyệt',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
] as const
