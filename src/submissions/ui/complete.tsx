import { data, redirect, type ActionFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { submissionSentence } from '../refusals.ts'
import { reopenDraft } from '../reopen-draft.ts'
import { draftPath } from './words.ts'

/** `POST /ho-so-cua-toi/:id/hoan-thien`: the draft of a dossier that was given back opens again, as it was sent. */
export const action = async ({ context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const opened = id && (await reopenDraft(web.citizenCtx, id))
  if (opened === undefined) throw data(null, { status: 404 })
  if (opened.ok) return redirect(draftPath(opened.value, 'kiem-tra'), 303)
  web.flash('warning', submissionSentence(opened.refusal))
  return redirect(`/ho-so-cua-toi/${id}`, 303)
}

export const loader = () => {
  throw data(null, { status: 404 })
}
