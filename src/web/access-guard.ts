import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { data, redirect, type MiddlewareFunction } from 'react-router'
import { ACCESS, askedAt, decideAccess } from './access.ts'
import { doorOf } from './denials.ts'
import { answerProblem } from './problem.ts'
import { requestContext, type WebEnv } from './request-context.ts'

export const SIGN_IN_PATH = '/dang-nhap'
export const CITIZEN_SIGN_IN_PATH = '/cong-dan/dang-nhap'

/** Where a password is changed and a second factor set up, and the screens that stay open before that is done. */
const DUTY_PATH = '/tai-khoan'
const BEFORE_DUTY: ReadonlySet<string> = new Set([DUTY_PATH, '/dang-xuat', '/giao-dien'])

/** Where to go after signing in: a path of this site only, never another address. */
export const safeReturnPath = (path: string | null): string =>
  path !== null && /^\/(?![/\\])/.test(path) ? path : '/'

/** The key of a screen's row: its pattern as `src/routes.ts` composes it, with one slash in front. */
export const screenKey = (pattern: string): string => `/${pattern.replace(/^\/+/, '')}`

/** First middleware of the root route, so that nothing of a page runs before its row was asked. */
export const guardScreens: MiddlewareFunction<Response> = async ({ context, pattern, url }, next) => {
  const web = context.get(requestContext)
  const { session, citizen } = web
  const key = screenKey(pattern)
  if (session?.firstDuty != null && !BEFORE_DUTY.has(key)) throw redirect(DUTY_PATH, 303)
  const actor = askedAt(key, { staff: session?.actor ?? null, citizen: citizen?.actor ?? null })
  switch (decideAccess(key, actor)) {
    case 'allowed':
      return next()
    case 'signInFirst':
      web.log.info({ requestId: web.requestId, door: doorOf(url.pathname), actor: 'visitor' }, 'request denied')
      throw redirect(`${ACCESS[key] === 'citizen' ? CITIZEN_SIGN_IN_PATH : SIGN_IN_PATH}?tiep=${encodeURIComponent(url.pathname + url.search)}`, 303)
    case 'forbidden':
      throw data(null, { status: 403 })
    case 'undeclared':
      throw data(null, { status: 404 })
  }
}

/** Asks the row of every API route that matches the address; one that refuses is enough. */
export const guardApi: MiddlewareHandler<WebEnv> = async (c, next) => {
  const handlers = matchedRoutes(c).filter((route) => route.method !== 'ALL')
  if (handlers.length === 0) return answerProblem(c, 404, 'routeNotFound')
  const { session, citizen } = c.get('web')
  for (const route of handlers) {
    const key = `${route.method} ${route.path}`
    const actor = askedAt(key, { staff: session?.actor ?? null, citizen: citizen?.actor ?? null })
    const decision = decideAccess(key, actor)
    if (decision === 'signInFirst') return answerProblem(c, 401, 'signInFirst')
    if (decision === 'forbidden') return answerProblem(c, 403, 'forbidden')
    if (decision === 'undeclared') return answerProblem(c, 404, 'routeNotFound')
  }
  return next()
}
