import { data, type LoaderFunctionArgs } from 'react-router'
import { clientOf } from '#web/client.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE, EID_COOKIE } from '#web/resolve-session.ts'
import { finishEid } from '../oidc/sign-in.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn, homeAfter } from './after-sign-in.ts'

/** Where the identity provider sends people back; one address for each, so that none can answer for another. */
export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const provider = web.identityProviders.find(params['nguon'] ?? '')
  if (provider === undefined) throw data(null, { status: 404 })
  const callback = new URL(`${web.origin}/cong-dan/dinh-danh/${provider.settings.id}`)
  callback.search = new URL(request.url).search
  const token = web.cookies.get(EID_COOKIE) ?? ''
  const previousToken = web.cookies.get(CITIZEN_COOKIE)
  web.cookies.set(EID_COOKIE, '', 0)
  const done = await finishEid(web.citizenCtx, {
    provider, callback, token, citizen: web.citizen, client: clientOf(web, request),
    ...(previousToken !== undefined && { previousToken }),
  })
  if (!done.ok) {
    web.flash('warning', citizenSentence(done.refusal))
    return goOn(web.citizen === null ? '/cong-dan/dang-nhap' : '/cong-dan/bao-mat')
  }
  if (done.value.token !== null) web.cookies.set(CITIZEN_COOKIE, done.value.token)
  if (done.value.intent === 'link') web.flash('done', `Đã gắn ${provider.settings.label} vào tài khoản này.`)
  return goOn(done.value.intent === 'link' ? '/cong-dan/bao-mat' : homeAfter(done.value.next))
}
