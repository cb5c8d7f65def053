import { createHmac } from 'node:crypto'
import { toAt } from '#kernel/at.ts'
import type { Instant } from '#kernel/time.ts'
import type { Attempt } from './domain/parcel.ts'

/** A receiver over HTTPS: its address and the secret shared with it. Both come from the settings, never from data. */
export type Gateway = { readonly url: string; readonly secret: string }

const LONGEST_ANSWER = 65_536
/** Shorter than the lease of a parcel, so that a slow receiver does not get the same twice at once. */
const WAIT_MS = 20_000
/** Statuses that say "never like this"; any other that is no success may be mended by waiting or by an administrator. */
const FINAL = new Set([400, 409, 410, 413, 415, 422])

export const signatureOf = (secret: string, seconds: number, id: string, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${id}.${body}`).digest('hex')

export type Answered = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly attempt: Attempt }

const failed = (failure: Extract<Attempt, { kind: 'failed' }>['failure']): Answered => ({ ok: false, attempt: { kind: 'failed', failure } })

/**
 * POSTs JSON with the id as idempotency key and a signature over time, id and body:
 * `x-motcua-signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.id.body">`. Follows no redirect, reads at most 64 kB,
 * waits at most 20 seconds for the whole answer.
 */
export const postSigned = async (
  gateway: Gateway,
  { id, body, now, waitMs = WAIT_MS }: { readonly id: string; readonly body: object; readonly now: Instant; readonly waitMs?: number },
): Promise<Answered> => {
  const text = JSON.stringify({ ...body, id, sentAt: toAt(now) })
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  try {
    const response = await fetch(gateway.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        'x-motcua-signature': `t=${seconds},v1=${signatureOf(gateway.secret, seconds, id, text)}`,
      },
      body: text,
    })
    if (response.status >= 300 && response.status < 400) return await dropped(response, failed('redirected'))
    if (FINAL.has(response.status)) {
      return await dropped(response, { ok: false, attempt: { kind: 'refused', failure: 'rejected' } })
    }
    if (!response.ok) return await dropped(response, failed(response.status >= 500 || response.status === 429 ? 'serverError' : 'rejected'))
    const answer = await readJson(response)
    return answer === undefined ? failed('malformedAnswer') : { ok: true, answer }
  } catch (error) {
    return failed(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable')
  }
}

const dropped = async (response: Response, answer: Answered): Promise<Answered> => {
  await response.body?.cancel()
  return answer
}

/** The answer as JSON, or undefined when it is none or too long. */
const readJson = async (response: Response): Promise<unknown> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > LONGEST_ANSWER) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
