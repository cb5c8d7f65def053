import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { clientOf } from '#web/client.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE, PROOF_COOKIE } from '#web/resolve-session.ts'
import { findPendingProof } from '../sign-in/contact-proof.ts'
import { maskContact } from '../domain/contact.ts'
import { CITIZEN_REFUSALS, citizenSentence } from '../refusals.ts'
import { finishSignUp, isKnownContact } from '../sign-in/sign-up.ts'
import { goOn, homeAfter, withNext } from './after-sign-in.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const PASSWORDS = {
  password: z.string({ error: 'Nhập mật khẩu.' }),
  passwordAgain: z.string({ error: 'Nhập lại mật khẩu.' }),
  tiep: z.string().max(2000).optional(),
}
const AGAIN = { error: 'Nhập lại mật khẩu giống ô trên.', path: ['passwordAgain'] }
const NEW = z
  .strictObject({ name: z.string({ error: 'Nhập họ và tên của bạn.' }).max(200), ...PASSWORDS })
  .refine((form) => form.password === form.passwordAgain, AGAIN)
const KNOWN = z.strictObject(PASSWORDS).refine((form) => form.password === form.passwordAgain, AGAIN)

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { citizenCtx, cookies, flash } = context.get(requestContext)
  const next = url.searchParams.get('tiep')
  const token = cookies.get(PROOF_COOKIE) ?? ''
  const proof = await findPendingProof(citizenCtx, token)
  if (proof?.isProved !== true) {
    flash('warning', CITIZEN_REFUSALS.proofExpired)
    throw redirect(withNext('/cong-dan/dang-ky', next), 303)
  }
  return { next, contact: maskContact(proof), value: proof.value, isKnown: await isKnownContact(citizenCtx, token) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const token = web.cookies.get(PROOF_COOKIE) ?? ''
  const form = await request.formData()
  const isKnown = await isKnownContact(web.citizenCtx, token)
  const parsed = isKnown ? parseForm(KNOWN, form) : parseForm(NEW, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const name = 'name' in parsed.value && typeof parsed.value.name === 'string' ? parsed.value.name : ''
  const client = clientOf(web, request)
  const result = await finishSignUp(web.citizenCtx, { token, name, password: String(form.get('password') ?? ''), client })
  if (!result.ok) {
    const { code } = result.refusal
    return refused(form, code, citizenSentence(result.refusal), code.startsWith('password') ? 'password' : undefined)
  }
  web.cookies.set(PROOF_COOKIE, '', 0)
  web.cookies.set(CITIZEN_COOKIE, result.value.token)
  web.flash('done', isKnown ? 'Đã đặt mật khẩu mới và kết thúc các phiên đăng nhập khác.' : 'Đã tạo tài khoản và đăng nhập.')
  return goOn(homeAfter(parsed.value.tiep))
}

/** The last step: a name and a password, or for an account that has this contact, a new password. */
const ChoosePassword = () => {
  const { next, contact, value, isKnown } = useLoaderData<typeof loader>()
  const title = isKnown ? 'Đặt mật khẩu mới' : 'Họ tên và mật khẩu'
  return (
    <div className="wrap narrow stack">
      <title>{`${title} · Dịch vụ công`}</title>
      <h1>{title}</h1>
      <p>
        {isKnown ? (
          <>
            <b>{contact}</b> đã có tài khoản. Đặt mật khẩu mới để vào tài khoản đó; các phiên đăng nhập khác sẽ kết thúc.
          </>
        ) : (
          <>
            Bước 3 trong 3: đã xác nhận <b>{contact}</b>.
          </>
        )}
      </p>
      <PostForm reply={useActionData<typeof action>()}>
        {next !== null && <input type="hidden" name="tiep" value={next} />}
        <input type="hidden" autoComplete="username" value={value} />
        {!isKnown && <TextField name="name" label="Họ và tên" hint="Như trên căn cước" autoComplete="name" />}
        <TextField
          name="password" type="password" label="Mật khẩu" autoComplete="new-password"
          hint="Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó."
        />
        <TextField name="passwordAgain" type="password" label="Nhập lại mật khẩu" autoComplete="new-password" />
        <p className="form-actions">
          <Button>{isKnown ? 'Đặt mật khẩu' : 'Tạo tài khoản'}</Button>
        </p>
      </PostForm>
    </div>
  )
}
export default ChoosePassword
