import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import { hashToken, newToken } from '#identity/secret-token.ts'
import type { AccountId, OrganisationId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logCitizen } from '../citizen-log.ts'
import { losesLastManager, type MemberRight } from '../domain/member.ts'
import { parseTaxNumber } from '../domain/tax-number.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import type { OrganisationKind } from '../domain/organisation-kind.ts'
import { findMembers, type Member } from './organisation-queries.ts'
import { ownAccountId } from '../own/own-account.ts'
import type { CitizenRefusal } from '../refusals.ts'

export type NewOrganisation = {
  readonly kind: OrganisationKind
  /** As typed. */
  readonly taxNumber: string
  readonly name: string
  readonly address: string | null
}

const ALL_RIGHTS: readonly MemberRight[] = ['submit', 'follow', 'pay', 'manage']

/** Opens an organisation whose founder may do everything. It is what they say until an officer has seen the papers. */
export const createOrganisation = (world: Ctx, input: NewOrganisation): Promise<Result<{ readonly id: OrganisationId }, CitizenRefusal>> => {
  const accountId = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const taxNumber = parseTaxNumber(input.taxNumber)
    if (taxNumber === undefined) return refuse('taxNumberInvalid')
    const [id, now] = [ctx.newId() as OrganisationId, ctx.clock()]
    await sql`
      insert into citizen_organisation (tenant_id, id, kind, tax_number, name, address, created_at, created_by)
      values (${ctx.tenantId}, ${id}, ${input.kind}, ${taxNumber}, ${input.name}, ${input.address}, ${now}, ${accountId})`
      .execute(trx)
    await join(trx, ctx, id, accountId, ALL_RIGHTS)
    return ok({ id })
  })
}

const join = async (trx: Trx, ctx: Ctx, id: OrganisationId, accountId: AccountId, rights: readonly MemberRight[]): Promise<void> => {
  await sql`
    insert into organisation_member (tenant_id, organisation_id, account_id, rights, joined_at)
    values (${ctx.tenantId}, ${id}, ${accountId}, ${[...rights]}, ${ctx.clock()})
    on conflict (tenant_id, organisation_id, account_id) do update set rights = excluded.rights,
      joined_at = excluded.joined_at, ended_at = null`.execute(trx)
  await logCitizen(trx, ctx, { event: 'memberJoined', accountId, detail: { organisationId: id } })
}

/** The members, held until the transaction ends, when the one who asks may manage them. */
const lockMembers = async (trx: Trx, id: OrganisationId, manager: AccountId): Promise<readonly Member[] | undefined> => {
  const { rows } = await sql`
    select 1 from citizen_organisation
    where tenant_id = current_tenant() and id = ${id} and closed_at is null for update`.execute(trx)
  const members = await findMembers(trx, id)
  const me = members.find(({ accountId }) => accountId === manager)
  return rows.length > 0 && me?.rights.includes('manage') === true ? members : undefined
}

const INVITATION_DAYS = 7

/** A link for one new member with these rights. The token is shown once and kept as a hash. */
export const inviteMember = (
  world: Ctx,
  input: { readonly organisationId: OrganisationId; readonly rights: readonly MemberRight[] },
): Promise<Result<{ readonly token: string }, CitizenRefusal>> => {
  const accountId = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    if ((await lockMembers(trx, input.organisationId, accountId)) === undefined) return refuse('organisationNotFound')
    if (input.rights.length === 0) return refuse('memberRightsMissing')
    const [token, now] = [newToken(ctx), ctx.clock()]
    await sql`
      insert into organisation_invitation (tenant_id, token_hash, organisation_id, rights, invited_by, created_at, expires_at)
      values (${ctx.tenantId}, ${hashToken(token)}, ${input.organisationId}, ${[...input.rights]}, ${accountId}, ${now},
        ${now.add({ hours: INVITATION_DAYS * 24 })})`.execute(trx)
    return ok({ token })
  })
}

export type Invitation = {
  readonly organisationId: OrganisationId
  readonly organisationName: string
  readonly rights: readonly MemberRight[]
}

/** An invitation that still works: its inviter may still manage, and nobody used it. */
const lockInvitation = async (trx: Trx, ctx: Ctx, token: string): Promise<Invitation | undefined> => {
  const { rows } = await sql<Invitation>`
    select i.organisation_id as "organisationId", o.name as "organisationName", i.rights from organisation_invitation i
    join citizen_organisation o on o.tenant_id = i.tenant_id and o.id = i.organisation_id and o.closed_at is null
    join organisation_member m on m.tenant_id = i.tenant_id and m.organisation_id = i.organisation_id
      and m.account_id = i.invited_by and m.ended_at is null and 'manage' = any (m.rights)
    where i.tenant_id = current_tenant() and i.token_hash = ${hashToken(token)} and i.used_at is null
      and i.expires_at > ${ctx.clock()} for update of i`.execute(trx)
  return rows[0]
}

export const findInvitation = (world: Ctx, token: string): Promise<Invitation | undefined> => {
  const ctx = asDoorkeeper(world)
  return transaction(ctx, (trx) => lockInvitation(trx, ctx, token))
}

/** Becomes a member by the link. */
export const acceptInvitation = (world: Ctx, token: string): Promise<Result<Invitation, CitizenRefusal>> => {
  const accountId = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const invitation = await lockInvitation(trx, ctx, token)
    if (invitation === undefined) return refuse('invitationExpired')
    const members = await findMembers(trx, invitation.organisationId)
    if (members.some((member) => member.accountId === accountId)) return refuse('memberAlreadyExists')
    await sql`
      update organisation_invitation set used_at = ${ctx.clock()}, used_by = ${accountId}
      where tenant_id = current_tenant() and token_hash = ${hashToken(token)}`.execute(trx)
    await join(trx, ctx, invitation.organisationId, accountId, invitation.rights)
    return ok(invitation)
  })
}

export type MemberChange = {
  readonly organisationId: OrganisationId
  readonly accountId: AccountId
  /** `null` takes the member out. */
  readonly rights: readonly MemberRight[] | null
}

/** Changes or ends a membership: a manager anybody's, everybody their own end. It holds from the next click on. */
export const changeMember = (world: Ctx, { organisationId, accountId, rights }: MemberChange): Promise<Result<null, CitizenRefusal>> => {
  const own = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const managed = await lockMembers(trx, organisationId, own)
    const isLeaving = accountId === own && rights === null
    if (managed === undefined && !isLeaving) return refuse('organisationNotFound')
    const members = managed ?? (await findMembers(trx, organisationId))
    if (!members.some((member) => member.accountId === accountId)) return refuse('memberNotFound')
    if (rights?.length === 0) return refuse('memberRightsMissing')
    if (losesLastManager(members, accountId, rights)) return refuse('lastManagerConflict')
    await (rights === null
      ? sql`update organisation_member set ended_at = ${ctx.clock()}
          where tenant_id = current_tenant() and organisation_id = ${organisationId} and account_id = ${accountId}`
      : sql`update organisation_member set rights = ${[...rights]}
          where tenant_id = current_tenant() and organisation_id = ${organisationId} and account_id = ${accountId}`
    ).execute(trx)
    const event = rights === null ? 'memberLeft' : 'memberChanged'
    await logCitizen(trx, ctx, { event, accountId, detail: { organisationId, byAccountId: own } })
    return ok(null)
  })
}
