import type { Ctx, Trx } from '#db/context.ts'
import { lastEndedBefore } from '#figures/domain/reporting-period.ts'
import { ok, type Refusal, type Result } from '#kernel/result.ts'
import { isInForce } from '#law/dated.ts'
import { PERIOD_SYSTEMS } from '#law/period-systems.ts'
import { findFormSlug, REPORT_FORMS, reportFormOn } from '#law/report-forms.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { fillReport, type Report } from '../ask-report.ts'
import type { Correction } from '../corrections.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import { countOf } from '../domain/fill-sheet.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { factsOf, headOf, isStrong, notesOf, recipientOf } from '../files/report-table.ts'
import { cellHref, FILE_KINDS, fileHref, fixedInput, localMoment, readAddress, reportHref } from '../report-address.ts'
import type { AskingRefusal } from '../refusals.ts'
import { opensDossiers } from '../own-items.ts'
import { readingAll, readQuestion, ROW_VIEWS, type ReportInput, type RowView } from '../report-question.ts'
import { nameOfPeriod, ROW_VIEW_WORDS, writeAsOf, writeBreach, writeCell } from '../words.ts'

type Linked = { readonly to: string; readonly label: string; readonly current: boolean }

/** A filled form as the screen draws it: words only, each number with the address of its dossiers. */
export type TableView = {
  readonly head: ReturnType<typeof headOf>
  readonly numbers: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly depth: number
    readonly isStrong: boolean
    readonly numbering: string
    readonly label: string
    /** `now` stands beside a frozen figure that is another today. */
    readonly cells: readonly { readonly no: number; readonly text: string; readonly href: string | null; readonly now: string | null }[]
  }[]
}

export type ReportPage = {
  readonly form: { readonly slug: string; readonly code: string; readonly title: string; readonly source: string; readonly isVerified: boolean; readonly isInForce: boolean; readonly unit: string }
  readonly forms: readonly { readonly value: string; readonly label: string }[]
  readonly units: readonly { readonly value: string; readonly label: string }[]
  readonly asked: { readonly unit: string; readonly from: string; readonly to: string; readonly asOf: string; readonly by: string }
  readonly periods: readonly { readonly heading: string; readonly links: readonly Linked[] }[]
  /** Absent when what was asked cannot be answered. */
  readonly filled: {
    readonly facts: readonly { readonly name: string; readonly value: string }[]
    readonly asOf: string
    readonly provisional: boolean
    readonly views: readonly Linked[]
    readonly table: TableView
    readonly breaches: readonly string[]
    readonly notes: readonly string[]
    readonly files: readonly { readonly kind: string; readonly href: string }[]
  } | null
  readonly refusal: Refusal<AskingRefusal> | null
}

const unitOptions = (ctx: Ctx, tree: UnitTree): ReportPage['units'] => {
  const readable = readableUnits(ctx.actor, tree)
  return agenciesOf(tree)
    .filter(({ id }) => readable.has(id))
    .map(({ id, code, name }) => ({ value: code, label: `${'  '.repeat(tree.depth(id))}${name}` }))
}

/** The last ended periods that offices report on, by system. */
const periodLinks = (ctx: Ctx, input: ReportInput): ReportPage['periods'] =>
  PERIOD_SYSTEMS.map(({ code, kinds }) => ({
    heading: code === 'statutory' ? 'Kỳ báo cáo (15 đến 14)' : 'Theo lịch',
    links: kinds.filter((kind) => kind !== 'nineMonths').map((kind) => {
      const period = lastEndedBefore(code, kind, today(ctx))
      const [from, to] = [period.from.toString(), period.to.toString()]
      return { to: reportHref({ ...input, from, to, asOf: undefined }), label: nameOfPeriod(period), current: input.from === from && input.to === to }
    }),
  }))

/** A filled form for the screen; `corrections` are what frozen cells would say today. */
export const tableView = (report: Report, input: ReportInput, corrections: readonly Correction[] = []): TableView => {
  const { form } = report.question
  const columns = form.columns.filter(({ kind }) => kind !== 'index' && kind !== 'name')
  const corrected = new Map(corrections.map((one) => [`${one.rowKey} ${one.column}`, one.now]))
  return {
    head: headOf(report),
    numbers: form.columns.map(({ no }) => `(${no})`),
    rows: report.sheet.rows.map((row) => ({
      key: row.key, depth: row.depth, isStrong: isStrong(row), numbering: row.numbering, label: row.label,
      cells: columns.map((column) => {
        const value = row.cells[column.no]
        const opens = value !== null && value !== undefined && value !== 0 && column.kind === 'count' && opensDossiers(countOf(form, column))
        const now = corrected.get(`${row.key} ${column.no}`)
        return {
          no: column.no, text: writeCell(column, value), href: opens ? cellHref(input, row.key, column.no) : null,
          now: now === undefined ? null : writeCell(column, now),
        }
      }),
    })),
  }
}

const filledOf = (report: Report, by: string | undefined): NonNullable<ReportPage['filled']> => {
  const { question } = report
  const fixed = fixedInput(question, by)
  return {
    facts: factsOf({ question, recipient: recipientOf(question) }),
    asOf: writeAsOf(question.asOf),
    provisional: report.provisional,
    views: [
      { to: reportHref({ ...fixed, by: undefined }), label: 'Theo biểu', current: by === undefined || by === '' },
      ...(Object.keys(ROW_VIEWS) as RowView[]).map((view) => ({ to: reportHref({ ...fixed, by: view }), label: ROW_VIEW_WORDS[view], current: by === view })),
    ],
    table: tableView(report, fixed),
    breaches: report.breaches.map(writeBreach),
    notes: notesOf(report),
    files: FILE_KINDS.map((kind) => ({ kind, href: fileHref(fixed, kind) })),
  }
}

const fillIt = async (trx: Trx, ctx: Ctx, input: ReportInput): Promise<Result<Report, AskingRefusal>> => {
  const question = await readQuestion(trx, ctx, input)
  return question.ok ? ok(await fillReport(trx, ctx, question.value)) : question
}

/** The screen of one form; without unit and days the actor's agency and the last statutory month. Undefined: no such form. */
export const loadReportPage = (ctx: Ctx, slug: string, query: URLSearchParams): Promise<ReportPage | undefined> =>
  readingAll(ctx, async (trx): Promise<ReportPage | undefined> => {
    const typed = readAddress(slug, query)
    const day = today(ctx)
    const form = reportFormOn(slug, typed.to === '' ? day.toString() : typed.to)
    if (form === undefined || findFormSlug(slug) !== slug) return undefined
    const units = unitOptions(ctx, await unitTree(trx, day))
    const usual = lastEndedBefore('statutory', 'month', day)
    const input: ReportInput = {
      ...typed,
      unit: typed.unit === '' ? (units[0]?.value ?? '') : typed.unit,
      from: typed.from === '' ? usual.from.toString() : typed.from,
      to: typed.to === '' ? usual.to.toString() : typed.to,
    }
    const report = await fillIt(trx, ctx, input)
    return {
      form: {
        slug, code: form.code, title: form.title, source: form.source, unit: form.unit,
        isVerified: form.checked === 'verified', isInForce: isInForce(form, input.to),
      },
      forms: REPORT_FORMS.map((one) => ({ value: one.slug, label: one.label ?? one.code })),
      units,
      asked: {
        unit: input.unit, from: input.from, to: input.to, by: input.by ?? '',
        asOf: input.asOf === undefined || !report.ok ? (input.asOf ?? '') : localMoment(report.value.question.asOf),
      },
      periods: periodLinks(ctx, input),
      filled: report.ok ? filledOf(report.value, input.by) : null,
      refusal: report.ok ? null : report.refusal,
    }
  })
