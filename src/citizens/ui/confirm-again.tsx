import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import passkey from '#ui/enhance/passkey.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { confirmByPassword } from '../own/own-credentials.ts'
import { citizenSentence } from '../refusals.ts'
import { findPasswordHash } from '../store.ts'
import { findPasskeys } from '../passkey/store.ts'
import { goOn, homeAfter } from './after-sign-in.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { signedInCitizen } from './signed-in.ts'

export const handle: RouteHandle = { scripts: [errorFocus, passkey] }

const FORM = z.strictObject({ password: z.string({ error: 'Nhập mật khẩu.' }), tiep: z.string().max(2000).optional() })

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId } = signedInCitizen(web).actor
  const { hash, keys } = await transaction(web.citizenCtx, async (trx) => ({
    hash: await findPasswordHash(trx, accountId),
    keys: await findPasskeys(trx, accountId),
  }))
  return { next: url.searchParams.get('tiep') ?? '/cong-dan/bao-mat', hasPassword: hash !== null, hasPasskey: keys.length > 0, providers: web.identityProviders.list }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const confirmed = await confirmByPassword(web.citizenCtx, citizen, String(form.get('password') ?? ''))
  if (!confirmed.ok) return refused(form, confirmed.refusal.code, citizenSentence(confirmed.refusal), 'password')
  return goOn(homeAfter(parsed.value.tiep))
}

/** Before a sensitive change: is it still the one who signed in? */
const ConfirmAgain = () => {
  const { next, hasPassword, hasPasskey, providers } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap narrow stack">
      <title>Xác nhận lại là bạn · Dịch vụ công</title>
      <h1>Xác nhận lại là bạn</h1>
      <p>Việc bạn sắp làm thay đổi cách vào tài khoản, nên cần chắc chắn đúng là bạn. Xác nhận một lần dùng được trong 10 phút.</p>
      {hasPassword && (
        <PostForm reply={reply}>
          <input type="hidden" name="tiep" value={next} />
          <TextField name="password" type="password" label="Mật khẩu" autoComplete="current-password" width={20} />
          <p className="form-actions">
            <Button>Xác nhận</Button>
          </p>
        </PostForm>
      )}
      {hasPasskey && <PasskeyForm kind="use" purpose="xac-nhan" label="Xác nhận bằng khóa truy cập" next={next} />}
      {providers.map(({ id, label }) => (
        <p key={id}>
          <a className="btn ghost" href={`/cong-dan/dinh-danh/${id}/di?viec=xac-nhan&tiep=${encodeURIComponent(next)}`}>
            Xác nhận bằng {label}
          </a>
        </p>
      ))}
    </div>
  )
}
export default ConfirmAgain
