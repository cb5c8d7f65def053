import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { PROOF_COOKIE } from '#web/resolve-session.ts'
import { enterCode, findPendingProof } from '../sign-in/contact-proof.ts'
import { maskContact } from '../domain/contact.ts'
import { changeContact } from '../own/own-credentials.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { CodeField, CodeSent } from './code-field.tsx'
import { signedInCitizen } from './signed-in.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.strictObject({ otp: z.string({ error: 'Nhập mã 6 chữ số.' }).max(20) })
const PAGE = '/cong-dan/bao-mat'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId } = signedInCitizen(web).actor
  const proof = await findPendingProof(web.citizenCtx, web.cookies.get(PROOF_COOKIE) ?? '')
  if (proof?.accountId !== accountId) throw redirect(PAGE, 303)
  return { sentTo: maskContact(proof), kind: proof.kind, isDemo: web.instance === 'demo' }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const token = web.cookies.get(PROOF_COOKIE) ?? ''
  const entered = await enterCode(web.citizenCtx, token, parsed.value.otp)
  const changed = entered.ok ? await changeContact(web.citizenCtx, citizen, token) : entered
  if (!changed.ok) return refused(form, changed.refusal.code, citizenSentence(changed.refusal), 'otp')
  web.cookies.set(PROOF_COOKIE, '', 0)
  web.flash('done', 'Đã đổi liên hệ. Từ nay đăng nhập và nhận tin bằng liên hệ mới.')
  return goOn(PAGE)
}

/** The code that was sent to a new contact. */
const NewContact = () => {
  const sent = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Xác nhận liên hệ mới · Dịch vụ công</title>
      <h1>Xác nhận liên hệ mới</h1>
      <CodeSent {...sent} />
      <PostForm reply={useActionData<typeof action>()}>
        <CodeField />
        <p className="form-actions">
          <Button>Đổi liên hệ</Button>
        </p>
      </PostForm>
      <p>
        <a href={PAGE}>Thôi không đổi</a>
      </p>
    </div>
  )
}
export default NewContact
