import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { consentPurposes, type ConsentPurpose, type OptionalPurpose } from '#law/consents.ts'
import { today } from '#organisation/today.ts'
import { ownAccountId } from './own-account.ts'
import type { CitizenSession } from '../sign-in/resolve-citizen.ts'

export type Decision = {
  readonly purpose: string
  readonly version: number
  readonly isGiven: boolean
  readonly decidedAt: Instant
}

/** Every decision of an account, the latest first. */
export const findDecisions = async (trx: Trx, accountId: AccountId): Promise<Decision[]> => {
  const { rows } = await sql<Decision>`
    select purpose, version, is_given as "isGiven", decided_at as "decidedAt" from citizen_consent
    where tenant_id = current_tenant() and account_id = ${accountId} order by id desc`.execute(trx)
  return rows
}

const isGivenNow = (purpose: ConsentPurpose, decisions: readonly Decision[]): boolean => {
  const latest = decisions.find((decision) => decision.purpose === purpose.key)
  return latest?.isGiven === true && latest.version === purpose.version
}

/** Has this account agreed to the present text of a purpose? Never without having been asked. */
export const hasConsent = async (trx: Trx, accountId: AccountId, key: OptionalPurpose, day: string): Promise<boolean> => {
  const purpose = consentPurposes(day).find((one) => one.key === key)
  return purpose !== undefined && isGivenNow(purpose, await findDecisions(trx, accountId))
}

/** What accounts have decided about the present text of a purpose; one that was never asked is not there. */
export const findConsentsOf = async (
  trx: Trx,
  accountIds: readonly AccountId[],
  key: OptionalPurpose,
  day: string,
): Promise<ReadonlyMap<AccountId, 'given' | 'refused'>> => {
  const purpose = consentPurposes(day).find((one) => one.key === key)
  if (purpose === undefined || accountIds.length === 0) return new Map()
  const { rows } = await sql<{ accountId: AccountId; version: number; isGiven: boolean }>`
    select distinct on (account_id) account_id as "accountId", version, is_given as "isGiven" from citizen_consent
    where tenant_id = current_tenant() and account_id = any (${[...accountIds]}::uuid[]) and purpose = ${key}
    order by account_id, id desc`.execute(trx)
  const standing = (row: (typeof rows)[number]): 'given' | 'refused' | undefined =>
    row.isGiven ? (row.version === purpose.version ? 'given' : undefined) : 'refused'
  return new Map(rows.flatMap((row) => {
    const decision = standing(row)
    return decision === undefined ? [] : [[row.accountId, decision]]
  }))
}

export type Consent = ConsentPurpose & { readonly isGiven: boolean }

/** The purposes of today, each with what the account has decided. */
export const findConsents = async (trx: Trx, ctx: Ctx, accountId: AccountId): Promise<readonly Consent[]> => {
  const decisions = await findDecisions(trx, accountId)
  return consentPurposes(today(ctx).toString()).map((purpose) => ({ ...purpose, isGiven: isGivenNow(purpose, decisions) }))
}

/** Sets the optional purposes as the form showed them: those named are given, all others are not. Only changes are written. */
export const decideConsents = (ctx: Ctx, citizen: CitizenSession, given: readonly string[]): Promise<void> =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    for (const consent of await findConsents(trx, ctx, accountId)) {
      const isGiven = given.includes(consent.key)
      if (consent.kind !== 'optional' || consent.isGiven === isGiven) continue
      await sql`
        insert into citizen_consent (tenant_id, id, account_id, purpose, version, is_given, decided_at, session_id)
        values (${ctx.tenantId}, ${ctx.newId()}, ${accountId}, ${consent.key}, ${consent.version}, ${isGiven},
          ${ctx.clock()}, ${citizen.id})`.execute(trx)
    }
  })
