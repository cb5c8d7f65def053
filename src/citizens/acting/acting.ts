import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { OrganisationId, PowerOfAttorneyId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { coversProcedure, stateOfPower } from '../domain/power-of-attorney.ts'
import type { MemberRight } from '../domain/member.ts'
import { findPowerTerms } from './power-queries.ts'
import { ownAccountId } from '../own/own-account.ts'
import type { CitizenRefusal } from '../refusals.ts'

export type ActingQuestion = {
  readonly right: MemberRight
  /** `null`: something that belongs to no procedure. */
  readonly procedureCode: string | null
  readonly on: PlainDate
}

const findRights = async (trx: Trx, actor: Actor & { kind: 'citizen' }, organisationId: OrganisationId): Promise<readonly MemberRight[]> => {
  const { rows } = await sql<{ rights: MemberRight[] }>`
    select m.rights from organisation_member m
    join citizen_organisation o on o.tenant_id = m.tenant_id and o.id = m.organisation_id and o.closed_at is null
    where m.tenant_id = current_tenant() and m.organisation_id = ${organisationId} and m.account_id = ${actor.accountId}
      and m.ended_at is null`.execute(trx)
  return rows[0]?.rights ?? []
}

/**
 * May this citizen do that for the one they act for, today? For oneself always. Asked again inside the command's
 * transaction: whoever was removed or whose power was withdrawn a moment ago may not.
 */
export const mayActFor = async (trx: Trx, actor: Actor & { readonly kind: 'citizen' }, question: ActingQuestion): Promise<boolean> => {
  if (actor.assurance === 'none') return false
  const { actingFor } = actor
  if (actingFor === null) return true
  if (actingFor.kind === 'organisation') return (await findRights(trx, actor, actingFor.id)).includes(question.right)
  if (question.right === 'manage') return false
  const power = await findPowerTerms(trx, actingFor.powerOfAttorneyId, actor.accountId)
  return power !== undefined && coversProcedure(power, question.procedureCode, question.on)
}

export type ActingTarget =
  | { readonly kind: 'self' }
  | { readonly kind: 'organisation'; readonly id: OrganisationId }
  | { readonly kind: 'person'; readonly id: PowerOfAttorneyId }

/** From the next click on, this session acts for that organisation or person; `self` ends it. */
export const actFor = (ctx: Ctx, sessionId: string, target: ActingTarget): Promise<Result<null, CitizenRefusal>> =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    if (target.kind === 'organisation') {
      const actor = { kind: 'citizen', accountId, assurance: 'own', actingFor: null } as const
      if ((await findRights(trx, actor, target.id)).length === 0) return refuse('actingNotAllowed')
    }
    if (target.kind === 'person') {
      const power = await findPowerTerms(trx, target.id, accountId)
      if (power === undefined || stateOfPower(power, today(ctx)) !== 'inForce') return refuse('actingNotAllowed')
    }
    await sql`
      update citizen_session set acting_organisation_id = ${target.kind === 'organisation' ? target.id : null},
        acting_power_id = ${target.kind === 'person' ? target.id : null}
      where tenant_id = current_tenant() and id = ${sessionId} and account_id = ${accountId}`.execute(trx)
    return ok(null)
  })
