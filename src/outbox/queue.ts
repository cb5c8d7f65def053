import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'

/** The task that tells the worker to look into the outbox. */
export const WAKE = 'outbox-wake'

export type Outgoing = {
  readonly channel: string
  /** What composes it at the moment of sending. */
  readonly kind: string
  /** Ids only, never a name, a number or an address. */
  readonly reference: object
  /** Queued twice under one key, it goes out once. */
  readonly key: string
  /** In one channel, what concerns one dossier goes out one after the other. */
  readonly dossierId?: string | null
  /** The line in which it waits its turn, when that is not its dossier. */
  readonly streamId?: string
  /** Not before this moment: quiet hours. */
  readonly notBefore?: Instant
  /** After this moment nobody needs it any more. */
  readonly expiresAt?: Instant
}

/**
 * Puts something that goes outward into the outbox, in the transaction of its cause: it goes with it or not at all.
 * Resolves to false when something was already queued under the same key.
 */
export const queueOutgoing = async (trx: Trx, ctx: Ctx, outgoing: Outgoing): Promise<boolean> => {
  const id = ctx.newId()
  const dossierId = outgoing.dossierId ?? null
  const stream = outgoing.streamId ?? dossierId ?? id
  const now = ctx.clock()
  const { rows } = await sql<{ isNew: boolean }>`
    select queue_outgoing(${id}::uuid, ${outgoing.channel}::text, ${stream}::uuid, ${dossierId}::uuid, ${outgoing.kind}::text,
      ${JSON.stringify(outgoing.reference)}::json, ${outgoing.key}::text, ${now}::timestamptz,
      ${outgoing.notBefore ?? null}::timestamptz, ${outgoing.expiresAt ?? null}::timestamptz) as "isNew"`.execute(trx)
  const isNew = rows[0]?.isNew === true
  if (isNew) await ctx.enqueue(trx, { task: WAKE, payload: {}, key: `${WAKE}:${stream}` })
  return isNew
}
