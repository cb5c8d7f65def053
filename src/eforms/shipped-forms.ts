import { type Ctx, type Trx, transaction } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import { shippedForms } from '#law/eforms.ts'
import type { ShippedForm } from '#law/eform-schema.ts'
import { today } from '#organisation/today.ts'
import { listInForce } from '#procedures/queries.ts'
import { draftFormIn, publishFormIn } from './commands.ts'
import { findFormRows } from './form-store.ts'

const addShipped = async (trx: Trx, ctx: Ctx, shipped: ShippedForm): Promise<void> => {
  const { procedureCode, form, source, checked, openPoints } = shipped
  const draft = await draftFormIn(trx, ctx, { procedureCode, source: form, origin: 'law', provenance: { source, checked, openPoints } })
  const published = draft.ok
    ? await publishFormIn(trx, ctx, { ...draft.value, effectiveFrom: Temporal.PlainDate.from(shipped.effectiveFrom) })
    : draft
  if (!published.ok) throw new Error(`shipped form ${procedureCode}: ${JSON.stringify(published.refusal)}`)
}

/**
 * Puts the shipped forms in force for the procedures of the starter catalogue that have no form yet; answers how many.
 * A procedure that the office wrote or imported keeps its own papers and gets none. Running it again adds nothing.
 */
export const loadShippedForms = (ctx: Ctx): Promise<number> =>
  transaction(ctx, async (trx) => {
    const starters = new Set((await listInForce(trx, today(ctx))).filter(({ origin }) => origin === 'law').map(({ code }) => code))
    let count = 0
    for (const shipped of shippedForms.filter(({ procedureCode }) => starters.has(procedureCode))) {
      if ((await findFormRows(trx, shipped.procedureCode)).length > 0) continue
      await addShipped(trx, ctx, shipped)
      count++
    }
    return count
  })
