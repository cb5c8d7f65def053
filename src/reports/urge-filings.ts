import type { Ctx, Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { urgeSubject } from '#monitoring/urge-subject.ts'
import { lateWorkDirective } from '#monitoring/words.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { daysLate, isUrgingDay, isWithUnit, type FilingRefusal } from './domain/filing.ts'
import { receivingGrant } from './domain/may.ts'
import { listLateFilings } from './filing-queries.ts'
import { lockFiling, writeFilingEvent, type Filing } from './filing-store.ts'
import { readingAll } from './report-question.ts'
import { filingTitle } from './words.ts'

/** What becomes of one of the chosen reports. */
export type FilingUrged = { readonly id: string; readonly outcome: Result<{ readonly number: string }, FilingRefusal> }

type Urging = {
  /** The same for a resend. */
  readonly commandId: string
  readonly ids: readonly string[]
  /** `null`: the words of the house. */
  readonly text: string | null
}

export const MOST_FILINGS_URGED = 200
const MOST_WORDS = 2_000

/** Whether a report waits with its unit although its day is over, and by how many days. */
const lateOf = (ctx: Ctx, filing: Filing): number => (isWithUnit(filing.state) ? daysLate(filing.dueOn, today(ctx)) : 0)

/** The slip to the unit that owes the report, and the line in the report's history; a resend writes neither. */
const urgeOne = async (trx: Trx, ctx: Ctx, filing: Filing, from: UnitId, { commandId, text }: Pick<Urging, 'commandId' | 'text'>): Promise<{ readonly number: string; readonly isNew: boolean }> => {
  const late = lateOf(ctx, filing)
  const urged = await urgeSubject(trx, ctx, {
    commandId,
    subject: { kind: 'filing', id: filing.id, title: filingTitle(filing), href: `/bao-cao/dinh-ky/${filing.id}` },
    fromUnitId: from,
    toUnitId: filing.unitId,
    words: text ?? lateWorkDirective(late),
  })
  if (!urged.ok) throw new Error(`a report could not be urged: ${urged.refusal.code}`)
  const { slipId, number, isNew } = urged.value
  if (isNew) await writeFilingEvent(trx, ctx, filing, { type: 'urged', text, daysLate: late, slip: { id: slipId, number } })
  return { number, isNew }
}

/** Urges units whose reports are late, one or many: each stands for itself. */
export const urgeFilings = async (ctx: Ctx, { commandId, ids, text: typed }: Urging): Promise<Result<readonly FilingUrged[], FilingRefusal>> => {
  const text = typed === null || typed.trim() === '' ? null : typed.trim()
  if (ids.length === 0) return refuse('reportNothingPickedRequired')
  if (text !== null && text.length > MOST_WORDS) return refuse('reportUrgingTooLong', { most: MOST_WORDS })
  const urged: FilingUrged[] = []
  for (const id of ids.slice(0, MOST_FILINGS_URGED)) {
    const outcome = await readingAll(ctx, async (trx): Promise<FilingUrged['outcome']> => {
      const filing = await lockFiling(trx, id)
      if (filing === undefined) return refuse('reportFilingNotFound')
      const grant = filing.recipientUnitId === null ? undefined : receivingGrant(ctx.actor, filing.recipientUnitId, await unitTree(trx, today(ctx)))
      if (grant === undefined) return refuse('reportFilingNotAllowed')
      return lateOf(ctx, filing) === 0 ? refuse('reportNotLateConflict') : ok(await urgeOne(trx, ctx, filing, grant.unitId, { commandId, text }))
    })
    urged.push({ id, outcome })
  }
  return ok(urged)
}

/** The daily urging of late reports: one, three, then every seven days after the due day, once a day. Resolves to how many. */
export const urgeLateFilings = async (ctx: Ctx): Promise<number> => {
  const day = today(ctx)
  const late = await readingAll(ctx, (trx) => listLateFilings(trx, day))
  let urged = 0
  for (const { id } of late.filter(({ dueOn }) => isUrgingDay(daysLate(dueOn, day)))) {
    urged += await readingAll(ctx, async (trx) => {
      const filing = await lockFiling(trx, id)
      const wasUrged = filing?.urgedAt != null && vietnamDay(filing.urgedAt).equals(day)
      if (filing === undefined || lateOf(ctx, filing) === 0 || wasUrged) return 0
      const { isNew } = await urgeOne(trx, ctx, filing, filing.recipientUnitId ?? filing.unitId, { commandId: `urge-reports/${day}`, text: null })
      return isNew ? 1 : 0
    })
  }
  return urged
}
