import type { ActionFunctionArgs } from 'react-router'
import { clientOf } from '#web/client.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE } from '#web/resolve-session.ts'
import { signOut } from '../sign-in/sign-in.ts'
import { goOn } from './after-sign-in.ts'

export const loader = (): never => goOn('/cong-dan')

/** Only a form signs out: an address that does it could be hidden in a picture of another site. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const token = web.cookies.get(CITIZEN_COOKIE)
  if (token !== undefined) await signOut(web.citizenCtx, token, clientOf(web, request))
  web.cookies.set(CITIZEN_COOKIE, '', 0)
  web.flash('info', 'Đã đăng xuất.')
  return goOn('/')
}
