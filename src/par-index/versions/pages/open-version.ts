import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { issuingGrant, mayEditVersions } from '../../domain/versions/may.ts'
import { findKnownVersion, type KnownVersion } from '../queries.ts'

/** What the actor may do with sets of criteria. */
export type VersionRights = { readonly edit: boolean; readonly issue: boolean }

export type OpenVersion = { readonly known: KnownVersion; readonly may: VersionRights; readonly tree: UnitTree }

export const rightsOf = (ctx: Ctx, tree: UnitTree): VersionRights => ({
  edit: mayEditVersions(ctx.actor, tree), issue: issuingGrant(ctx.actor, tree) !== undefined,
})

/** A set as the actor may see it: a draft is there only for those who write or issue it. */
export const openVersionIn = async (trx: Trx, ctx: Ctx, code: string): Promise<OpenVersion | undefined> => {
  const [known, tree] = [await findKnownVersion(trx, code), await unitTree(trx, today(ctx))]
  const may = rightsOf(ctx, tree)
  return known === undefined || (known.state === 'draft' && !may.edit && !may.issue) ? undefined : { known, may, tree }
}

/** The same outside a transaction. */
export const openVersion = (ctx: Ctx, code: string): Promise<OpenVersion | undefined> => transaction(ctx, (trx) => openVersionIn(trx, ctx, code))

/** A draft for whoever may edit it. */
export const openDraftVersion = async (ctx: Ctx, code: string): Promise<OpenVersion | undefined> => {
  const open = await openVersion(ctx, code)
  return open !== undefined && open.known.state === 'draft' && open.may.edit ? open : undefined
}
