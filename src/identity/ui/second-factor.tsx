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
import { verifyTotp } from '../sign-in.ts'
import { clientOf } from '#web/client.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.strictObject({
  otp: z.string({ error: 'Nhập mã xác thực.' }).max(40),
  tiep: z.string().max(2000).optional(),
})

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  if (context.get(requestContext).cookies.get(WAITING_COOKIE) === undefined) throw redirect('/dang-nhap', 303)
  return { next: safeReturnPath(url.searchParams.get('tiep')) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const token = web.cookies.get(WAITING_COOKIE) ?? ''
  const result = await verifyTotp(web.ctx, web.vault, { token, code: parsed.value.otp, client: clientOf(web, request) })
  if (!result.ok) {
    const { code } = result.refusal
    return refused(form, code, identitySentence(result.refusal), code === 'secondFactorInvalid' ? 'otp' : undefined)
  }
  web.cookies.set(WAITING_COOKIE, '', 0)
  web.cookies.set(SESSION_COOKIE, result.value.token)
  throw redirect(safeReturnPath(parsed.value.tiep ?? null), 303)
}

/** The code of the authenticator app, or one of the recovery codes. */
const SecondFactor = () => {
  const { next } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Xác thực hai lớp · Một Cửa</title>
      <h1>Xác thực hai lớp</h1>
      <PostForm reply={useActionData<typeof action>()}>
        <input type="hidden" name="tiep" value={next} />
        <TextField
          name="otp"
          label="Mã xác thực"
          hint="6 chữ số trên ứng dụng xác thực, hoặc một mã dự phòng."
          autoComplete="one-time-code"
          inputMode="text"
          width={20}
          code
        />
        <p className="form-actions">
          <Button>Xác nhận</Button>
        </p>
      </PostForm>
      <p>
        <a href="/dang-nhap">Đăng nhập bằng tài khoản khác</a>
      </p>
    </div>
  )
}
export default SecondFactor
