import { redirect } from 'react-router'
import { safeReturnPath } from '#web/access-guard.ts'

/** Where to go once signed in: the page that asked, a path of this site only, else one's own account. */
export const homeAfter = (path: string | null | undefined): string => {
  const target = safeReturnPath(path ?? null)
  return target === '/' ? '/cong-dan' : target
}

/** Carries the page that asked from step to step. */
export const withNext = (path: string, next: string | null | undefined): string =>
  next == null ? path : `${path}?tiep=${encodeURIComponent(next)}`

export const goOn = (path: string): never => {
  throw redirect(path, 303)
}
