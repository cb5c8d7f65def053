/** Content security policies and the headers that every answer carries, whatever its status. */
const COMMON = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
]

const policy = (...scripts: readonly string[]): string =>
  [...COMMON, `script-src ${scripts.join(' ')}`].join('; ')

/** Pages that never hydrate: our own script files, and nothing written into the page. */
export const PORTAL_POLICY = policy("'self'")

/** Hydrated pages: the router writes data into the page, under a nonce made for this answer alone. */
export const hydratedPolicy = (nonce: string): string => policy("'self'", `'nonce-${nonce}'`)

const FIXED = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
} as const

const TWO_YEARS = 63_072_000

/** Completes the headers of an answer. A page may have set its own policy and caching before. */
export const setSecurityHeaders = (headers: Headers, secure: boolean): void => {
  for (const [name, value] of Object.entries(FIXED)) headers.set(name, value)
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', PORTAL_POLICY)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (secure) headers.set('strict-transport-security', `max-age=${TWO_YEARS}; includeSubDomains`)
}
