import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import type { Contact } from './domain/contact.ts'

export type CodePurpose = 'signUp' | 'password' | 'contact'

export type CodeMessage = {
  readonly to: Contact
  readonly purpose: CodePurpose
  readonly code: string
  readonly expiresAt: Instant
}

/** Leaves a code to be delivered, in the transaction that made it. Where it goes is read when it is sent. */
export const sendCode = async (trx: Trx, ctx: Ctx, { to, purpose, code, expiresAt }: CodeMessage): Promise<void> => {
  const codeId = ctx.newId()
  await sql`
    insert into code_message (tenant_id, id, kind, contact, purpose, code, created_at, expires_at)
    values (${ctx.tenantId}, ${codeId}, ${to.kind}, ${to.value}, ${purpose}, ${code}, ${ctx.clock()}, ${expiresAt})`
    .execute(trx)
  const channel = to.kind === 'phone' ? 'sms' : 'mail'
  await queueOutgoing(trx, ctx, { channel, kind: 'citizenCode', reference: { codeId }, key: `code:${codeId}`, expiresAt })
}
