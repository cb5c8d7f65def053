import type { Ctx, Trx } from '#db/context.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'

/** Whom a petition can be sent to, as choices of a form: every agency of today, in the order of the tree. */
export const agencyChoices = async (trx: Trx, ctx: Ctx): Promise<readonly { readonly value: string; readonly label: string }[]> =>
  agenciesOf(await unitTree(trx, today(ctx))).map(({ id, name }) => ({ value: id, label: name }))
