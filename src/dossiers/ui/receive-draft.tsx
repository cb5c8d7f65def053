import { redirect, type ActionFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { dropReceptionDraft, keepReceptionDraft, type DraftFields } from '../reception-draft.ts'
import { RECEIVE_PATH } from './receive-address.ts'

/** Not of the form: the token, and the button that was pressed. */
const NOT_KEPT: ReadonlySet<string> = new Set(['csrf', 'do', 'viec'])

/** `POST /mot-cua/tiep-nhan/ban-do`: keeps what is typed while it is typed, or throws it away. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, vault } = context.get(requestContext)
  const form = await request.formData()
  if (form.get('viec') === 'bo') {
    await dropReceptionDraft(ctx)
    throw redirect(RECEIVE_PATH, 303)
  }
  const fields: DraftFields = [...form].flatMap(([name, value]) => (typeof value === 'string' && !NOT_KEPT.has(name) ? [[name, value] as const] : []))
  return Response.json({ kept: await keepReceptionDraft(ctx, vault, fields) })
}
