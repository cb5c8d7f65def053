import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { pickedOf } from '#web/picked.ts'
import { reportSentence } from '../refusals.ts'
import { urgeFilings } from '../urge-filings.ts'

/** Sends urging slips about one late report (`mot`) or the ticked ones (`chon`). */
export const urgeFilingsByForm = async (ctx: Ctx, form: FormData): Promise<UrgeReply> => {
  const directive = String(form.get('directive') ?? '')
  const urged = await urgeFilings(ctx, {
    commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(),
    ids: pickedOf(form).flatMap((value) => parseId(value) ?? []),
    text: directive,
  })
  if (!urged.ok) return { message: reportSentence(urged.refusal), done: 0, refused: [], directive }
  const refused = urged.value.flatMap(({ id, outcome }) => (outcome.ok ? [] : [{ key: id, code: null, why: reportSentence(outcome.refusal) }]))
  return { message: null, done: urged.value.length - refused.length, refused, directive }
}
