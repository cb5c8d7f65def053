import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import { parseContact } from '#citizens/domain/contact.ts'
import { findCitizenPart } from '#dossiers/citizen-part.ts'
import type { Dossier } from '#dossiers/domain/dossier.ts'
import { findDossier, readHistory } from '#dossiers/queries.ts'
import { commitFiles } from '#files/commands.ts'
import { fromAt } from '#kernel/at.ts'
import type { DossierId, FileId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { isOnItsWay, mayBecome, type ConsignmentStatus, type Direction, type PostalAddress } from './domain/consignment.ts'
import { mayHandlePost } from './may.ts'
import { findPostalAddress } from './queries.ts'
import type { PostalRefusal } from './refusals.ts'
import { deleteAddress, insertConsignment, insertProof, insertRun, lockConsignment, lockLive, writeAddress, writeMove, type Consignment } from './store.ts'

/** The channel of the outbox that goes to the carrier, and what it carries. */
export const POST_CHANNEL = 'post'
export const BOOKING_PARCEL = 'postBooking'
/** The job that closes a dossier whose result has reached its owner. */
export const POST_DELIVERED = 'post-delivered'

type Done<T = null> = Result<T, PostalRefusal>

const hasEnded = ({ phase }: Dossier): boolean => phase === 'handedOver' || phase === 'withdrawn' || phase === 'terminated' || phase === 'voided'

const mayChoose = async (trx: Trx, ctx: Ctx, dossier: Dossier): Promise<boolean> =>
  mayHandlePost(ctx.actor, dossier.receivingUnitId) || (await findCitizenPart(trx, ctx.actor, dossier.id)) === 'submitter'

export type AddressChoice = PostalAddress & { readonly dossierId: DossierId; readonly direction: Direction }

/**
 * Chooses the postal service, or another address, by the submitter or for them at the counter: until the carrier has
 * it. A collection is booked at once; a result that is already there waits for the next hand-over to the carrier.
 */
export const chooseAddress = (ctx: Ctx, { dossierId, direction, ...typed }: AddressChoice): Promise<Done> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Done> => {
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    if (dossier === undefined) return refuse('postalNotFound')
    if (!(await mayChoose(trx, ctx, dossier))) return refuse('postalNotAllowed')
    if (hasEnded(dossier)) return refuse('postalEndedAlreadyDone')
    const phone = parseContact(typed.phone)
    if (phone?.kind !== 'phone') return refuse('postalPhoneInvalid', { phone: typed.phone })
    const live = await lockLive(trx, dossierId, direction)
    if (live !== undefined && isOnItsWay(live.status)) return refuse('postalAddressFixed', { number: live.number })
    const address: PostalAddress = { ...typed, phone: phone.value }
    await writeAddress(trx, ctx, dossierId, direction, address)
    if (direction === 'return') {
      if (live === undefined && dossier.phase === 'resolved') await insertConsignment(trx, ctx, dossierId, dossier.receivingUnitId, direction)
      return ok(null)
    }
    const id = live?.id ?? (await insertConsignment(trx, ctx, dossierId, dossier.receivingUnitId, direction))
    const collection = await lockConsignment(trx, id)
    if (collection !== undefined) await sendOff(trx, ctx, collection, { address })
    return ok(null)
  })

/** Gives a consignment to the carrier: its address is fixed, and the booking goes out with this transaction. */
const sendOff = async (trx: Trx, ctx: Ctx, consignment: Consignment, marks: { readonly address: PostalAddress; readonly runId?: string }): Promise<void> => {
  await writeMove(trx, ctx, consignment, 'dispatched', marks)
  await queueOutgoing(trx, ctx, {
    channel: POST_CHANNEL, kind: BOOKING_PARCEL, reference: { consignmentId: consignment.id }, key: consignment.id,
    streamId: consignment.id, dossierId: consignment.dossierId,
  })
}

/**
 * A dossier that was given back and sent again may choose another way to get its result: an address of the time before
 * is then nobody's wish any more. One that was chosen after the last sending stays: choosing an address is choosing the
 * post.
 */
export const dropOverruledAddress = (ctx: Ctx, dossierId: DossierId): Promise<void> =>
  transaction(ctx, async (trx) => {
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    const sentAgain = (await readHistory(trx, dossierId)).findLast(({ event }) => event.type === 'resubmitted')
    if (dossier === undefined || sentAgain === undefined || dossier.delivery === 'post') return
    if ((await lockLive(trx, dossierId, 'return')) === undefined) await deleteAddress(trx, dossierId, 'return', fromAt(sentAgain.recordedAt))
  })

/** A result that shall go by post is at the desk: its consignment waits there to be packed. Again: nothing happens. */
export const prepareReturn = (ctx: Ctx, dossierId: DossierId): Promise<void> =>
  countedTransaction(ctx, async (trx, ctx) => {
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    if (dossier?.phase !== 'resolved') return
    const wanted = dossier.delivery === 'post' || (await findPostalAddress(trx, dossierId, 'return')) !== undefined
    if (!wanted || (await lockLive(trx, dossierId, 'return')) !== undefined) return
    await insertConsignment(trx, ctx, dossierId, dossier.receivingUnitId, 'return')
  })

/** Hands packed consignments of one counter to the carrier, on one list. Resolves to the id of the list. */
export const handToCarrier = (ctx: Ctx, unitId: UnitId, ids: readonly string[]): Promise<Done<string>> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Done<string>> => {
    if (!mayHandlePost(ctx.actor, unitId) || ctx.actor.kind !== 'staff') return refuse('postalNotAllowed')
    if (ids.length === 0) return refuse('postalNothingChosenRequired')
    const runId = await insertRun(trx, ctx, unitId, ctx.actor.staffId)
    for (const id of ids.toSorted()) {
      const consignment = await lockConsignment(trx, id)
      if (consignment === undefined || consignment.unitId !== unitId) return refuse('postalNotFound')
      const { number } = consignment
      if (!mayBecome(consignment.status, 'dispatched')) return refuse('postalMoveConflict', { number })
      const address = await findPostalAddress(trx, consignment.dossierId, consignment.direction)
      if (address === undefined) return refuse('postalAddressMissing', { number })
      await sendOff(trx, ctx, consignment, { address, runId })
    }
    return ok(runId)
  })

export type Move = {
  readonly status: Extract<ConsignmentStatus, 'inTransit' | 'failed' | 'delivered' | 'returned' | 'cancelled'>
  readonly note: string | null
  readonly occurredAt?: Instant
  /** Of a delivery. */
  readonly receiver?: string | null
  readonly pictureId?: FileId | null
  /** Read from the carrier up to here. */
  readonly seenUntil?: Instant
}

/**
 * Writes what happened to a consignment, as the counter or the carrier tells it. A delivered result closes its dossier
 * afterwards (channel post); one that came back waits at the counter, and the next consignment of the dossier is ready.
 */
export const recordMove = (ctx: Ctx, id: string, move: Move): Promise<Done> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Done> => {
    const consignment = await lockConsignment(trx, id)
    if (consignment === undefined) return refuse('postalNotFound')
    if (!mayHandlePost(ctx.actor, consignment.unitId)) return refuse('postalNotAllowed')
    if (!mayBecome(consignment.status, move.status)) return refuse('postalMoveConflict', { number: consignment.number })
    const { receiver = null, pictureId = null } = move
    if (move.status === 'delivered' && receiver === null) return refuse('postalReceiverRequired')
    const occurredAt = move.occurredAt ?? ctx.clock()
    await writeMove(trx, ctx, consignment, move.status, {
      note: move.note, occurredAt, ...(move.seenUntil !== undefined && { seenUntil: move.seenUntil }),
    })
    if (move.status === 'delivered' && receiver !== null) {
      if (pictureId !== null && !(await commitFiles(trx, ctx, [pictureId])).ok) return refuse('postalPictureUnknown')
      await insertProof(trx, ctx, id, { receiver, receivedAt: occurredAt, fileId: pictureId })
      if (consignment.direction === 'return') await ctx.enqueue(trx, { task: POST_DELIVERED, payload: { consignmentId: id }, key: `${POST_DELIVERED}:${id}` })
    }
    if (move.status === 'returned' && consignment.direction === 'return') {
      await insertConsignment(trx, ctx, consignment.dossierId, consignment.unitId, 'return')
    }
    return ok(null)
  })
