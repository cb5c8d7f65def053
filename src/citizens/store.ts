import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Contact } from './domain/contact.ts'

export const FACT_FIELDS = ['name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email'] as const
export type FactField = (typeof FACT_FIELDS)[number]

/** `declared`: they said so; `code`: a code sent there came back; `eid`: their electronic identity says so. */
export type Proof = 'declared' | 'code' | 'eid'

export const insertAccount = async (trx: Trx, ctx: Ctx, id: AccountId, passwordHash: string | null): Promise<void> => {
  const now = ctx.clock()
  await sql`
    insert into citizen_account (tenant_id, id, password_hash, password_changed_at, created_at)
    values (${ctx.tenantId}, ${id}, ${passwordHash}, ${passwordHash === null ? null : now}, ${now})`.execute(trx)
}

export const writePassword = async (trx: Trx, ctx: Ctx, id: AccountId, passwordHash: string): Promise<void> => {
  await sql`
    update citizen_account set password_hash = ${passwordHash}, password_changed_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const writeFact = async (
  trx: Trx,
  ctx: Ctx,
  accountId: AccountId,
  field: FactField,
  value: string,
  proof: Proof,
): Promise<void> => {
  await sql`
    insert into citizen_fact (tenant_id, account_id, field, value, proof, proved_at)
    values (${ctx.tenantId}, ${accountId}, ${field}, ${value}, ${proof}, ${ctx.clock()})
    on conflict (tenant_id, account_id, field) do update set value = excluded.value, proof = excluded.proof,
      proved_at = excluded.proved_at`.execute(trx)
}

export const deleteFact = async (trx: Trx, accountId: AccountId, field: FactField): Promise<void> => {
  await sql`
    delete from citizen_fact
    where tenant_id = current_tenant() and account_id = ${accountId} and field = ${field}`.execute(trx)
}

/** `null`: the account has no password. */
export const findPasswordHash = async (trx: Trx, id: AccountId): Promise<string | null> => {
  const { rows } = await sql<{ hash: string | null }>`
    select password_hash as hash from citizen_account where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]?.hash ?? null
}

/** Makes a proved contact the account's own, in place of the one it had; `false` when another account has it. */
export const claimContact = async (trx: Trx, ctx: Ctx, accountId: AccountId, { kind, value }: Contact): Promise<boolean> => {
  await sql`
    delete from citizen_fact
    where tenant_id = current_tenant() and account_id = ${accountId} and field = ${kind}`.execute(trx)
  const { numAffectedRows } = await sql`
    insert into citizen_fact (tenant_id, account_id, field, value, proof, proved_at)
    values (${ctx.tenantId}, ${accountId}, ${kind}, ${value}, 'code', ${ctx.clock()}) on conflict do nothing`.execute(trx)
  return (numAffectedRows ?? 0n) > 0n
}

/** The contacts that the account has proved; it signs in with them. */
export const findProvedContacts = async (trx: Trx, accountId: AccountId): Promise<readonly Contact[]> => {
  const { rows } = await sql<Contact>`
    select field as kind, value from citizen_fact
    where tenant_id = current_tenant() and account_id = ${accountId} and field in ('phone', 'email') and proof = 'code'
    order by field`.execute(trx)
  return rows
}

/** The account that proved this contact, and so signs in with it. */
export const findAccountByContact = async (
  trx: Trx,
  { kind, value }: Contact,
): Promise<{ readonly id: AccountId; readonly passwordHash: string | null } | undefined> => {
  const { rows } = await sql<{ id: AccountId; passwordHash: string | null }>`
    select a.id, a.password_hash as "passwordHash" from citizen_fact f
    join citizen_account a on a.tenant_id = f.tenant_id and a.id = f.account_id
    where f.tenant_id = current_tenant() and f.field = ${kind} and f.value = ${value} and f.proof = 'code'
      and a.closed_at is null`.execute(trx)
  return rows[0]
}
