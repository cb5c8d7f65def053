import { runParseDuration } from '#procedures/parse-duration-door.ts'

export const command = {
  name: 'parse-duration',
  summary: 'Đọc văn bản thời hạn giải quyết thành số và đơn vị, nêu rõ điều phải suy đoán',
  usage: 'parse-duration --json: đọc {"text"} từ đầu vào chuẩn; --batch: mỗi dòng một đối tượng JSON',
  batch: true,
  run: runParseDuration,
} as const
