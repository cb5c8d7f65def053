import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { safeReturnPath } from '#web/access-guard.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { SESSION_COOKIE, WAITING_COOKIE } from '#web/resolve-session.ts'
import { identitySentence } from '../refusals.ts'
import { signIn } from '../sign-in.ts'
import { clientOf } from '#web/client.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.strictObject({
  login: z.string({ error: 'Nhập tên đăng nhập.' }).max(200),
  password: z.string({ error: 'Nhập mật khẩu.' }),
  tiep: z.string().max(2000).optional(),
})

const homeAfter = (path: string | null | undefined): string => {
  const target = safeReturnPath(path ?? null)
  return target === '/' ? '/mot-cua' : target
}

const SECOND_FACTOR_SECONDS = 600

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const next = url.searchParams.get('tiep')
  if (context.get(requestContext).session !== null) throw redirect(homeAfter(next), 303)
  return { next }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { login, tiep } = parsed.value
  // As typed: a password may begin or end with a space.
  const password = String(form.get('password') ?? '')
  const previousToken = web.cookies.get(SESSION_COOKIE)
  const client = clientOf(web, request)
  const result = await signIn(web.ctx, { login, password, client, ...(previousToken !== undefined && { previousToken }) })
  if (!result.ok) return refused(form, result.refusal.code, identitySentence(result.refusal))
  if (result.value.stage === 'secondFactor') {
    web.cookies.set(WAITING_COOKIE, result.value.token, SECOND_FACTOR_SECONDS)
    throw redirect(`/dang-nhap/xac-thuc?tiep=${encodeURIComponent(homeAfter(tiep))}`, 303)
  }
  web.cookies.set(SESSION_COOKIE, result.value.token)
  throw redirect(homeAfter(tiep), 303)
}

/** Name and password. The same answer for a wrong name and a wrong password. */
const SignIn = () => {
  const { next } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Đăng nhập · Một Cửa</title>
      <h1>Đăng nhập</h1>
      <p className="muted">Dành cho cán bộ, công chức. Người dân tra cứu hồ sơ không cần đăng nhập.</p>
      <PostForm reply={useActionData<typeof action>()}>
        {next !== null && <input type="hidden" name="tiep" value={next} />}
        <TextField name="login" label="Tên đăng nhập" autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <TextField name="password" type="password" label="Mật khẩu" autoComplete="current-password" />
        <p className="form-actions">
          <Button>Đăng nhập</Button>
        </p>
      </PostForm>
      <p className="small muted">Quên mật khẩu hoặc bị khóa: nhờ quản trị đơn vị gửi liên kết đặt lại mật khẩu.</p>
    </div>
  )
}
export default SignIn
