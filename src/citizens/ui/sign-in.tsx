import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import passkey from '#ui/enhance/passkey.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { clientOf } from '#web/client.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE } from '#web/resolve-session.ts'
import { citizenSentence } from '../refusals.ts'
import { signIn } from '../sign-in/sign-in.ts'
import { goOn, homeAfter, withNext } from './after-sign-in.ts'
import { PasskeyForm } from './passkey-form.tsx'

export const handle: RouteHandle = { scripts: [errorFocus, passkey] }

const FORM = z.strictObject({
  contact: z.string({ error: 'Nhập số điện thoại hoặc thư điện tử.' }).max(254),
  password: z.string({ error: 'Nhập mật khẩu.' }),
  tiep: z.string().max(2000).optional(),
})

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const { citizen, identityProviders } = context.get(requestContext)
  const next = url.searchParams.get('tiep')
  return citizen === null ? { next, providers: identityProviders.list } : goOn(homeAfter(next))
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

type EidLinksProps = {
  readonly providers: readonly { readonly id: string; readonly label: string }[]
  readonly query: string
}

/** Electronic identities first: only with them does a submission have its legal effect. */
const EidLinks = ({ providers, query }: EidLinksProps) =>
  providers.length === 0 ? null : (
    <section>
      {providers.map(({ id, label }) => (
        <p key={id}>
          <a className="btn" href={`/cong-dan/dinh-danh/${id}/di${query}`}>
            Đăng nhập bằng {label}
          </a>
        </p>
      ))}
      <p className="muted">Nộp hồ sơ có giá trị pháp lý cần đăng nhập bằng định danh điện tử.</p>
      <h2>Hoặc bằng tài khoản của cổng</h2>
    </section>
  )

/** Phone or e-mail and password. The same answer whether or not there is such an account. */
const SignIn = () => {
  const { next, providers } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Đăng nhập · Dịch vụ công</title>
      <h1>Đăng nhập</h1>
      <EidLinks providers={providers} query={next === null ? '' : `?tiep=${encodeURIComponent(next)}`} />
      <PostForm reply={useActionData<typeof action>()}>
        {next !== null && <input type="hidden" name="tiep" value={next} />}
        <TextField name="contact" label="Số điện thoại hoặc thư điện tử" autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <TextField name="password" type="password" label="Mật khẩu" autoComplete="current-password" />
        <p className="form-actions">
          <Button>Đăng nhập</Button>
        </p>
      </PostForm>
      <PasskeyForm kind="use" purpose="dang-nhap" label="Đăng nhập bằng khóa truy cập" next={next} />
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
