import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { hashToken, newToken } from '#identity/secret-token.ts'
import { reserve } from '#identity/throttling.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, CODES_FROM_ADDRESS, CODES_TO_CONTACT, PROOF_MINUTES } from '../domain/code-limits.ts'
import { parseContact, type Contact } from '../domain/contact.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import type { CitizenRefusal } from '../refusals.ts'
import { sendCode, type CodePurpose } from './send-code.ts'

/** A six-digit code, every one as likely as the others. */
const newCode = (ctx: Pick<Ctx, 'random'>): string => {
  const range = 10 ** CODE_DIGITS
  const even = Math.floor(2 ** 32 / range) * range
  for (;;) {
    const drawn = Buffer.from(ctx.random(4)).readUInt32BE()
    if (drawn < even) return String(drawn % range).padStart(CODE_DIGITS, '0')
  }
}

/** Bound to the browser's secret, which is not stored: whoever reads the table cannot try the million codes. */
const hashCode = (token: string, code: string): Buffer => createHash('sha256').update(`${token}\n${code}`).digest()

export type StartProofInput = {
  /** As typed. */
  readonly contact: string
  readonly purpose: CodePurpose
  readonly client: Client
}

/**
 * Sends a code to a contact and gives the secret that the browser keeps meanwhile. Looks up no account, so that
 * nobody learns who has one. `accountId`: the account that wants this as its new contact.
 */
export const startProof = (
  world: Ctx,
  { contact, purpose, client }: StartProofInput,
  accountId: AccountId | null = null,
): Promise<Result<{ readonly token: string }, CitizenRefusal>> => {
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const to = parseContact(contact)
    if (to === undefined) return refuse('contactInvalid')
    const byAddress = await reserve(trx, ctx, { kind: 'codeAddress', value: client.address }, CODES_FROM_ADDRESS)
    const reserved = byAddress.allowed
      ? await reserve(trx, ctx, { kind: 'codeContact', value: to.value }, CODES_TO_CONTACT)
      : byAddress
    if (!reserved.allowed) return refuse('codesLocked', { until: reserved.lockedUntil.toString() })
    const [token, code, now] = [newToken(ctx), newCode(ctx), ctx.clock()]
    const expiresAt = now.add({ minutes: CODE_MINUTES })
    await sql`
      insert into contact_proof (tenant_id, token_hash, kind, contact, account_id, code_hash, tries, created_at, expires_at)
      values (${ctx.tenantId}, ${hashToken(token)}, ${to.kind}, ${to.value}, ${accountId}, ${hashCode(token, code)}, 0,
        ${now}, ${expiresAt})`.execute(trx)
    await sendCode(trx, ctx, { to, purpose, code, expiresAt })
    return ok({ token })
  })
}

type ProofRow = Contact & {
  readonly accountId: AccountId | null
  readonly codeHash: Buffer
  readonly tries: number
  readonly expiresAt: Instant
  readonly provedAt: Instant | null
}

const lockProof = async (trx: Trx, token: string, now: Instant): Promise<ProofRow | undefined> => {
  const { rows } = await sql<ProofRow>`
    select kind, contact as value, account_id as "accountId", code_hash as "codeHash", tries, expires_at as "expiresAt",
      proved_at as "provedAt"
    from contact_proof
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and used_at is null and expires_at > ${now}
    for update`.execute(trx)
  return rows[0]
}

/** Checks the code. A try is counted before it is judged; the sixth needs a new code. */
export const enterCode = (world: Ctx, token: string, typed: string): Promise<Result<null, CitizenRefusal>> => {
  const ctx = asDoorkeeper(world)
  const now = ctx.clock()
  return transaction(
    ctx,
    async (trx) => {
      const proof = await lockProof(trx, token, now)
      if (proof === undefined || proof.tries >= CODE_TRIES) return refuse('codeExpired')
      if (proof.provedAt !== null) return ok(null)
      const isRight = timingSafeEqual(proof.codeHash, hashCode(token, typed.replace(/\s/g, '')))
      await sql`
        update contact_proof set tries = tries + 1, proved_at = ${isRight ? now : null},
          expires_at = ${isRight ? now.add({ minutes: PROOF_MINUTES }) : proof.expiresAt}
        where tenant_id = current_tenant() and token_hash = ${hashToken(token)}`.execute(trx)
      return isRight ? ok(null) : refuse('codeInvalid')
    },
    { keepOnRefusal: true },
  )
}

/** What a page may know of a proof under way. */
export type PendingProof = Contact & {
  readonly isProved: boolean
  /** The account that wants it as its new contact. */
  readonly accountId: AccountId | null
}

export const findPendingProof = (world: Ctx, token: string): Promise<PendingProof | undefined> => {
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const { rows } = await sql<PendingProof>`
      select kind, contact as value, proved_at is not null as "isProved", account_id as "accountId" from contact_proof
      where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and used_at is null
        and expires_at > ${ctx.clock()}`.execute(trx)
    return rows[0]
  })
}

/** Takes a contact that was proved, once; for the account that asked, or for nobody yet. */
export const useProof = async (trx: Trx, ctx: Ctx, token: string, accountId: AccountId | null): Promise<Contact | undefined> => {
  const proof = await lockProof(trx, token, ctx.clock())
  if (proof === undefined || proof.provedAt === null || proof.accountId !== accountId) return undefined
  await sql`
    update contact_proof set used_at = ${ctx.clock()}
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)}`.execute(trx)
  return { kind: proof.kind, value: proof.value }
}
