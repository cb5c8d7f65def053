import type { Ctx } from '#db/context.ts'
import { grantsOf } from '#identity/domain/may.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { REFORM_PERIODS } from '#law/reform-reports.ts'
import { agenciesOf, agencyOf } from '#organisation/domain/agency.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { daysLate } from '#reports/domain/filing.ts'
import { mayPrepare, mayReceive } from '#reports/domain/may.ts'
import { readingAll } from '#reports/report-question.ts'
import { dueDayOf, nameOfReformPeriod, periodCode, reformPeriod, type ReformPeriod } from '../domain/reform-period.ts'
import { isAwaited, type ReformReportState } from '../domain/report.ts'
import { periodOfReport } from '../filled-report.ts'
import { listReports, listReportsTo } from '../queries.ts'
import { reportersTo } from '../report-scope.ts'
import { reportHref } from '../report-href.ts'
import type { StoredReport } from '../report-store.ts'
import { NOT_OPENED, REPORT_STATE_WORDS } from '../words.ts'

/** One report in a list; without an id it is owed and nobody opened it. */
export type ReportLine = {
  readonly key: string
  readonly id: string | null
  readonly href: string | null
  readonly unitName: string
  readonly period: string
  readonly dueOn: string
  readonly state: ReformReportState | 'notOpened'
  readonly words: string
  /** Days past the due day; 0 for one that was sent or is not due. */
  readonly daysLate: number
  readonly wasUrged: boolean
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const reportLine = (report: StoredReport, tree: UnitTree, day: PlainDate): ReportLine => ({
  key: report.id, id: report.id, href: reportHref(report.id),
  unitName: tree.find(report.unitId)?.name ?? 'Đơn vị cũ',
  period: capital(nameOfReformPeriod(periodOfReport(report))),
  dueOn: report.dueOn.toString(),
  state: report.state,
  words: REPORT_STATE_WORDS[report.state],
  daysLate: isAwaited(report.state) ? daysLate(report.dueOn, day) : 0,
  wasUrged: report.urgedAt !== null,
})

const notOpenedLine = (unit: Unit, period: ReformPeriod, dueOn: PlainDate, day: PlainDate): ReportLine => ({
  key: `${unit.id} ${periodCode(period)}`, id: null, href: null, unitName: unit.name, period: capital(nameOfReformPeriod(period)), dueOn: dueOn.toString(),
  state: 'notOpened', words: NOT_OPENED, daysLate: daysLate(dueOn, day), wasUrged: false,
})

/** A period that a unit may open now. */
export type OpenablePeriod = { readonly unitId: string; readonly unitName: string; readonly code: string; readonly name: string; readonly dueOn: string; readonly isRunning: boolean; readonly daysLate: number }

export type ReportsPage = { readonly lines: readonly ReportLine[]; readonly openable: readonly OpenablePeriod[] }

const MOST_SHOWN = 200

/** Periods of this year and of the last that have begun. */
const begunPeriods = (day: PlainDate): readonly ReformPeriod[] =>
  [day.year + 1, day.year].flatMap((year) => REFORM_PERIODS.map(({ code }) => reformPeriod(code, year))).filter(({ from }) => Temporal.PlainDate.compare(from, day) <= 0)

/** What the actor's own agency owes: the reports that are open, and the periods that it can open; others' stand in the list of sending. */
export const loadReportsPage = (ctx: Ctx): Promise<ReportsPage> =>
  readingAll(ctx, async (trx) => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const own = new Set(grantsOf(ctx.actor).map(({ unitId }) => agencyOf(tree, unitId)?.id))
    const units = agenciesOf(tree).filter(({ id }) => own.has(id) && mayPrepare(ctx.actor, id, tree))
    const reports = units.length === 0 ? [] : await listReports(trx, units.map(({ id }) => id), MOST_SHOWN)
    const isOpened = (unit: Unit, period: ReformPeriod): boolean => reports.some(({ unitId, kind, from }) => unitId === unit.id && kind === period.kind && from.equals(period.from))
    const openable = units.flatMap((unit) => begunPeriods(day).flatMap((period): OpenablePeriod[] => {
      const dueOn = dueDayOf(unit, period)
      if (dueOn === undefined || isOpened(unit, period)) return []
      const isRunning = Temporal.PlainDate.compare(period.to, day) >= 0
      return [{ unitId: unit.id, unitName: unit.name, code: periodCode(period), name: capital(nameOfReformPeriod(period)), dueOn: dueOn.toString(), isRunning, daysLate: daysLate(dueOn, day) }]
    }))
    return { lines: reports.map((report) => reportLine(report, tree, day)), openable }
  })

export type SendingPage = {
  readonly recipient: string
  readonly periods: readonly { readonly code: string; readonly name: string; readonly href: string; readonly isCurrent: boolean }[]
  readonly title: string
  readonly days: { readonly from: string; readonly to: string }
  readonly lines: readonly ReportLine[]
  readonly counts: { readonly owed: number; readonly sent: number; readonly accepted: number; readonly returned: number; readonly late: number }
  /** For the form that urges. */
  readonly commandId: string
}

const countsOf = (lines: readonly ReportLine[]): SendingPage['counts'] => ({
  owed: lines.length,
  sent: lines.filter(({ state }) => state === 'sent' || state === 'accepted').length,
  accepted: lines.filter(({ state }) => state === 'accepted').length,
  returned: lines.filter(({ state }) => state === 'returned').length,
  late: lines.filter((line) => line.daysLate > 0).length,
})

/** Who has sent and who has not, at this moment, for the agency that the actor receives for. Undefined: they receive for none. */
export const loadSendingPage = (ctx: Ctx, query: URLSearchParams): Promise<SendingPage | undefined> =>
  readingAll(ctx, async (trx): Promise<SendingPage | undefined> => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const recipient = agenciesOf(tree).find(({ id }) => tree.children(id).length > 0 && mayReceive(ctx.actor, id, tree))
    const periods = begunPeriods(day)
    const asked = periods.find((period) => periodCode(period) === query.get('ky'))
    const ended = periods.filter(({ to }) => Temporal.PlainDate.compare(to, day) < 0).toSorted((a, b) => Temporal.PlainDate.compare(b.to, a.to))
    const chosen = asked ?? ended[0] ?? periods[0]
    if (recipient === undefined || chosen === undefined) return undefined
    const treeThen = Temporal.PlainDate.compare(chosen.to, day) < 0 ? await unitTree(trx, chosen.to) : tree
    const reports = await listReportsTo(trx, recipient.id, chosen)
    const opened = new Set(reports.map(({ unitId }) => unitId))
    const silent = reportersTo(treeThen, recipient.id, chosen.to.toString()).filter(({ id }) => !opened.has(id))
      .flatMap((unit) => {
        const dueOn = dueDayOf(unit, chosen)
        return dueOn === undefined ? [] : [notOpenedLine(unit, chosen, dueOn, day)]
      })
    const lines = [...reports.map((report) => reportLine(report, treeThen, day)), ...silent].toSorted((a, b) => b.daysLate - a.daysLate || a.unitName.localeCompare(b.unitName, 'vi'))
    return {
      recipient: recipient.name,
      periods: periods.map((period) => ({ code: periodCode(period), name: capital(nameOfReformPeriod(period)), href: `?ky=${periodCode(period)}`, isCurrent: period === chosen })),
      title: capital(nameOfReformPeriod(chosen)), days: { from: chosen.from.toString(), to: chosen.to.toString() },
      lines, counts: countsOf(lines), commandId: ctx.newId(),
    }
  })
