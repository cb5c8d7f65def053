import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { BelongingsKeeper } from '../belongings.ts'
import { logCitizen } from '../citizen-log.ts'
import { losesLastManager } from '../domain/member.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { findMembers, findMyOrganisations } from '../acting/organisation-queries.ts'
import { ownAccountId } from './own-account.ts'
import { refuseStale } from './own-credentials.ts'
import type { CitizenRefusal } from '../refusals.ts'
import type { CitizenSession } from '../sign-in/resolve-citizen.ts'
import { revokeSessionsOf } from '../sign-in/session-store.ts'

/**
 * Closes one's account: all that is only the account's is deleted (its drafts and inbox too), every right and session ends. Dossiers stay with the
 * office as the archive law demands (Law 33/2024/QH15), and so do the decisions on consents, which prove what was lawful.
 */
export const closeAccount = (
  world: Ctx,
  citizen: CitizenSession,
  { erase }: Pick<BelongingsKeeper, 'erase'>,
): Promise<Result<null, CitizenRefusal>> => {
  const accountId = ownAccountId(world)
  const stale = refuseStale(world, citizen)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx): Promise<Result<null, CitizenRefusal>> => {
    if (stale !== undefined) return stale
    await sql`select 1 from citizen_account where tenant_id = current_tenant() and id = ${accountId} for update`.execute(trx)
    for (const { id } of await findMyOrganisations(trx, accountId)) {
      const members = await findMembers(trx, id)
      const isAlone = members.length === 1
      if (!isAlone && losesLastManager(members, accountId, null)) return refuse('lastManagerConflict')
      if (isAlone) await sql`update citizen_organisation set closed_at = ${ctx.clock()} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    }
    const now = ctx.clock()
    await sql`
      update organisation_member set ended_at = ${now}
      where tenant_id = current_tenant() and account_id = ${accountId} and ended_at is null`.execute(trx)
    await sql`
      update power_of_attorney set ended_at = ${now} where tenant_id = current_tenant() and ended_at is null
        and (agent_account_id = ${accountId} or principal_account_id = ${accountId})`.execute(trx)
    await erase(trx, accountId)
    await sql`delete from citizen_fact where tenant_id = current_tenant() and account_id = ${accountId}`.execute(trx)
    await sql`delete from passkey where tenant_id = current_tenant() and account_id = ${accountId}`.execute(trx)
    await sql`delete from citizen_subject where tenant_id = current_tenant() and account_id = ${accountId}`.execute(trx)
    await sql`
      update citizen_account set password_hash = null, password_changed_at = null, closed_at = ${now}
      where tenant_id = current_tenant() and id = ${accountId}`.execute(trx)
    await revokeSessionsOf(trx, ctx, accountId, null)
    await logCitizen(trx, ctx, { event: 'accountClosed', accountId })
    return ok(null)
  })
}
