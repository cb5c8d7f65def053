/** Commands in the history of administration, as people call them. */
export const actionNames: Readonly<Record<string, string>> = {
  openUnit: 'Mở đơn vị',
  createIntegrationClient: 'Cấp quyền gọi API',
  revokeIntegrationClient: 'Thu hồi quyền gọi API',
  changeUnit: 'Đổi tên, cấp, loại hoặc cấp trên',
  closeUnit: 'Kết thúc hoạt động',
  hireStaff: 'Thêm cán bộ',
  changeStaff: 'Sửa thông tin cán bộ',
  dismissStaff: 'Cho thôi việc',
  assign: 'Phân công',
  endAssignment: 'Chấm dứt phân công',
  retryOutgoing: 'Gửi lại việc không gửi được',
  cancelOutgoing: 'Thôi gửi',
  recordAbsence: 'Ghi ngày vắng mặt',
  endAbsence: 'Kết thúc sớm hoặc rút lại ngày vắng mặt',
  changePolicy: 'Đổi chính sách bảo mật',
}
