/** Tình trạng của phản ánh, kiến nghị trên Cổng Dịch vụ công quốc gia, theo nhóm. Cổng công bố tên, chưa thấy mã. */
export const nationalPetitionStates = {
  source: 'Bộ lọc tình trạng PAKN của Cổng Dịch vụ công quốc gia, tháng 10/2026',
  effectiveFrom: '2022-06-23',
  checked: 'toVerify',
  states: {
    newlyReceived: { group: 'Chờ tiếp nhận', label: 'Mới tiếp nhận' },
    supplemented: { group: 'Chờ tiếp nhận', label: 'Đã bổ sung' },
    handling: { group: 'Đang xử lý', label: 'Trực tiếp xử lý' },
    handlingLocally: { group: 'Đang xử lý', label: 'Xử lý ở địa phương' },
    awaitingPublication: { group: 'Đã xử lý', label: 'Chờ công khai' },
    published: { group: 'Đã xử lý', label: 'Đã công khai' },
    refused: { group: 'Đã xử lý', label: 'Từ chối' },
    givenBack: { group: 'Đã xử lý', label: 'Trả lại' },
    passedOn: { group: 'Đã xử lý', label: 'Chuyển đơn vị khác' },
    awaitingSupplement: { group: 'Đã xử lý', label: 'Chờ bổ sung' },
  },
} as const
