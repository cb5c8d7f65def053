import type { Ctx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Report } from './ask-report.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { findFiling, frozenReport, listFilingEvents, type FilingHistoryLine } from './filing-queries.ts'
import type { Filing } from './filing-store.ts'
import { readingAll } from './report-question.ts'

export type FilingReport = {
  readonly filing: Filing
  readonly report: Report
  /** The last signature; a report that was given back and not signed again still has one. */
  readonly signed: FilingHistoryLine | undefined
}

/** A periodic report with its frozen figures; undefined when it is not there for this actor. */
export const findFilingReport = (ctx: Ctx, id: string): Promise<FilingReport | undefined> =>
  readingAll(ctx, async (trx): Promise<FilingReport | undefined> => {
    const filing = await findFiling(trx, id)
    const tree = await unitTree(trx, today(ctx))
    if (filing === undefined || !readableUnits(ctx.actor, tree).has(filing.unitId)) return undefined
    const events = await listFilingEvents(trx, id)
    return { filing, report: await frozenReport(trx, filing), signed: events.findLast(({ event }) => event.type === 'signed') }
  })
