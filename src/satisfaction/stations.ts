import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { reachOf } from '#identity/domain/may.ts'
import { findByCode } from '#dossiers/lists.ts'
import type { RatingAnswers } from './domain/rating.ts'
import { cast, findRateable, inviteTo, type RatingInvitation } from './rate.ts'
import type { RatingRefusal } from './refusals.ts'
import { RATER } from './rater.ts'

/** Whoever stands at a desk sets up its tablet. */
const DESK = ['receptionOfficer', 'centerDirector'] as const
const KEY_BYTES = 16
const LONGEST_NAME = 80

export type Station = { readonly id: string; readonly unitId: UnitId; readonly name: string; readonly isInviting: boolean }

const keyHash = (key: string): Buffer => hash('sha256', `rating-station/${key}`, 'buffer')

/** The tablets of the actor's desks, by name. */
export const listStations = async (trx: Trx, ctx: Ctx): Promise<readonly Station[]> => {
  const { rows } = await sql<Station>`
    select id, unit_id as "unitId", name, invited_dossier_id is not null as "isInviting" from rating_station
    where tenant_id = current_tenant() and closed_at is null and unit_id = any(${[...reachOf(ctx.actor, ...DESK)]}::uuid[])
    order by name, id`.execute(trx)
  return rows
}

/** Opens a tablet of a desk; its key stands in the address and is shown this once. */
export const openStation = (ctx: Ctx, input: { readonly unitId: UnitId; readonly name: string }): Promise<Result<{ readonly key: string }, RatingRefusal>> =>
  transaction(ctx, async (trx) => {
    const name = tidy(input.name)
    if (name === '' || name.length > LONGEST_NAME) return refuse('stationNameInvalid')
    if (ctx.actor.kind !== 'staff' || !reachOf(ctx.actor, ...DESK).has(input.unitId)) return refuse('stationNotAllowed')
    const key = Buffer.from(ctx.random(KEY_BYTES)).toString('base64url')
    await trx.insertInto('rating_station').values({
      tenant_id: ctx.tenantId, id: ctx.newId(), unit_id: input.unitId, name, key_hash: keyHash(key),
      opened_by: ctx.actor.staffId, opened_at: ctx.clock(), closed_at: null, invited_dossier_id: null,
    }).execute()
    return ok({ key })
  })

const lockOwn = async (trx: Trx, ctx: Ctx, id: string): Promise<boolean> => {
  const { rows } = await sql`
    select from rating_station where tenant_id = current_tenant() and id = ${id} and closed_at is null
      and unit_id = any(${[...reachOf(ctx.actor, ...DESK)]}::uuid[]) for update`.execute(trx)
  return rows.length === 1
}

/** Shuts a tablet: its address opens nothing any more. */
export const closeStation = (ctx: Ctx, id: string): Promise<Result<null, RatingRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!(await lockOwn(trx, ctx, id))) return refuse('stationNotFound')
    await sql`update rating_station set closed_at = ${ctx.clock()}, invited_dossier_id = null
      where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    return ok(null)
  })

/** Invites the holder of a dossier, who stands at the desk, to the tablet. The latest invitation holds. */
export const inviteAtStation = (ctx: Ctx, input: { readonly stationId: string; readonly code: string }): Promise<Result<null, RatingRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!(await lockOwn(trx, ctx, input.stationId))) return refuse('stationNotFound')
    const dossierId = await findByCode(trx, ctx.actor, input.code, ctx.clock())
    if (dossierId === undefined) return refuse('ratingDossierUnknown')
    const dossier = await findRateable(trx, ctx, dossierId)
    if (!dossier.ok) return dossier.refusal.code === 'ratingNotFound' ? refuse('ratingDossierUnknown') : dossier
    await sql`update rating_station set invited_dossier_id = ${dossierId}
      where tenant_id = current_tenant() and id = ${input.stationId}`.execute(trx)
    return ok(null)
  })

type AtStation = { readonly stationId: string; readonly dossierId: DossierId | null }

const findAtStation = async (trx: Trx, key: string): Promise<AtStation | undefined> => {
  const { rows } = await sql<AtStation>`
    select id as "stationId", invited_dossier_id as "dossierId" from rating_station
    where tenant_id = current_tenant() and key_hash = ${keyHash(key)} and closed_at is null for update`.execute(trx)
  return rows[0]
}

/** What a tablet shows now: an invitation, or `null` while it waits. */
export const findStationInvitation = (ctx: Ctx, key: string): Promise<Result<RatingInvitation | null, RatingRefusal>> =>
  transaction({ ...ctx, actor: RATER }, async (trx) => {
    const station = await findAtStation(trx, key)
    if (station === undefined) return refuse('stationNotFound')
    const dossier = station.dossierId === null ? undefined : await findRateable(trx, ctx, station.dossierId)
    if (dossier?.ok !== true) return ok(null)
    const invitation = await inviteTo(trx, ctx, dossier.value)
    return ok(invitation.isRated ? null : invitation)
  })

/** Rates at the tablet whoever was invited, or sends them away unrated; either way the tablet waits for the next. */
export const rateAtStation = (ctx: Ctx, key: string, answers: RatingAnswers | null): Promise<Result<null, RatingRefusal>> =>
  transaction({ ...ctx, actor: RATER }, async (trx) => {
    const station = await findAtStation(trx, key)
    if (station === undefined) return refuse('stationNotFound')
    const dossier = station.dossierId === null || answers === null ? undefined : await findRateable(trx, ctx, station.dossierId)
    if (dossier?.ok === true && answers !== null) await cast(trx, ctx, dossier.value, answers)
    await sql`update rating_station set invited_dossier_id = null
      where tenant_id = current_tenant() and id = ${station.stationId}`.execute(trx)
    return ok(null)
  })
