/**
 * Cookies of the web shell. Over https every name takes the prefix `__Host-`, which the browser accepts
 * only with Secure, without Domain and for the whole site: a neighbouring host cannot plant one.
 */
export type CookieJar = {
  /** The value that came with the request. */
  readonly get: (name: string) => string | undefined
  /** Queues a cookie for the answer. `maxAgeSeconds` 0 removes it; without it the cookie ends with the browser. */
  readonly set: (name: string, value: string, maxAgeSeconds?: number) => void
  /** `Set-Cookie` lines queued so far. */
  readonly outgoing: () => readonly string[]
}

const NAME = /^[a-z][a-z-]*$/

export const cookieName = (name: string, secure: boolean): string =>
  `${secure ? '__Host-' : ''}motcua-${name}`

const parseCookies = (header: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at < 1) continue
    const name = pair.slice(0, at).trim()
    // The first one wins: browsers send the most specific cookie first.
    if (!found.has(name)) found.set(name, pair.slice(at + 1).trim())
  }
  return found
}

const decode = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}

export const openCookieJar = (header: string | null, secure: boolean): CookieJar => {
  const incoming = parseCookies(header ?? '')
  const queued = new Map<string, string>()
  return {
    get: (name) => {
      const value = incoming.get(cookieName(name, secure))
      return value === undefined ? undefined : decode(value)
    },
    set: (name, value, maxAgeSeconds) => {
      if (!NAME.test(name)) throw new Error(`cookie name out of pattern: ${name}`)
      const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax']
      if (maxAgeSeconds !== undefined) attributes.push(`Max-Age=${maxAgeSeconds}`)
      if (secure) attributes.push('Secure')
      const full = cookieName(name, secure)
      queued.set(full, `${full}=${encodeURIComponent(value)}; ${attributes.join('; ')}`)
    },
    outgoing: () => [...queued.values()],
  }
}
