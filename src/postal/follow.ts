import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { FileStore } from '#files/file-store.ts'
import { stageFile } from '#files/commands.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import type { FileId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Carrier, CarrierMove } from './carrier.ts'
import { recordMove } from './commands.ts'

const AT_ONCE = 500

type Followed = { readonly id: string; readonly tracking: string; readonly seenUntil: Instant | null }

/**
 * Asks the carrier where everything is that it carries, and writes what is new. Asked again it writes nothing twice; a
 * carrier that does not answer for one consignment holds up no other.
 */
export const followPost = async (ctx: Ctx, carrier: Carrier, files: FileStore): Promise<void> => {
  const followed = await transaction(ctx, async (trx) => {
    const { rows } = await sql<Followed>`
      select id, tracking, seen_until as "seenUntil" from consignment
      where tenant_id = current_tenant() and tracking is not null and status in ('booked', 'inTransit', 'failed')
      order by moved_at limit ${AT_ONCE}`.execute(trx)
    return rows
  })
  for (const one of followed) {
    const moves = (await carrier.movesOf(one.tracking, ctx.clock())) ?? []
    for (const move of moves) {
      if (one.seenUntil !== null && move.at <= toAt(one.seenUntil)) continue
      const written = await recordMove(ctx, one.id, {
        status: move.status, note: move.note, occurredAt: fromAt(move.at), seenUntil: fromAt(move.at),
        receiver: move.proof?.receiver ?? null, pictureId: await keepPicture(ctx, files, move),
      })
      if (!written.ok) break
    }
  }
}

/** A picture that cannot be kept does not make a delivery undone. */
const keepPicture = async (ctx: Ctx, files: FileStore, { proof }: CarrierMove): Promise<FileId | null> => {
  const picture = proof?.picture
  if (picture === undefined || picture === null) return null
  const staged = await stageFile(ctx, files, {
    name: 'bang-chung-phat', declaredType: 'image/jpeg', body: (async function* () { yield picture })(),
  })
  return staged.ok ? staged.value.id : null
}
