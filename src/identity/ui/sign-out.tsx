import { redirect, type ActionFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { SESSION_COOKIE } from '#web/resolve-session.ts'
import { signOut } from '../sign-in.ts'
import { clientOf } from '#web/client.ts'

export const loader = (): never => {
  throw redirect('/tai-khoan', 303)
}

/** Only a form signs out: an address that does it could be hidden in a picture of another site. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const token = web.cookies.get(SESSION_COOKIE)
  if (token !== undefined) await signOut(web.ctx, token, clientOf(web, request))
  web.cookies.set(SESSION_COOKIE, '', 0)
  web.flash('info', 'Đã đăng xuất.')
  throw redirect('/dang-nhap', 303)
}
