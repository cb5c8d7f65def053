import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import type { Contact } from '../domain/contact.ts'

export type CodePurpose = 'signUp' | 'password' | 'contact'

export type CodeMessage = {
  readonly to: Contact
  readonly purpose: CodePurpose
  readonly code: string
  readonly expiresAt: Instant
}

/** The kind of parcel that carries a code. */
export const CODE_PARCEL = 'citizenCode'

/** Leaves a code to be delivered, in the transaction that made it. Where it goes is read when it is sent. */
export const sendCode = async (trx: Trx, ctx: Ctx, { to, purpose, code, expiresAt }: CodeMessage): Promise<void> => {
  const codeId = ctx.newId()
  await sql`
    insert into code_message (tenant_id, id, kind, contact, purpose, code, created_at, expires_at)
    values (${ctx.tenantId}, ${codeId}, ${to.kind}, ${to.value}, ${purpose}, ${code}, ${ctx.clock()}, ${expiresAt})`
    .execute(trx)
  const channel = to.kind === 'phone' ? 'sms' : 'mail'
  await queueOutgoing(trx, ctx, { channel, kind: CODE_PARCEL, reference: { codeId }, key: `code:${codeId}`, expiresAt })
}

export type QueuedCode = { readonly contact: string; readonly purpose: CodePurpose; readonly code: string; readonly minutes: number }

/** A code on its way, with how many minutes it is good for; undefined once it was cleared away. For the worker only. */
export const findQueuedCode = async (trx: Trx, id: string): Promise<QueuedCode | undefined> => {
  const { rows } = await sql<QueuedCode>`
    select contact, purpose, code, (extract(epoch from expires_at - created_at) / 60)::int as minutes from code_message
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]
}
