import { clientOf } from '#web/client.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import type { RequestContext } from '#web/request-context.ts'
import { PROOF_COOKIE } from '#web/resolve-session.ts'
import { startProof } from '../sign-in/contact-proof.ts'
import { PROOF_MINUTES } from '../domain/code-limits.ts'
import { citizenSentence } from '../refusals.ts'
import type { CodePurpose } from '../sign-in/send-code.ts'
import { goOn, withNext } from './after-sign-in.ts'
import { CONTACT_FORM } from './contact-schema.ts'

/** Sends the code and leads to where it is typed; the browser keeps the secret of this one proof. */
export const beginProof = async (web: RequestContext, request: Request, purpose: CodePurpose) => {
  const form = await request.formData()
  const parsed = parseForm(CONTACT_FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { contact, tiep } = parsed.value
  const started = await startProof(web.citizenCtx, { contact, purpose, client: clientOf(web, request) })
  if (!started.ok) return refused(form, started.refusal.code, citizenSentence(started.refusal), 'contact')
  web.cookies.set(PROOF_COOKIE, started.value.token, PROOF_MINUTES * 60)
  return goOn(withNext('/cong-dan/ma-xac-nhan', tiep))
}
