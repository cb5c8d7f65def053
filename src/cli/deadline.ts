import { runDeadline } from '#dossiers/deadline/deadline-door.ts'

export const command = {
  name: 'deadline',
  summary: 'Tính ngày hẹn trả kết quả, giải thích từng ngày',
  usage:
    'deadline --json: đọc {"receivedAt", "duration", "mode"?, "calendar"?, "pauses"?} từ đầu vào chuẩn; ' +
    '--batch: mỗi dòng một đối tượng JSON. ' +
    '"calendar" có thể có "changes": [{"from", "sessions", …}], giờ làm việc mới từ từng ngày',
  batch: true,
  run: runDeadline,
} as const
