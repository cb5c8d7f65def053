import { z } from 'zod'
import { data, type ActionFunctionArgs } from 'react-router'
import type { Result } from '#kernel/result.ts'
import { clientOf } from '#web/client.ts'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE, PASSKEY_COOKIE } from '#web/resolve-session.ts'
import { addPasskey, confirmByPasskey, removePasskey, signInByPasskey } from '../passkey/commands.ts'
import { citizenSentence, type CitizenRefusal } from '../refusals.ts'
import { goOn, homeAfter, withNext } from './after-sign-in.ts'

const CREDENTIAL = { credential: z.string().max(20_000), tiep: z.string().max(2000).optional() }
const FORM = z.discriminatedUnion('viec', [
  z.strictObject({ viec: z.literal('dang-nhap'), ...CREDENTIAL }),
  z.strictObject({ viec: z.literal('xac-nhan'), ...CREDENTIAL }),
  z.strictObject({ viec: z.literal('them'), ...CREDENTIAL }),
  z.strictObject({ viec: z.literal('bo'), khoa: z.string().max(2000) }),
])

const SECURITY = '/cong-dan/bao-mat'

export const loader = (): never => goOn(SECURITY)

/** What a key answered: sign in, prove again, keep a new key, or forget one. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const { citizen, citizenCtx, origin } = web
  const parsed = parseForm(FORM, await request.formData())
  if (!parsed.ok) throw data(null, { status: 422 })
  const { value } = parsed
  const settle = (result: Result<unknown, CitizenRefusal>, done: string, failed: string, says?: string): never => {
    if (!result.ok) web.flash('warning', citizenSentence(result.refusal))
    else if (says !== undefined) web.flash('done', says)
    return goOn(result.ok ? done : failed)
  }
  const token = web.cookies.get(PASSKEY_COOKIE) ?? ''
  web.cookies.set(PASSKEY_COOKIE, '', 0)
  const answer = { token, credential: 'credential' in value ? value.credential : '', origin, client: clientOf(web, request) }
  if (value.viec === 'dang-nhap') {
    const signedIn = await signInByPasskey(citizenCtx, answer, web.cookies.get(CITIZEN_COOKIE))
    if (signedIn.ok) web.cookies.set(CITIZEN_COOKIE, signedIn.value.token)
    return settle(signedIn, homeAfter(value.tiep), withNext('/cong-dan/dang-nhap', value.tiep))
  }
  if (citizen === null) return goOn('/cong-dan/dang-nhap')
  switch (value.viec) {
    case 'them':
      return settle(await addPasskey(citizenCtx, citizen, answer), SECURITY, SECURITY, 'Đã thêm khóa truy cập. Lần sau đăng nhập bằng vân tay, khuôn mặt hoặc mã mở máy.')
    case 'bo':
      return settle(await removePasskey(citizenCtx, citizen, value.khoa), SECURITY, SECURITY, 'Đã bỏ khóa truy cập.')
    case 'xac-nhan':
      return settle(await confirmByPasskey(citizenCtx, citizen, answer), homeAfter(value.tiep), withNext('/cong-dan/xac-nhan-lai', value.tiep))
  }
}
