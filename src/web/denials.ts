import type { Context } from 'hono'
import type { Actor } from '#kernel/actor.ts'
import type { Log, WebEnv } from './request-context.ts'

/** Statuses that say no to somebody: not signed in, no right, not there (or not for them), too many tries. */
const DENIALS: ReadonlySet<number> = new Set([401, 403, 404, 429])

const LONGEST_SHOWN = 40

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Our own words, numbers of procedures, days; never a run of digits as long as a telephone's. */
const OWN_WORD = /^(?!.*\d{8})[a-z0-9.-]*$/

/** An address that may stand in a log: ids and our own words; what somebody typed, a token or a key becomes `*`. */
export const doorOf = (path: string): string =>
  path
    .split('/')
    .slice(0, 10)
    .map((part) => (ID.test(part) || (OWN_WORD.test(part) && part.length <= LONGEST_SHOWN) ? part : '*'))
    .join('/')

/** Who was refused: the kind and the account, never a name. */
const whoOf = (actor: Actor | undefined): object => {
  if (actor === undefined) return { actor: 'visitor' }
  return actor.kind === 'system' ? { actor: actor.kind } : { actor: actor.kind, accountId: actor.accountId }
}

/** One line for each request that was refused, with what a later question needs and no personal data. */
export const logDenial = (c: Context<WebEnv>, log: Log): void => {
  const { status } = c.res
  if (!DENIALS.has(status)) return
  const web = c.get('web') as WebEnv['Variables']['web'] | undefined
  const actor = web?.session?.actor ?? web?.citizen?.actor
  // Nobody's own mistyped address is news; a signed-in person who asks for what is not theirs is.
  const level = status === 404 && actor === undefined ? 'info' : 'warn'
  log[level](
    { requestId: c.get('requestId'), status, method: c.req.method, door: doorOf(c.req.path), ...whoOf(actor) },
    'request denied',
  )
}
