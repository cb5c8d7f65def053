import type { Ctx, Trx } from '#db/context.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { ReportForm } from '#law/report-forms.ts'
import { slipViews, type SlipView } from '#monitoring/pages/slip-view.ts'
import { findSubjectSlips } from '#monitoring/slip-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Report } from '../ask-report.ts'
import { findCorrections, type Correction } from '../corrections.ts'
import { isWithUnit, type FilingEvent } from '../domain/filing.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { mayPrepare, mayReceive, signingGrant } from '../domain/may.ts'
import { factsOf, notesOf } from '../files/report-table.ts'
import { findChainDifferences, findFiling, frozenReport, listFilingEvents } from '../filing-queries.ts'
import type { Filing } from '../filing-store.ts'
import { fixedInput } from '../report-address.ts'
import { readingAll } from '../report-question.ts'
import { combineReports } from '../combine-reports.ts'
import { FILING_EVENT_WORDS, writeAsOf, writeBreach, writeCell, writePeriod } from '../words.ts'
import { filingLine, type FilingLine } from './filing-lines.ts'
import { tableView, type TableView } from './report-page.ts'

/** A total column of the form: what a list of reports shows of each. */
type TotalColumn = { readonly no: number; readonly label: string }

export type FilingPage = FilingLine & {
  readonly seq: number
  readonly commandId: string
  /** Slips by which this report was urged, newest first. */
  readonly slips: readonly SlipView[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly asOf: string
  readonly may: { readonly prepare: boolean; readonly sign: boolean; readonly receive: boolean; readonly urge: boolean }
  readonly table: TableView
  readonly breaches: readonly string[]
  readonly notes: readonly string[]
  /** Figures that are others today than when they were frozen. */
  readonly corrections: readonly { readonly key: string; readonly row: string; readonly column: string; readonly frozen: string; readonly now: string }[]
  readonly differences: readonly { readonly key: string; readonly row: string; readonly before: string; readonly now: string }[]
  readonly comment: string
  readonly explanation: string
  readonly stateHash: string | null
  readonly history: readonly { readonly key: string; readonly words: string; readonly when: string; readonly text: string | null; readonly isLast: boolean }[]
  readonly combined: {
    readonly columns: readonly TotalColumn[]
    readonly lines: readonly { readonly id: string; readonly unitName: string; readonly words: string; readonly cells: readonly string[]; readonly agrees: boolean; readonly differences: string }[]
    readonly accepted: number
    readonly own: readonly string[] | null
    readonly differences: readonly string[]
  } | null
  readonly files: readonly { readonly kind: string; readonly href: string }[]
}

const columnName = (form: ReportForm, no: number): string => {
  const column = form.columns.find((one) => one.no === no)
  return column === undefined ? `(${no})` : `(${no}) ${[...column.under, column.label].join(' · ')}`
}

/** Columns that the form says are the sum of others, each once. */
const totalColumns = (form: ReportForm): readonly TotalColumn[] =>
  [...new Set(form.identities.flatMap((one) => (one.kind === 'equal' && one.left.length === 1 ? one.left : [])))]
    .flatMap((no) => {
      const column = form.columns.find((one) => one.no === no)
      return column === undefined || column.under.length > 1 ? [] : [{ no, label: column.under[0] ?? column.label }]
    })

const textOf = (event: FilingEvent): string | null => {
  switch (event.type) {
    case 'opened': return null
    case 'described': return [event.comment, event.explanation].filter((text) => text !== null).join(' — ') || 'Bỏ nhận xét'
    case 'signed': return `Dấu kiểm ${event.stateHash.slice(0, 16)}…`
    case 'returned': return event.reason
    case 'accepted': return event.note
    case 'urged': return `${event.slip === undefined ? '' : `Phiếu ${event.slip.number}. `}${event.text ?? `Trễ ${event.daysLate} ngày`}`
  }
}

const readHistory = async (trx: Trx, id: string): Promise<FilingPage['history']> => {
  const events = await listFilingEvents(trx, id)
  return events.map(({ seq, event, recordedAt, actorName, delegationForm }, i) => ({
    key: String(seq), words: FILING_EVENT_WORDS[event.type], text: textOf(event), isLast: i === events.length - 1,
    when: `${formatMoment(recordedAt)} · ${delegationForm === null ? '' : `${delegationForm}. `}${actorName ?? 'hệ thống'}`,
  }))
}

const numberAt = ({ question: { form } }: Report, no: number, value: number): string => {
  const column = form.columns.find((one) => one.no === no)
  return column === undefined ? formatNumber(value) : writeCell(column, value)
}

const correctionsOf = (report: Report, corrections: readonly Correction[]): FilingPage['corrections'] =>
  corrections.map(({ rowKey, label, column, frozen, now }) => ({
    key: `${rowKey} ${column}`, row: label, column: columnName(report.question.form, column), frozen: numberAt(report, column, frozen), now: numberAt(report, column, now),
  }))

const readCombined = async (trx: Trx, ctx: Ctx, filing: Filing, report: Report): Promise<FilingPage['combined']> => {
  const { children, own, differences } = await combineReports(trx, ctx, filing)
  if (children.length === 0) return null
  const columns = totalColumns(report.question.form)
  const shown = (cells: Report['sheet']['rows'][number]['cells']): readonly string[] => columns.map(({ no }) => numberAt(report, no, cells[no] ?? 0))
  const differ = ({ column, reported, computed }: (typeof differences)[number]): string => `(${column}) ${numberAt(report, column, reported)} khác ${numberAt(report, column, computed)}`
  const tree = report.question.tree
  return {
    columns,
    lines: children.map(({ filing: child, unitName, cells, differences: found }) => ({
      id: child.id, unitName, words: filingLine(child, tree, child.to).words, cells: shown(cells), agrees: found.length === 0, differences: found.map(differ).join('; '),
    })),
    accepted: children.filter(({ state }) => state === 'accepted').length,
    own: own === null ? null : shown(own),
    differences: differences.map(differ),
  }
}

/** One periodic report; undefined when it is not there for this actor. */
export const loadFilingPage = (ctx: Ctx, id: string): Promise<FilingPage | undefined> =>
  readingAll(ctx, async (trx): Promise<FilingPage | undefined> => {
    const filing = await findFiling(trx, id)
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    if (filing === undefined || !readableUnits(ctx.actor, tree).has(filing.unitId)) return undefined
    const report = await frozenReport(trx, filing)
    const { form } = report.question
    const line = filingLine(filing, tree, day)
    const receives = filing.recipientUnitId !== null && mayReceive(ctx.actor, filing.recipientUnitId, tree)
    const recipient = filing.recipientUnitId === null ? undefined : tree.find(filing.recipientUnitId)?.name
    const corrections = await findCorrections(trx, ctx, report)
    return {
      ...line,
      seq: filing.seq,
      commandId: ctx.newId(),
      slips: await slipViews(trx, ctx, await findSubjectSlips(trx, { kind: 'filing', id })),
      facts: factsOf({ question: report.question, recipient }),
      asOf: writeAsOf(report.question.asOf),
      may: {
        prepare: isWithUnit(filing.state) && mayPrepare(ctx.actor, filing.unitId, tree),
        sign: isWithUnit(filing.state) && signingGrant(ctx.actor, filing.unitId) !== undefined,
        receive: filing.state === 'signed' && receives,
        urge: receives && line.daysLate > 0,
      },
      table: tableView(report, fixedInput(report.question, undefined), corrections),
      breaches: report.breaches.map(writeBreach),
      notes: notesOf(report),
      corrections: correctionsOf(report, corrections),
      differences: (await findChainDifferences(trx, filing, report)).map(({ rowKey, label, pendingBefore, carriedNow }) => ({
        key: rowKey, row: label, before: formatNumber(pendingBefore), now: formatNumber(carriedNow),
      })),
      comment: filing.comment ?? '',
      explanation: filing.explanation ?? '',
      stateHash: filing.stateHash,
      history: await readHistory(trx, id),
      combined: await readCombined(trx, ctx, filing, report),
      files: ['pdf', 'xlsx', 'csv', 'json'].map((kind) => ({ kind, href: `/bao-cao/dinh-ky/${id}/tep/${kind}` })),
      period: writePeriod(filing),
      formCode: form.code,
    }
  })
