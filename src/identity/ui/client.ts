import type { RequestContext } from '#web/request-context.ts'
import type { Client } from '../access-log.ts'

/** Where a request comes from, in the words of the log-in. */
export const clientOf = (web: RequestContext, request: Request): Client => ({
  address: web.clientAddress ?? 'unknown',
  userAgent: request.headers.get('user-agent'),
})
