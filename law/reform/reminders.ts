import type { TaskReminderInput } from '#law/task-reminders.ts'

/** Khi nào một nhiệm vụ cải cách là sắp đến hạn và khi nào hệ thống đôn đốc: không văn bản nào quy định con số. */
export const taskReminders: readonly TaskReminderInput[] = [
  {
    soonWorkingDays: 10,
    urgeAfterWorkingDays: [1, 5, 10],
    urgeEveryWorkingDays: 10,
    directive: 'Nhiệm vụ đã quá hạn. Đề nghị đơn vị báo cáo kết quả, hoặc nêu rõ nguyên nhân và ngày hoàn thành.',
    source: 'Mặc định của phần mềm; nghĩa vụ theo dõi, đôn đốc thực hiện kế hoạch cải cách hành chính hằng năm',
    effectiveFrom: '2011-11-08',
    checked: 'toVerify',
  },
]
