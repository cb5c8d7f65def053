import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { commitFiles } from '#files/commands.ts'
import { hasRole } from '#identity/domain/may.ts'
import { hashToken, newToken } from '#identity/secret-token.ts'
import { parseIdentityNumber } from '#kernel/citizen-card.ts'
import type { Assurance } from '#kernel/actor.ts'
import type { FileId, PowerOfAttorneyId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { logCitizen } from '../citizen-log.ts'
import { LONGEST_POWER_YEARS, stateOfPower } from '../domain/power-of-attorney.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { ownAccountId } from '../own/own-account.ts'
import { lockPower, lockPowerByDeskCode, lockPowerByToken, type Power } from './power-queries.ts'
import { getCitizenProfile } from '../queries.ts'
import type { CitizenRefusal } from '../refusals.ts'

export type ProposedPower = {
  readonly principalName: string
  /** As typed. */
  readonly principalIdentityNumber: string
  /** Empty: every procedure. */
  readonly procedureCodes: readonly string[]
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  /** The scanned paper, uploaded by the same account. */
  readonly fileId: FileId | null
}

/** Signs of Crockford's base 32: none that is mistaken for another when read out. */
const DESK_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DESK_CODE_LENGTH = 8

const newDeskCode = (ctx: Pick<Ctx, 'random'>): string =>
  [...ctx.random(DESK_CODE_LENGTH)].map((byte) => DESK_SIGNS[byte % DESK_SIGNS.length]).join('')

/** The short code as people write it down: lower case, with spaces, O for 0 and I or L for 1. */
export const parseDeskCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/**
 * The agent writes a power down. It gives no right until the principal accepts it from an account of their own, by the
 * link, or an officer confirms the paper at a counter, by the short code.
 */
export const proposePower = (
  ctx: Ctx,
  input: ProposedPower,
): Promise<Result<{ readonly id: PowerOfAttorneyId; readonly token: string; readonly deskCode: string }, CitizenRefusal>> =>
  transaction(ctx, async (trx) => {
    const agent = ownAccountId(ctx)
    const number = parseIdentityNumber(input.principalIdentityNumber)
    if (!number.ok) return refuse('principalNumberInvalid')
    const { validFrom, validTo } = input
    if (Temporal.PlainDate.compare(validFrom, validTo) > 0) return refuse('powerDatesInvalid')
    if (Temporal.PlainDate.compare(validTo, validFrom.add({ years: LONGEST_POWER_YEARS })) > 0) return refuse('powerTooLong', { years: LONGEST_POWER_YEARS })
    if (Temporal.PlainDate.compare(validTo, today(ctx)) < 0) return refuse('powerDatesInvalid')
    const profile = await getCitizenProfile(trx, agent)
    if (profile.identityNumber?.value === number.value.number) return refuse('powerOfOneselfInvalid')
    if (input.fileId !== null && !(await commitFiles(trx, ctx, [input.fileId])).ok) return refuse('powerFileMissing')
    const id = ctx.newId() as PowerOfAttorneyId
    const [token, deskCode] = [newToken(ctx), newDeskCode(ctx)]
    const codes = [...new Set(input.procedureCodes)]
    await sql`
      insert into power_of_attorney (tenant_id, id, desk_code, token_hash, agent_account_id, principal_name,
        principal_identity_number, scope, procedure_codes, valid_from, valid_to, file_id, created_at)
      values (${ctx.tenantId}, ${id}, ${deskCode}, ${hashToken(token)}, ${agent}, ${input.principalName},
        ${number.value.number}, ${codes.length === 0 ? 'all' : 'procedures'}, ${codes}, ${validFrom}, ${validTo},
        ${input.fileId}, ${ctx.clock()})`.execute(trx)
    await logCitizen(trx, ctx, { event: 'powerProposed', accountId: agent, detail: { powerId: id } })
    return ok({ id, token, deskCode })
  })

/** What the principal reads before saying yes; only by the link, only while it waits. */
export const findProposedPower = (world: Ctx, token: string): Promise<Power | undefined> => {
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const power = await lockPowerByToken(trx, hashToken(token))
    return power !== undefined && stateOfPower(power, today(ctx)) === 'proposed' ? power : undefined
  })
}

/** How sure we are of the principal: what is proved by an own account alone weighs no more when the agent uses it. */
const assuranceOf = ({ actor }: Ctx): Assurance => (actor.kind === 'citizen' && actor.actingFor === null ? actor.assurance : 'own')

/** The principal says yes from an account of their own, whose identity number is the one on the paper. */
export const acceptPower = (world: Ctx, token: string): Promise<Result<null, CitizenRefusal>> => {
  const principal = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const power = await lockPowerByToken(trx, hashToken(token))
    if (power === undefined || stateOfPower(power, today(ctx)) !== 'proposed') return refuse('powerExpired')
    if (power.agentAccountId === principal) return refuse('powerOfOneselfInvalid')
    const known = (await getCitizenProfile(trx, principal)).identityNumber
    if (known?.value !== power.principalIdentityNumber) return refuse('powerOfAnotherNotAllowed')
    await sql`
      update power_of_attorney set principal_account_id = ${principal}, accepted_at = ${ctx.clock()},
        accepted_assurance = ${assuranceOf(world)}
      where tenant_id = current_tenant() and id = ${power.id}`.execute(trx)
    await logCitizen(trx, ctx, { event: 'powerAccepted', accountId: principal, detail: { powerId: power.id } })
    return ok(null)
  })
}

/** Either side ends it; the agent's right is gone with the next click. */
export const endPower = (world: Ctx, id: PowerOfAttorneyId): Promise<Result<null, CitizenRefusal>> => {
  const own = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const power = await lockPower(trx, id)
    if (power === undefined || ![power.agentAccountId, power.principalAccountId].includes(own)) return refuse('powerNotFound')
    if (power.isEnded) return ok(null)
    await sql`
      update power_of_attorney set ended_at = ${ctx.clock()}
      where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    await logCitizen(trx, ctx, { event: 'powerEnded', accountId: own, detail: { powerId: id } })
    return ok(null)
  })
}

/** The power behind a short code, for an officer at a counter with the paper in hand. */
export const findPowerAtDesk = (world: Ctx, deskCode: string): Promise<Result<Power, CitizenRefusal>> => {
  const { actor } = world
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    if (!hasRole(actor, 'receptionOfficer', 'centerDirector')) return refuse('powerNotFound')
    const power = await lockPowerByDeskCode(trx, parseDeskCode(deskCode))
    return power === undefined ? refuse('powerNotFound') : ok(power)
  })
}

/** An officer saw the signed paper and who brought it. */
export const confirmPower = (world: Ctx, deskCode: string): Promise<Result<null, CitizenRefusal>> => {
  const { actor } = world
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    if (actor.kind !== 'staff' || !hasRole(actor, 'receptionOfficer', 'centerDirector')) return refuse('powerNotFound')
    const power = await lockPowerByDeskCode(trx, parseDeskCode(deskCode))
    if (power === undefined) return refuse('powerNotFound')
    if (stateOfPower(power, today(ctx)) !== 'proposed') return refuse('powerExpired')
    await sql`
      update power_of_attorney set confirmed_at = ${ctx.clock()}, confirmed_by_staff_id = ${actor.staffId}
      where tenant_id = current_tenant() and id = ${power.id}`.execute(trx)
    await logCitizen(trx, ctx, { event: 'powerConfirmed', accountId: power.agentAccountId, detail: { powerId: power.id, staffId: actor.staffId } })
    return ok(null)
  })
}
