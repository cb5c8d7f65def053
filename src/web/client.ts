import type { Client } from '#identity/access-log.ts'
import type { RequestContext } from './request-context.ts'

/** Where a request comes from, in the words of the log-in. */
export const clientOf = (web: RequestContext, request: Request): Client => ({
  address: web.clientAddress ?? 'unknown',
  userAgent: request.headers.get('user-agent'),
})
