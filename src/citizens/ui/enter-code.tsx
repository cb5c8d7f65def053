import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { clientOf } from '#web/client.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { PROOF_COOKIE } from '#web/resolve-session.ts'
import { enterCode, findPendingProof, startProof } from '../sign-in/contact-proof.ts'
import { PROOF_MINUTES } from '../domain/code-limits.ts'
import { maskContact } from '../domain/contact.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn, withNext } from './after-sign-in.ts'
import { CodeField, CodeSent } from './code-field.tsx'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({ viec: z.literal('nhap'), otp: z.string({ error: 'Nhập mã 6 chữ số.' }).max(20), tiep: z.string().max(2000).optional() }),
  z.strictObject({ viec: z.literal('gui-lai'), tiep: z.string().max(2000).optional() }),
])

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const next = url.searchParams.get('tiep')
  const token = web.cookies.get(PROOF_COOKIE)
  if (token === undefined) throw redirect(withNext('/cong-dan/dang-ky', next), 303)
  const proof = await findPendingProof(web.citizenCtx, token)
  if (proof?.isProved === true) throw redirect(withNext('/cong-dan/dat-mat-khau', next), 303)
  return { next, sentTo: proof === undefined ? null : maskContact(proof), kind: proof?.kind ?? null, isDemo: web.instance === 'demo' }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { value } = parsed
  const token = web.cookies.get(PROOF_COOKIE) ?? ''
  if (value.viec === 'nhap') {
    const entered = await enterCode(web.citizenCtx, token, value.otp)
    if (!entered.ok) return refused(form, entered.refusal.code, citizenSentence(entered.refusal), 'otp')
    return goOn(withNext('/cong-dan/dat-mat-khau', value.tiep))
  }
  const proof = await findPendingProof(web.citizenCtx, token)
  if (proof === undefined) return goOn(withNext('/cong-dan/dang-ky', value.tiep))
  const started = await startProof(web.citizenCtx, { contact: proof.value, purpose: 'signUp', client: clientOf(web, request) })
  if (!started.ok) return refused(form, started.refusal.code, citizenSentence(started.refusal), 'otp')
  web.cookies.set(PROOF_COOKIE, started.value.token, PROOF_MINUTES * 60)
  web.flash('done', 'Đã gửi mã mới. Mã cũ không dùng được ở trang này nữa.')
  return goOn(withNext('/cong-dan/ma-xac-nhan', value.tiep))
}

/** Where the code is typed. It never shows the code itself; a demo points at its tray. */
const EnterCode = () => {
  const { next, sentTo, kind, isDemo } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap narrow stack">
      <title>Nhập mã xác nhận · Dịch vụ công</title>
      <h1>Nhập mã xác nhận</h1>
      {sentTo === null || kind === null ? (
        <Notice tone="warning" title="Mã đã hết hạn">
          <a href={withNext('/cong-dan/dang-ky', next)}>Nhập lại số điện thoại hoặc thư điện tử</a> để nhận mã mới.
        </Notice>
      ) : (
        <>
          <p className="step-of">Bước 2 trong 3</p>
          <CodeSent sentTo={sentTo} kind={kind} isDemo={isDemo} />
          <PostForm reply={reply}>
            <input type="hidden" name="viec" value="nhap" />
            {next !== null && <input type="hidden" name="tiep" value={next} />}
            <CodeField />
            <p className="form-actions">
              <Button>Tiếp tục</Button>
            </p>
          </PostForm>
          <PostForm label="Gửi lại mã">
            <input type="hidden" name="viec" value="gui-lai" />
            {next !== null && <input type="hidden" name="tiep" value={next} />}
            <Button kind="plain">Gửi lại mã</Button>
          </PostForm>
          <p>
            <a href={withNext('/cong-dan/dang-ky', next)}>Dùng số hoặc địa chỉ khác</a>
          </p>
        </>
      )}
    </div>
  )
}
export default EnterCode
