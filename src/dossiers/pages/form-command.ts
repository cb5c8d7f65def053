import type { Ctx } from '#db/context.ts'
import type { FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { perform } from '../commands.ts'
import type { Answer } from '../execute.ts'
import { INPUTS, type CommandName, type Input } from '../inputs.ts'
import { textFields } from './receive-form.ts'
import { dossierSentence } from '../refusals.ts'

export type FormCommand =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly status: number; readonly reply: FormReply }

/**
 * Does one command from a plain form whose boxes are named as its fields. `words` names each box in the sentence for
 * a box that is empty or wrong.
 */
export const commandFromForm = async <Name extends CommandName>(
  ctx: Ctx,
  name: Name,
  form: FormData,
  words: Readonly<Record<string, string>>,
): Promise<FormCommand> => {
  const fields = textFields(form)
  const wanted: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(fields)) {
    if (field in INPUTS[name].shape) wanted[field] = field === 'stepNo' ? Number(value) : value
  }
  const parsed = INPUTS[name].safeParse(wanted)
  if (!parsed.success) {
    const errors: Record<string, string> = {}
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '')
      errors[field] ??= issue.code === 'too_big' ? `Phần ${words[field] ?? field} dài quá. Rút ngắn lại.` : `Chưa ghi ${words[field] ?? field}.`
    }
    return { ok: false, status: 422, reply: { errors, values: fields, refusal: null } }
  }
  const done = await perform(ctx, name, parsed.data as Input<Name>)
  if (done.ok) return { ok: true, answer: done.value }
  const { refusal } = done
  return {
    ok: false,
    status: statusOf(refusal.code),
    reply: { errors: {}, values: fields, refusal: { code: refusal.code, message: dossierSentence(refusal) } },
  }
}
