import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { DEFAULT_POLICY, defaultTotpRoles, type SecurityPolicy } from './domain/security-policy.ts'

type PolicyRow = Omit<SecurityPolicy, 'totpRoles'> & { readonly totpRoles: readonly Role[] | null }

/** What the agency has set, or the defaults of the program. */
export const findPolicy = async (trx: Trx): Promise<SecurityPolicy> => {
  const { rows } = await sql<PolicyRow>`
    select idle_minutes as "idleMinutes", absolute_hours as "absoluteHours", lock_after as "lockAfter",
      lock_minutes as "lockMinutes", address_lock_after as "addressLockAfter",
      password_min_length as "passwordMinLength", totp_roles as "totpRoles"
    from security_policy where tenant_id = current_tenant()`.execute(trx)
  const set = rows[0] ?? { ...DEFAULT_POLICY, totpRoles: null }
  return { ...set, totpRoles: set.totpRoles ?? defaultTotpRoles(await findInstanceKind(trx)) }
}

const findInstanceKind = async (trx: Trx): Promise<string | null> =>
  (await sql<{ kind: string }>`select kind from instance`.execute(trx)).rows[0]?.kind ?? null

/** An account with what is needed to judge a log-in. Never leaves this capability. */
export type Account = {
  readonly id: AccountId
  readonly staffId: StaffId
  readonly login: string
  readonly passwordHash: string | null
  readonly mustChangePassword: boolean
  readonly totpSecret: string | null
  readonly totpEnabledAt: Instant | null
  readonly totpLastStep: number | null
  readonly disabledAt: Instant | null
  readonly staffActiveFrom: PlainDate
  readonly staffActiveTo: PlainDate | null
}

const ACCOUNT = sql`
  select a.id, a.staff_id as "staffId", a.login, a.password_hash as "passwordHash",
    a.must_change_password as "mustChangePassword", a.totp_secret as "totpSecret",
    a.totp_enabled_at as "totpEnabledAt", a.totp_last_step as "totpLastStep", a.disabled_at as "disabledAt",
    s.active_from as "staffActiveFrom", s.active_to as "staffActiveTo"
  from account a join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
  where a.tenant_id = current_tenant()`

export const findAccountByLogin = async (trx: Trx, login: string): Promise<Account | undefined> => {
  const { rows } = await sql<Account>`${ACCOUNT} and a.login = ${login}`.execute(trx)
  return rows[0]
}

/** Holds the account for a change. */
export const lockAccount = async (trx: Trx, accountId: AccountId): Promise<Account | undefined> => {
  const { rows } = await sql<Account>`${ACCOUNT} and a.id = ${accountId} for update of a`.execute(trx)
  return rows[0]
}

/** What administrators and the owner see of an account. */
export type AccountView = {
  readonly id: AccountId
  readonly staffId: StaffId
  readonly login: string
  readonly hasPassword: boolean
  readonly mustChangePassword: boolean
  readonly isTotpEnabled: boolean
  readonly disabledAt: Instant | null
  readonly lastSignedInAt: Instant | null
}

const VIEW = sql`
  select a.id, a.staff_id as "staffId", a.login, a.password_hash is not null as "hasPassword",
    a.must_change_password as "mustChangePassword", a.totp_enabled_at is not null as "isTotpEnabled",
    a.disabled_at as "disabledAt", (
      select max(s.created_at) from session s
      where s.tenant_id = a.tenant_id and s.account_id = a.id and s.stage = 'active') as "lastSignedInAt"
  from account a where a.tenant_id = current_tenant()`

export const findAccountOfStaff = async (trx: Trx, staffId: StaffId): Promise<AccountView | undefined> => {
  const { rows } = await sql<AccountView>`${VIEW} and a.staff_id = ${staffId}`.execute(trx)
  return rows[0]
}

export const findAccount = async (trx: Trx, accountId: AccountId): Promise<AccountView | undefined> => {
  const { rows } = await sql<AccountView>`${VIEW} and a.id = ${accountId}`.execute(trx)
  return rows[0]
}

/** System administrators who can log in on that day. */
export const findAbleAdministrators = async (trx: Trx, day: PlainDate): Promise<AccountId[]> => {
  const { rows } = await sql<{ id: AccountId }>`
    select distinct a.id from account a
    join staff_assignment r on r.tenant_id = a.tenant_id and r.staff_id = a.staff_id
    join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
    where a.tenant_id = current_tenant() and a.disabled_at is null
      and a.password_hash is not null and r.role = 'systemAdmin' and r.ended_at is null
      and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to >= ${day})
      and s.active_from <= ${day} and (s.active_to is null or s.active_to >= ${day})`.execute(trx)
  return rows.map(({ id }) => id)
}

/** An open session as its owner sees it. */
export type SessionView = {
  readonly id: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly userAgent: string
  readonly address: string
}

/** Sessions that still live at `now`, the one used last first. */
export const findSessions = async (trx: Trx, accountId: AccountId, now: Instant): Promise<SessionView[]> => {
  const { rows } = await sql<SessionView>`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", address from session
    where tenant_id = current_tenant() and account_id = ${accountId} and stage = 'active' and revoked_at is null
      and expires_at > ${now} and last_seen_at + make_interval(mins => idle_minutes) > ${now}
    order by last_seen_at desc, id`.execute(trx)
  return rows
}

/** Everybody whose account lets them in. */
export const findStaffWhoLogIn = async (trx: Trx): Promise<ReadonlySet<StaffId>> => {
  const { rows } = await sql<{ staffId: StaffId }>`
    select staff_id as "staffId" from account where tenant_id = current_tenant() and disabled_at is null`.execute(trx)
  return new Set(rows.map(({ staffId }) => staffId))
}
