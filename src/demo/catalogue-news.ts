import { transaction, type Ctx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { draftVersion, publishVersion } from '#procedures/version-commands.ts'
import { changedHousehold } from './quang-tri-news.ts'

/** A change lies this far ahead, so that the demo shows one that is known and not yet in force. */
const AHEAD_DAYS = 10

/** Publishes a coming version of one procedure, so that the portal has something new to tell. */
export const publishNews = async (ctx: Ctx): Promise<void> => {
  const day = today(ctx)
  const before = await transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, changedHousehold.code, day))
  if (before === undefined) return
  const { id: _id, code, versionNo: _no, effectiveFrom: _from, processId, ...body } = before
  const drafted = await draftVersion(ctx, {
    code,
    body: {
      ...body,
      fees: [...body.fees, changedHousehold.fee],
      papers: body.papers.slice(0, -1),
      publicationDecision: { number: changedHousehold.decision, date: day.subtract({ days: 3 }).toString() },
    },
    effectiveFrom: day.add({ days: AHEAD_DAYS }),
    processId,
  })
  const published = drafted.ok ? await publishVersion(ctx, drafted.value) : drafted
  if (!published.ok) throw new Error(`demo news: ${published.refusal.code}`)
}
