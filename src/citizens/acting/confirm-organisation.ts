import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { OrganisationId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logCitizen } from '../citizen-log.ts'
import { parseTaxNumber } from '../domain/tax-number.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import type { CitizenRefusal } from '../refusals.ts'

export type UnconfirmedOrganisation = {
  readonly id: OrganisationId
  readonly name: string
  readonly taxNumber: string
  readonly address: string | null
  readonly founderName: string
}

/** Organisations of this number that nobody has confirmed, for an officer with the certificate in hand. */
export const findUnconfirmed = (world: Ctx, typedNumber: string): Promise<readonly UnconfirmedOrganisation[]> => {
  const { actor } = world
  return transaction(asDoorkeeper(world), async (trx) => {
    const number = parseTaxNumber(typedNumber)
    if (number === undefined || !hasRole(actor, 'receptionOfficer', 'centerDirector')) return []
    const { rows } = await sql<UnconfirmedOrganisation>`
      select o.id, o.name, o.tax_number as "taxNumber", o.address, coalesce(f.value, '') as "founderName"
      from citizen_organisation o
      left join citizen_fact f on f.tenant_id = o.tenant_id and f.account_id = o.created_by and f.field = 'name'
      where o.tenant_id = current_tenant() and o.tax_number = ${number} and o.confirmed_at is null and o.closed_at is null
      order by o.created_at`.execute(trx)
    return rows
  })
}

/** An officer saw the certificate and that the founder represents it. One confirmed organisation a number. */
export const confirmOrganisation = (world: Ctx, id: OrganisationId): Promise<Result<null, CitizenRefusal>> => {
  const { actor } = world
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    if (actor.kind !== 'staff' || !hasRole(actor, 'receptionOfficer', 'centerDirector')) return refuse('organisationNotFound')
    const { rows } = await sql<{ founder: string; isTaken: boolean }>`
      select o.created_by as founder, exists (select 1 from citizen_organisation c where c.tenant_id = o.tenant_id
        and c.tax_number = o.tax_number and c.confirmed_at is not null and c.closed_at is null) as "isTaken"
      from citizen_organisation o
      where o.tenant_id = current_tenant() and o.id = ${id} and o.confirmed_at is null and o.closed_at is null
      for update`.execute(trx)
    const found = rows[0]
    if (found === undefined) return refuse('organisationNotFound')
    if (found.isTaken) return refuse('taxNumberTaken')
    await sql`
      update citizen_organisation set confirmed_at = ${ctx.clock()}, confirmed_by_staff_id = ${actor.staffId}
      where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    await logCitizen(trx, ctx, { event: 'organisationConfirmed', accountId: null, detail: { organisationId: id, staffId: actor.staffId } })
    return ok(null)
  })
}
