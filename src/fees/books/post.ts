import { sql } from 'kysely'
import { seeingAll, type Ctx, type Trx } from '#db/context.ts'
import { noteOnlinePayment } from '#dossiers/note-online-payment.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Posting } from '../domain/book.ts'
import { isPaidOnline } from '../measures.ts'
import { insertPosting, type PostingContext } from '../store.ts'

/** Cash lies at the desk, and what went back was paid all the same. */
const mayChangeOnlinePayment = ({ kind, debit }: Posting): boolean =>
  kind === 'matched' || kind === 'released' || (kind === 'received' && debit !== 'cash')

/** Writes a line of the journal, and tells its dossier when this changes whether it is paid online. */
export const post = async (trx: Trx, ctx: Ctx, posting: Posting, context: PostingContext): Promise<void> => {
  await insertPosting(trx, ctx, posting, context)
  if (posting.dossierId !== null && mayChangeOnlinePayment(posting)) await tellDossier(trx, ctx, posting.dossierId as DossierId)
}

/**
 * Brings what a dossier knows of its online payment to what the journal says, for somebody who holds its money
 * (`lockFees`). Again: nothing happens.
 */
export const tellDossier = async (trx: Trx, ctx: Ctx, dossierId: DossierId): Promise<void> => {
  const { rows } = await seeingAll(trx, ctx, () => sql<{ isPaid: boolean; isNoted: boolean }>`
    select ${isPaidOnline(null)} as "isPaid", coalesce((d.state ->> 'isPaidOnline')::boolean, false) as "isNoted"
    from dossier d where d.tenant_id = current_tenant() and d.id = ${dossierId}`.execute(trx))
  const [told] = rows
  if (told === undefined || told.isPaid === told.isNoted) return
  const noted = await noteOnlinePayment(trx, ctx, dossierId, told.isPaid)
  if (!noted.ok) throw new Error(`an online payment was not noted: ${noted.refusal.code}`)
}
