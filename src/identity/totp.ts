import { Secret, TOTP } from 'otpauth'
import type { Ctx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'

const SECRET_BYTES = 20
const STEP_SECONDS = 30
/** A phone's clock may be one step off. */
const WINDOW = 1

const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

const generator = (secret: string, label: string, issuer: string): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), period: STEP_SECONDS, digits: 6, algorithm: 'SHA1', label, issuer })

export const newTotpSecret = (ctx: Pick<Ctx, 'random'>): string =>
  new Secret({ buffer: Uint8Array.from(ctx.random(SECRET_BYTES)).buffer }).base32

/** The address that authenticator apps read from the QR code. */
export const totpUri = (secret: string, login: string, issuer: string): string =>
  generator(secret, login, issuer).toString()

/** The time step of a right code that was not used before, else `undefined` (RFC 6238: a code is good once). */
export const findTotpStep = (secret: string, code: string, now: Instant, lastStep: number | null): number | undefined => {
  const digits = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const timestamp = now.epochMilliseconds
  const delta = generator(secret, '', '').validate({ token: digits, timestamp, window: WINDOW })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / (STEP_SECONDS * 1000)) + delta
  return lastStep !== null && step <= lastStep ? undefined : step
}

/** 80 bits each, written in two groups for paper: `k3f9-…`. */
export const newRecoveryCodes = (ctx: Pick<Ctx, 'random'>): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const text = new Secret({ buffer: Uint8Array.from(ctx.random(RECOVERY_BYTES)).buffer }).base32.toLowerCase()
    return `${text.slice(0, 8)}-${text.slice(8)}`
  })

/** As typed from paper: signs, spaces and capitals do not matter. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
