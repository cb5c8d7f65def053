import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { clientOf } from '#web/client.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE } from '#web/resolve-session.ts'
import { citizenSentence } from '../refusals.ts'
import { signIn } from '../sign-in.ts'
import { goOn, homeAfter, withNext } from './after-sign-in.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.strictObject({
  contact: z.string({ error: 'Nhập số điện thoại hoặc thư điện tử.' }).max(254),
  password: z.string({ error: 'Nhập mật khẩu.' }),
  tiep: z.string().max(2000).optional(),
})

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const next = url.searchParams.get('tiep')
  return context.get(requestContext).citizen === null ? { next } : goOn(homeAfter(next))
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { contact, tiep } = parsed.value
  const previousToken = web.cookies.get(CITIZEN_COOKIE)
  const result = await signIn(web.citizenCtx, {
    contact,
    // As typed: a password may begin or end with a space.
    password: String(form.get('password') ?? ''),
    client: clientOf(web, request),
    ...(previousToken !== undefined && { previousToken }),
  })
  if (!result.ok) {
    const { code } = result.refusal
    return refused(form, code, citizenSentence(result.refusal), code === 'contactInvalid' ? 'contact' : undefined)
  }
  web.cookies.set(CITIZEN_COOKIE, result.value.token)
  return goOn(homeAfter(tiep))
}

/** Phone or e-mail and password. The same answer whether or not there is such an account. */
const SignIn = () => {
  const { next } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Đăng nhập · Dịch vụ công</title>
      <h1>Đăng nhập</h1>
      <PostForm reply={useActionData<typeof action>()}>
        {next !== null && <input type="hidden" name="tiep" value={next} />}
        <TextField name="contact" label="Số điện thoại hoặc thư điện tử" autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <TextField name="password" type="password" label="Mật khẩu" autoComplete="current-password" />
        <p className="form-actions">
          <Button>Đăng nhập</Button>
        </p>
      </PostForm>
      <p>
        <a href={withNext('/cong-dan/quen-mat-khau', next)}>Quên mật khẩu</a>
      </p>
      <h2>Chưa có tài khoản?</h2>
      <p>
        <a className="btn ghost" href={withNext('/cong-dan/dang-ky', next)}>
          Đăng ký tài khoản
        </a>
      </p>
      <p className="muted">
        Tra cứu hồ sơ bằng mã trên giấy hẹn không cần tài khoản: <a href="/tra-cuu">Tra cứu hồ sơ</a>.
      </p>
    </div>
  )
}
export default SignIn
