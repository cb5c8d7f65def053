import type { Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { pickedOf } from '#web/picked.ts'
import { monitoringSentence } from '../refusals.ts'
import { refusedOf, urge } from '../urge.ts'

/** What became of a form that urges: how many were, which were not and why; `message` when the form itself was wrong. */
export type UrgeReply = {
  readonly message: string | null
  readonly done: number
  readonly refused: readonly { readonly key: string; readonly code: string | null; readonly why: string }[]
  /** What was typed, so that nothing is lost. */
  readonly directive: string
}

/** Sends urging slips for one dossier (`mot`) or the ticked ones (`chon`). */
export const urgeByForm = async (ctx: Ctx, form: FormData): Promise<UrgeReply> => {
  const dossierIds = pickedOf(form).flatMap((value) => parseId<DossierId>(value) ?? [])
  const directive = String(form.get('directive') ?? '')
  const urged = await urge(ctx, {
    commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(),
    dossierIds,
    to: form.get('to') === 'unit' ? 'unit' : 'holder',
    directive,
  })
  if (!urged.ok) return { message: monitoringSentence(urged.refusal), done: 0, refused: [], directive }
  const refused = refusedOf(urged.value)
  return {
    message: null,
    done: urged.value.length - refused.length,
    refused: refused.map(({ dossierId, code, refusal }) => ({ key: dossierId, code, why: monitoringSentence(refusal) })),
    directive,
  }
}
