import { z } from 'zod'
import { parseForm } from '#web/form.ts'

const SCORES = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 } as const
const score = (question: string) =>
  z.enum(['1', '2', '3', '4', '5'], `Chọn một mức cho câu “${question}”.`).transform((text) => SCORES[text])

const schema = z.strictObject({
  reception: score('Tiếp nhận và hướng dẫn'),
  time: score('Thời gian giải quyết'),
  attitude: score('Thái độ phục vụ'),
  askedTwice: z.enum(['yes', 'no'], 'Chọn có hoặc không cho câu “Có phải nộp lại giấy tờ”.').transform((text) => text === 'yes'),
  comment: z.string().max(2_000, 'Góp ý dài nhất 2.000 chữ.').optional().transform((text) => text ?? null),
})

/** Reads the form of a rating; each missing answer gets its sentence. */
export const readAnswers = (form: FormData) => parseForm(schema, form)
