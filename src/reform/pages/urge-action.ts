import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { pickedOf } from '#web/picked.ts'
import { reformSentence } from '../refusals.ts'
import { urgeTasks } from '../urge-tasks.ts'

/** Sends urging slips about one task (`mot`) or the ticked ones (`chon`). */
export const urgeTasksByForm = async (ctx: Ctx, form: FormData): Promise<UrgeReply> => {
  const directive = String(form.get('directive') ?? '').trim()
  const urged = await urgeTasks(ctx, {
    commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), ids: pickedOf(form).flatMap((value) => parseId(value) ?? []), words: directive,
  })
  if (!urged.ok) return { message: reformSentence(urged.refusal), done: 0, refused: [], directive }
  const refused = urged.value.flatMap(({ id, title, outcome }) => (outcome.ok ? [] : [{ key: id, code: title, why: reformSentence(outcome.refusal) }]))
  return { message: null, done: urged.value.length - refused.length, refused, directive }
}
