import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { readingAll } from '#reports/report-question.ts'
import { pickedOf } from '#web/picked.ts'
import { reformReportSentence } from '../refusals.ts'
import { findReport } from '../queries.ts'
import { urgeReport } from '../sending-commands.ts'

/** Sends urging slips about one late report (`mot`) or the ticked ones (`chon`). */
export const urgeReportsByForm = async (ctx: Ctx, form: FormData): Promise<UrgeReply> => {
  const directive = String(form.get('directive') ?? '')
  const ids = pickedOf(form).flatMap((value) => parseId(value) ?? [])
  const refused: { key: string; code: null; why: string }[] = []
  for (const id of ids) {
    const seq = (await readingAll(ctx, (trx) => findReport(trx, id)))?.seq ?? 0
    const urged = await urgeReport(ctx, { id, seq, text: directive })
    if (!urged.ok) refused.push({ key: id, code: null, why: reformReportSentence(urged.refusal) })
  }
  return { message: null, done: ids.length - refused.length, refused, directive }
}
