import { data, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { EID_COOKIE } from '#web/resolve-session.ts'
import { isProofFresh } from '../domain/session-life.ts'
import type { Intent } from '../oidc/attempt-store.ts'
import { beginEid } from '../oidc/sign-in.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn, withNext } from './after-sign-in.ts'

const INTENTS: Readonly<Record<string, Intent>> = { 'dang-nhap': 'signIn', 'lien-ket': 'link', 'xac-nhan': 'confirm' }
const COOKIE_SECONDS = 600

/**
 * Sends the browser to an identity provider. An address and not a form, since the policy of the portal lets no form
 * end elsewhere; so another site may not begin it for somebody.
 */
export const loader = async ({ context, params, request, url }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const provider = web.identityProviders.find(params['nguon'] ?? '')
  const intent = INTENTS[url.searchParams.get('viec') ?? 'dang-nhap']
  if (provider === undefined || intent === undefined) throw data(null, { status: 404 })
  if (request.headers.get('sec-fetch-site') === 'cross-site') throw data(null, { status: 403 })
  const { citizen } = web
  const next = url.searchParams.get('tiep')
  if (intent !== 'signIn' && citizen === null) return goOn(withNext('/cong-dan/dang-nhap', next))
  if (intent === 'link' && citizen !== null && !isProofFresh(citizen.provedAt, web.citizenCtx.clock()))
    return goOn(withNext('/cong-dan/xac-nhan-lai', '/cong-dan/bao-mat'))
  const redirectUri = `${web.origin}/cong-dan/dinh-danh/${provider.settings.id}`
  const begun = await beginEid(web.citizenCtx, { provider, redirectUri, intent, citizen, next })
  if (!begun.ok) {
    web.flash('warning', citizenSentence(begun.refusal))
    return goOn(intent === 'signIn' ? withNext('/cong-dan/dang-nhap', next) : '/cong-dan/bao-mat')
  }
  web.cookies.set(EID_COOKIE, begun.value.token, COOKIE_SECONDS)
  return goOn(begun.value.url.href)
}
