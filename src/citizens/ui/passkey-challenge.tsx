import { data, type ActionFunctionArgs } from 'react-router'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { PASSKEY_COOKIE } from '#web/resolve-session.ts'
import { beginPasskey, beginUse } from '../passkey/commands.ts'

const COOKIE_SECONDS = 300

export const loader = (): never => {
  throw data(null, { status: 404 })
}

/** A challenge for the browser's key, as JSON for the script that asked. */
export const action = async ({ request, context }: ActionFunctionArgs): Promise<Response> => {
  const web = context.get(requestContext)
  const { citizen, citizenCtx, origin } = web
  const purpose = (await request.formData()).get('viec')
  if (purpose !== 'dang-nhap' && citizen === null) return Response.json(null, { status: 401 })
  if (purpose === 'them' && citizen !== null) {
    const begun = await beginPasskey(citizenCtx, citizen, origin)
    if (!begun.ok) return Response.json(null, { status: statusOf(begun.refusal.code) })
    web.cookies.set(PASSKEY_COOKIE, begun.value.token, COOKIE_SECONDS)
    return Response.json(begun.value.options)
  }
  const begun = await beginUse(citizenCtx, purpose === 'xac-nhan' ? citizen : null, origin)
  web.cookies.set(PASSKEY_COOKIE, begun.token, COOKIE_SECONDS)
  return Response.json(begun.options)
}
