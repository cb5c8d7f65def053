import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { fromAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { ratingRule } from '#law/rating-rules.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { countFailure, isThrottled } from '#dossiers/look-up/lookup-throttle.ts'
import { openSealedId } from '#dossiers/look-up/sealed-id.ts'
import type { HandedOver, Resolved } from '#dossiers/domain/dossier.ts'
import { findDossier } from '#dossiers/queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { RatingAnswers } from './domain/rating.ts'
import { RATER } from './rater.ts'
import type { RatingRefusal } from './refusals.ts'

/** What the page of a rating says of its dossier: nobody's name, not even the code. */
export type RatingInvitation = {
  readonly procedureName: string
  readonly unitName: string
  readonly isRated: boolean
}

type Rateable = Resolved | HandedOver

/** The dossier while it may be rated: it has a result, and not for longer than the rule says. */
export const findRateable = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<Result<Rateable, RatingRefusal>> => {
  const dossier = await findDossier(trx, RATER, id)
  if (dossier === undefined || (dossier.phase !== 'resolved' && dossier.phase !== 'handedOver')) return refuse('ratingNotFound')
  const today = vietnamDay(ctx.clock())
  const lastDay = vietnamDay(fromAt(dossier.finishedAt)).add({ days: ratingRule(today.toString()).openDays })
  return Temporal.PlainDate.compare(today, lastDay) > 0 ? refuse('ratingExpired') : ok(dossier)
}

const isRated = async (trx: Trx, id: DossierId): Promise<boolean> => {
  const { rows } = await sql<{ rated: boolean }>`
    select exists (select from rating_ballot where tenant_id = current_tenant() and dossier_id = ${id}) as rated`.execute(trx)
  return rows[0]?.rated ?? false
}

export const inviteTo = async (trx: Trx, ctx: Ctx, dossier: Rateable): Promise<RatingInvitation> => ({
  procedureName: (await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)).name,
  unitName: (await unitTree(trx, vietnamDay(ctx.clock()))).find(dossier.receivingUnitId)?.name ?? '',
  isRated: await isRated(trx, dossier.id),
})

/** The dossier behind a one-time address; wrong ones are counted against the address they came from. */
const openToken = async (trx: Trx, ctx: Ctx, token: string, address: string): Promise<Result<Rateable, RatingRefusal>> => {
  const failureKey = `danh-gia/${hash('sha256', token)}`
  if (await isThrottled(trx, ctx, address, failureKey)) return refuse('ratingTooMany')
  const opened = await openSealedId(trx, ctx, 'rating', token)
  if (opened !== undefined) return findRateable(trx, ctx, opened.id)
  await countFailure(trx, ctx, address, failureKey)
  return refuse('ratingNotFound')
}

/** What the holder of the address is asked about. */
export const findInvitation = (ctx: Ctx, token: string, address: string): Promise<Result<RatingInvitation, RatingRefusal>> =>
  transaction(
    { ...ctx, actor: RATER },
    async (trx) => {
      const dossier = await openToken(trx, ctx, token, address)
      return dossier.ok ? ok(await inviteTo(trx, ctx, dossier.value)) : dossier
    },
    { keepOnRefusal: true },
  )

/** Puts the ballot in; a second one for the same dossier changes nothing and is answered alike. */
export const cast = async (trx: Trx, ctx: Ctx, dossier: { readonly id: DossierId; readonly receivingUnitId: UnitId }, answers: RatingAnswers): Promise<void> => {
  const month = vietnamDay(ctx.clock()).with({ day: 1 })
  await sql`
    select cast_rating(${dossier.id}, ${dossier.receivingUnitId}, ${month}, ${answers.reception}::smallint, ${answers.time}::smallint,
      ${answers.attitude}::smallint, ${answers.askedTwice}, ${answers.comment})`.execute(trx)
}

/** Rates the dossier of a one-time address: once; sending it again is harmless. */
export const rate = (
  ctx: Ctx,
  input: { readonly token: string; readonly address: string; readonly answers: RatingAnswers },
): Promise<Result<null, RatingRefusal>> =>
  transaction(
    { ...ctx, actor: RATER },
    async (trx): Promise<Result<null, RatingRefusal>> => {
      const dossier = await openToken(trx, ctx, input.token, input.address)
      if (!dossier.ok) return dossier
      await cast(trx, ctx, dossier.value, input.answers)
      return ok(null)
    },
    { keepOnRefusal: true },
  )
