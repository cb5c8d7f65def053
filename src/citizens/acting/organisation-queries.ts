import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { AccountId, OrganisationId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { MemberRight } from '../domain/member.ts'
import type { OrganisationKind } from '../domain/organisation-kind.ts'

export type OrganisationProfile = {
  readonly id: OrganisationId
  readonly kind: OrganisationKind
  readonly taxNumber: string
  readonly name: string
  readonly address: string | null
  /** An officer saw the papers; until then it is what its founder says. */
  readonly isConfirmed: boolean
}

const PROFILE = sql`
  o.id, o.kind, o.tax_number as "taxNumber", o.name, o.address, o.confirmed_at is not null as "isConfirmed"`

/** What a submission for an organisation may prefill; the wall lets members see it. */
export const getOrganisationProfile = async (trx: Trx, id: OrganisationId): Promise<OrganisationProfile> => {
  const { rows } = await sql<OrganisationProfile>`
    select ${PROFILE} from citizen_organisation o where o.tenant_id = current_tenant() and o.id = ${id}`.execute(trx)
  if (rows[0] === undefined) throw new Error(`no organisation ${id} that this citizen may see`)
  return rows[0]
}

export type MyOrganisation = OrganisationProfile & { readonly rights: readonly MemberRight[] }

/** The organisations that one is a member of today. */
export const findMyOrganisations = async (trx: Trx, accountId: AccountId): Promise<MyOrganisation[]> => {
  const { rows } = await sql<MyOrganisation>`
    select ${PROFILE}, m.rights from organisation_member m
    join citizen_organisation o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
    where m.tenant_id = current_tenant() and m.account_id = ${accountId} and m.ended_at is null and o.closed_at is null
    order by o.name, o.id`.execute(trx)
  return rows
}

export type Member = {
  readonly accountId: AccountId
  readonly name: string
  readonly rights: readonly MemberRight[]
  readonly joinedAt: Instant
}

/** Everybody who may act for it, the longest member first. Names of others are read past the wall of their accounts. */
export const findMembers = async (doorkeeperTrx: Trx, id: OrganisationId): Promise<Member[]> => {
  const { rows } = await sql<Member>`
    select m.account_id as "accountId", coalesce(f.value, '') as name, m.rights, m.joined_at as "joinedAt"
    from organisation_member m
    left join citizen_fact f on f.tenant_id = m.tenant_id and f.account_id = m.account_id and f.field = 'name'
    where m.tenant_id = current_tenant() and m.organisation_id = ${id} and m.ended_at is null
    order by m.joined_at, m.account_id`.execute(doorkeeperTrx)
  return rows
}
