import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { AccountId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay, type PlainDate } from '#kernel/time.ts'
import { administersAll } from '#organisation/administration.ts'
import { recordAdminChange } from '#organisation/admin-history.ts'
import { grantsOn } from '#organisation/domain/rights.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { hashToken, newToken } from './secret-token.ts'

export type IntegrationInput = {
  readonly name: string
  readonly role: Role
  readonly unitId: UnitId
  readonly withSubtree: boolean
  /** `null` is every sector. */
  readonly sectors: readonly string[] | null
  /** The last day; `null` until revoked. */
  readonly validTo: PlainDate | null
}

export type IntegrationCode = 'integrationNotAllowed' | 'integrationUnitUnknown' | 'integrationUnknown'

/** Administration is never given to a program: it would be a key that nobody holds. */
const NEVER: readonly Role[] = ['systemAdmin', 'businessAdmin']

/** Makes a client and says its token once; only the hash is kept. */
export const createIntegrationClient = (
  ctx: Ctx,
  input: IntegrationInput,
): Promise<Result<{ readonly id: string; readonly token: string }, IntegrationCode>> =>
  transaction(ctx, async (trx) => {
    if (NEVER.includes(input.role) || !(await administersAll(trx, ctx))) return refuse('integrationNotAllowed')
    const today = vietnamDay(ctx.clock())
    if ((await unitTree(trx, today)).find(input.unitId) === undefined) return refuse('integrationUnitUnknown')
    const id = ctx.newId()
    const token = newToken(ctx)
    await sql`
      insert into integration_client (tenant_id, id, name, token_hash, role, unit_id, with_subtree, sectors, valid_from,
        valid_to, created_at)
      values (current_tenant(), ${id}, ${input.name}, ${hashToken(token)}, ${input.role}, ${input.unitId},
        ${input.withSubtree}, ${input.sectors}::text[], ${today}, ${input.validTo}, ${ctx.clock()})`.execute(trx)
    const { name, role, unitId, withSubtree } = input
    await recordAdminChange(trx, ctx, {
      action: 'createIntegrationClient', subjectKind: 'integrationClient', subjectId: id, after: { name, role, unitId, withSubtree },
    })
    return ok({ id, token })
  })

/** From the next request on the token opens nothing. */
export const revokeIntegrationClient = (ctx: Ctx, id: string): Promise<Result<null, IntegrationCode>> =>
  transaction(ctx, async (trx) => {
    if (!(await administersAll(trx, ctx))) return refuse('integrationNotAllowed')
    const { rows } = await sql`
      update integration_client set revoked_at = ${ctx.clock()}
      where tenant_id = current_tenant() and id = ${id} and revoked_at is null returning id`.execute(trx)
    if (rows.length === 0) return refuse('integrationUnknown')
    await recordAdminChange(trx, ctx, {
      action: 'revokeIntegrationClient', subjectKind: 'integrationClient', subjectId: id, after: { revoked: true },
    })
    return ok(null)
  })

export type IntegrationLine = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly unitId: UnitId
  readonly validTo: PlainDate | null
  readonly isRevoked: boolean
}

export const listIntegrationClients = (ctx: Ctx): Promise<readonly IntegrationLine[]> =>
  transaction(ctx, async (trx) => {
    const { rows } = await sql<IntegrationLine>`
      select id, name, role, unit_id as "unitId", valid_to as "validTo", revoked_at is not null as "isRevoked"
      from integration_client where tenant_id = current_tenant() order by name, id`.execute(trx)
    return rows
  })

type Row = {
  id: string
  name: string
  role: Role
  unitId: UnitId
  withSubtree: boolean
  sectors: readonly string[] | null
  validFrom: PlainDate
  validTo: PlainDate | null
}

/** The actor behind a bearer token at this moment, with the rights of today; undefined when it opens nothing. */
export const resolveIntegration = (
  ctx: Pick<Ctx, 'db' | 'tenantId' | 'clock'>,
  token: string,
): Promise<(Actor & { readonly kind: 'integration' }) | undefined> =>
  transaction({ ...ctx, actor: { kind: 'system', name: 'identity' } }, async (trx) => {
    const { rows } = await sql<Row>`
      select id, name, role, unit_id as "unitId", with_subtree as "withSubtree", sectors, valid_from as "validFrom",
        valid_to as "validTo"
      from integration_client
      where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and revoked_at is null`.execute(trx)
    const row = rows[0]
    if (row === undefined) return undefined
    const today = vietnamDay(ctx.clock())
    const assignment = { ...row, period: { from: row.validFrom, to: row.validTo } }
    const grants = grantsOn(today, [assignment], [], await unitTree(trx, today))
    return grants.length === 0 ? undefined : { kind: 'integration', accountId: row.id as AccountId, name: row.name, grants }
  })
