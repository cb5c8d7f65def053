import type { Ctx, Trx } from '#db/context.ts'
import { placeFence } from '#figures/fence.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type Instant, type PlainDate } from '#kernel/time.ts'
import { REFORM_PERIODS } from '#law/reform-reports.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayPrepare } from '#reports/domain/may.ts'
import { readingAll } from '#reports/report-question.ts'
import { comparedOf } from './compose-document.ts'
import { proposeText } from './domain/propose.ts'
import { dueDayOf, reformPeriod, type ReformPeriod } from './domain/reform-period.ts'
import type { ReformReportRefusal, ReportContent } from './domain/report.ts'
import { fillReport } from './filled-report.ts'
import { findReportOf, getReport, listReports } from './queries.ts'
import { recipientOf } from './report-scope.ts'
import { keepReportSnapshot, readGround } from './snapshot.ts'
import { insertReport, type StoredReport } from './report-store.ts'

/** An office that begins with the program owes what fell due lately, not the reports of years before it. */
const DUE_WITHIN_DAYS = 31

const EMPTY: ReportContent = { texts: {}, answers: {}, explanation: null }

/** The texts that the facts propose, for every heading that has some. */
const proposedTexts = (filled: ReturnType<typeof fillReport>): ReportContent['texts'] => {
  const compared = comparedOf(filled)
  return Object.fromEntries(filled.outline.nodes.flatMap((node) => {
    const text = proposeText(node, compared)
    return text === '' ? [] : [[node.code, text]]
  }))
}

/** Fills the report of a unit as of the fence, freezes its figures, proposes its paragraphs and opens it. */
const openOne = async (ctx: Ctx, unitId: UnitId, period: ReformPeriod, asOf: Instant): Promise<Result<StoredReport, ReformReportRefusal>> => {
  const ground = await readGround(ctx, unitId, period, asOf)
  if (ground === undefined) return refuse('reformReportUnitUnknown')
  const { scope, snapshot } = ground
  const dueOn = dueDayOf(scope.unit, period)
  if (dueOn === undefined) return refuse('reformReportNotOwedConflict', { unit: scope.unit.name })
  return readingAll(ctx, async (trx): Promise<Result<StoredReport, ReformReportRefusal>> => {
    const before = await findReportOf(trx, unitId, period)
    if (before !== undefined) return ok(before)
    const id = ctx.newId()
    const snapshotId = await keepReportSnapshot(trx, ctx, id, scope, period, asOf, snapshot)
    const texts = proposedTexts(fillReport(scope, period, asOf, snapshot, EMPTY))
    await insertReport(trx, ctx, { id, unitId, recipientUnitId: recipientOf(scope.tree, scope.unit), dueOn, period }, { type: 'opened', snapshotId, texts, answers: {} })
    return ok(await getReport(trx, id))
  })
}

/** Opens the report of a unit by hand, also while its period is still running; one that is open stays as it is. */
export const openReport = async (ctx: Ctx, { unitId, period }: { readonly unitId: UnitId; readonly period: ReformPeriod }): Promise<Result<StoredReport, ReformReportRefusal>> => {
  const day = today(ctx)
  const tree = await readingAll(ctx, (trx) => unitTree(trx, day))
  if (!mayPrepare(ctx.actor, unitId, tree)) return refuse('reformReportNotAllowed')
  if (Temporal.PlainDate.compare(period.from, day) > 0) return refuse('reformReportPeriodNotBegunConflict')
  const asOf = await placeFence(ctx)
  return openOne(ctx, unitId, period, asOf)
}

/** The last ended period of each kind. */
const endedPeriods = (day: PlainDate): readonly ReformPeriod[] =>
  REFORM_PERIODS.map(({ code }) => {
    const period = reformPeriod(code, day.year + 1)
    return [period, reformPeriod(code, day.year), reformPeriod(code, day.year - 1)].find(({ to }) => Temporal.PlainDate.compare(to, day) < 0) ?? period
  })

/** Which units owe which ended period and have no report yet; an office with reports gets those it missed. */
const findUnopened = async (trx: Trx, day: PlainDate): Promise<readonly { readonly unitId: UnitId; readonly period: ReformPeriod }[]> => {
  const found: { unitId: UnitId; period: ReformPeriod }[] = []
  for (const period of endedPeriods(day)) {
    const tree = await unitTree(trx, period.to)
    const owing = tree.units.flatMap((unit) => {
      const dueOn = dueDayOf(unit, period)
      return dueOn === undefined ? [] : [{ unitId: unit.id, dueOn }]
    })
    const opened = await listReports(trx, owing.map(({ unitId }) => unitId), owing.length * REFORM_PERIODS.length)
    const has = new Set(opened.filter(({ kind, from }) => kind === period.kind && from.equals(period.from)).map(({ unitId }) => unitId))
    const isKnown = new Set(opened.map(({ unitId }) => unitId))
    for (const { unitId, dueOn } of owing) {
      const isRecent = Temporal.PlainDate.compare(dueOn.add({ days: DUE_WITHIN_DAYS }), day) >= 0
      const isMissed = isKnown.has(unitId) && opened.some((report) => report.unitId === unitId && Temporal.PlainDate.compare(report.to, period.to) < 0)
      if (!has.has(unitId) && (isRecent || isMissed)) found.push({ unitId, period })
    }
  }
  return found
}

/** The nightly opening of every report whose period ended. Again: what is opened stays. Resolves to how many. */
export const openReports = async (ctx: Ctx): Promise<number> => {
  const open = await readingAll(ctx, (trx) => findUnopened(trx, today(ctx)))
  if (open.length === 0) return 0
  const asOf = await placeFence(ctx)
  for (const { unitId, period } of open) await openOne(ctx, unitId, period, asOf)
  return open.length
}
