/** The morning's letter to a member of staff: numbers and the names of reports and tasks, nothing of any dossier or person. No law prescribes it. */
export const digestWords = {
  source: 'Mặc định của phần mềm',
  effectiveFrom: '2025-07-01',
  checked: 'toVerify',
  subject: 'Việc cần chú ý ngày {ngay}',
  greeting: 'Chào {ten},',
  dueToday: '- {n} hồ sơ bạn giữ đến hạn hôm nay.',
  overdue: '- {n} hồ sơ bạn giữ đã quá hạn.',
  stepOverdue: '- {n} hồ sơ bạn giữ chậm ở một bước, hồ sơ còn hạn.',
  urged: '- {n} phiếu đôn đốc chờ bạn trả lời, {muon} phiếu đã quá hạn trả lời.',
  urgedName: '  + {ten}',
  unitsDueToday: '- Đơn vị bạn theo dõi: {n} hồ sơ đến hạn hôm nay.',
  unitsOverdue: '- Đơn vị bạn theo dõi: {n} hồ sơ đang quá hạn.',
  orphans: '- Đơn vị bạn theo dõi: {n} hồ sơ không có ai làm được hôm nay.',
  closing: 'Xem và xử lý tại: {duongdan}\nThư gửi tự động mỗi sáng ngày làm việc. Không muốn nhận thì tắt ở cuối trang ấy.',
} as const
