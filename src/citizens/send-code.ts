import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import type { Contact } from './domain/contact.ts'

export type CodePurpose = 'signUp' | 'password' | 'contact'

export type CodeMessage = {
  readonly to: Contact
  readonly purpose: CodePurpose
  readonly code: string
  readonly expiresAt: Instant
}

/** Leaves a code to be delivered, in the transaction that made it. */
export const sendCode = async (trx: Trx, ctx: Ctx, { to, purpose, code, expiresAt }: CodeMessage): Promise<void> => {
  await sql`
    insert into code_message (tenant_id, id, kind, contact, purpose, code, created_at, expires_at)
    values (${ctx.tenantId}, ${ctx.newId()}, ${to.kind}, ${to.value}, ${purpose}, ${code}, ${ctx.clock()}, ${expiresAt})`
    .execute(trx)
}

export type ShownCode = Contact & { readonly purpose: CodePurpose; readonly code: string; readonly createdAt: Instant }

/** The latest codes, for the tray of a demo; in an office the database gives none. */
export const findShownCodes = async (trx: Trx): Promise<ShownCode[]> => {
  const { rows } = await sql<Contact & Omit<ShownCode, keyof Contact>>`
    select kind, contact as value, purpose, code, created_at as "createdAt" from shown_codes(current_tenant())`.execute(trx)
  return rows
}
