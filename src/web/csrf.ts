import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { CookieJar } from './cookies.ts'

/**
 * Forged requests are refused twice: the browser's own word on where a request comes from
 * (`Sec-Fetch-Site`, else `Origin`), and a token that a form carries and a cookie repeats.
 */
export const CSRF_FIELD = 'csrf'
export const CSRF_HEADER = 'x-csrf-token'

const COOKIE = 'csrf'
const BYTES = 32
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export const changesState = (method: string): boolean => !SAFE.has(method)

/** Does the request come from a page of ours, or from a program that is no browser? */
export const comesFromHere = (headers: Headers, ownOrigin: string): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  return origin === null || origin === ownOrigin
}

const xor = (left: Uint8Array, right: Uint8Array): Buffer =>
  Buffer.from(left.map((byte, i) => byte ^ (right[i] ?? 0)))

/** The secret under a fresh pad, so that a compressed page never repeats the same bytes (BREACH). */
const mask = (secret: Uint8Array): string => {
  const pad = randomBytes(BYTES)
  return Buffer.concat([pad, xor(secret, pad)]).toString('base64url')
}

const unmask = (token: string): Buffer | undefined => {
  const bytes = Buffer.from(token, 'base64url')
  return bytes.length === 2 * BYTES ? xor(bytes.subarray(BYTES), bytes.subarray(0, BYTES)) : undefined
}

const readSecret = (cookies: CookieJar): Buffer | undefined => {
  const bytes = Buffer.from(cookies.get(COOKIE) ?? '', 'base64url')
  return bytes.length === BYTES ? bytes : undefined
}

/** Gives tokens for the forms of one request; the cookie is set only when a form asks for the first one. */
export const csrfTokens = (cookies: CookieJar): (() => string) => {
  let secret = readSecret(cookies)
  return () => {
    if (secret === undefined) {
      secret = randomBytes(BYTES)
      cookies.set(COOKIE, secret.toString('base64url'))
    }
    return mask(secret)
  }
}

export const isCsrfTokenValid = (cookies: CookieJar, token: string | null | undefined): boolean => {
  const secret = readSecret(cookies)
  const given = token ? unmask(token) : undefined
  return secret !== undefined && given !== undefined && timingSafeEqual(secret, given)
}

/**
 * The token of a form: a header, else the query (for uploads, whose body is read as a stream),
 * else the field of an url-encoded body. The body is read from a copy, and only in that last case.
 */
export const findCsrfToken = async (request: Request): Promise<string | null> => {
  const header = request.headers.get(CSRF_HEADER)
  if (header !== null) return header
  const inQuery = new URL(request.url).searchParams.get(CSRF_FIELD)
  if (inQuery !== null) return inQuery
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return null
  return new URLSearchParams(await request.clone().text()).get(CSRF_FIELD)
}
