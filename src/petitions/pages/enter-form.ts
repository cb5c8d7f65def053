import { z } from 'zod'
import { toAt, type At } from '#kernel/at.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import { parseForm, type FormReply } from '#web/form.ts'
import type { EnteredPetition } from '../receive.ts'

const schema = z.object({
  channel: z.enum(['phone', 'letter', 'counter', 'dialogue'], 'Chọn nhận qua đâu.'),
  receivedOn: z.iso.date('Ghi ngày nhận theo dạng ngày/tháng/năm.'),
})

/** The first minute of the day on which something came; the day itself is never counted. */
const startOf = (day: string): At => toAt(Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant())

type Entry = Pick<EnteredPetition, 'channel' | 'receivedAt'>

/** How and when a petition came that an officer types in. */
export const readEntry = (form: FormData): { readonly ok: true; readonly value: Entry } | { readonly ok: false; readonly reply: FormReply } => {
  const parsed = parseForm(schema, form)
  return parsed.ok ? { ok: true, value: { channel: parsed.value.channel, receivedAt: startOf(parsed.value.receivedOn) } } : parsed
}
