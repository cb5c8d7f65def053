import type { Ctx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import { findEvidenceFile } from '#evidence/tie-evidence.ts'
import type { StoredFile } from '#files/store.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { fromAt } from '#kernel/at.ts'
import type { FileId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { ANNEX_BASIS, findIndicator } from '#law/reform-reports.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayPrepare } from '#reports/domain/may.ts'
import { readingAll } from '#reports/report-question.ts'
import { composeAnnexes, nameOfLastYear, type AnnexRow } from '../compose-document.ts'
import { differenceOf } from '../domain/difference.ts'
import { isTyped } from '../domain/fact.ts'
import { saidBelow } from '../domain/merge.ts'
import { isWithWriters } from '../domain/report.ts'
import { factHref } from '../fact-links.ts'
import { readDocument, readLive, type LiveReport } from '../filled-report.ts'
import { findReport } from '../queries.ts'
import { annexHref, reportHref, rowHref } from '../report-href.ts'
import type { StoredReport } from '../report-store.ts'
import { ORIGIN_WORDS, writeFigure, writeShortDifference } from '../words.ts'
import { reportLine, type ReportLine } from './report-lines.ts'

export type AnnexLine = AnnexRow & {
  /** Where its rows are shown, when a page does. */
  readonly href: string | null
  /** Evidence, what the units below say, and where it comes from. */
  readonly detailHref: string
  readonly originWords: string
  /** A box to type it; the text in it is what was typed before. */
  readonly box: { readonly value: string; readonly note: string; readonly hint: string | null } | null
  readonly evidenceCount: number
}

export type AnnexPage = {
  readonly line: ReportLine
  readonly id: string
  readonly seq: number
  readonly asOf: string
  readonly lastYear: string
  readonly annexes: readonly { readonly no: number; readonly title: string; readonly href: string; readonly isCurrent: boolean; readonly open: number }[]
  readonly title: string
  readonly no: number
  readonly rows: readonly AnnexLine[]
  readonly mayWrite: boolean
  readonly basis: string
}

type Readable = { readonly report: StoredReport; readonly live: LiveReport; readonly line: ReportLine; readonly mayWrite: boolean }

const reading = <T>(ctx: Ctx, id: string, work: (trx: Parameters<Parameters<typeof readingAll>[1]>[0], readable: Readable) => Promise<T | undefined>): Promise<T | undefined> =>
  readingAll(ctx, async (trx) => {
    const report = await findReport(trx, id)
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    if (report === undefined || !readableUnits(ctx.actor, tree).has(report.unitId)) return undefined
    const mayWrite = isWithWriters(report.state) && mayPrepare(ctx.actor, report.unitId, tree)
    return work(trx, { report, live: await readLive(trx, report), line: reportLine(report, tree, day), mayWrite })
  })

const rememberedHint = ({ snapshot }: LiveReport, code: string): string | null => {
  const last = snapshot.remembered[code]
  return last === undefined ? null : `${last.period}: ${formatNumber(last.value)}`
}

const lineOf = ({ report, live, mayWrite }: Readable, row: AnnexRow): AnnexLine => {
  const indicator = findIndicator(row.code)
  const answer = report.content.answers[row.code]
  const isOpen = mayWrite && indicator !== undefined && isTyped(indicator, live.snapshot.known)
  return {
    ...row,
    href: indicator === undefined || row.origin !== 'system' ? null : (factHref(indicator, live.scope, live.asOf) ?? null),
    detailHref: rowHref(report.id, row.code),
    originWords: ORIGIN_WORDS[row.origin],
    box: isOpen ? { value: answer === undefined ? '' : formatNumber(answer.value), note: answer?.note ?? '', hint: rememberedHint(live, row.code) } : null,
    evidenceCount: answer?.evidence.length ?? 0,
  }
}

/** One annex of a report; the first unless the address names another. Undefined when the report is not there for this actor. */
export const loadAnnexPage = (ctx: Ctx, id: string, typedNo: string | null): Promise<AnnexPage | undefined> =>
  reading(ctx, id, async (trx, readable) => {
    const { report, live, line, mayWrite } = readable
    const annexes = isWithWriters(report.state) ? composeAnnexes(live.filled) : (await readDocument(trx, report)).document.annexes
    const chosen = annexes.find(({ no }) => String(no) === typedNo) ?? annexes[0]
    if (chosen === undefined) return undefined
    const lines = (rows: readonly AnnexRow[]): readonly AnnexLine[] => rows.map((row) => lineOf(readable, row))
    return {
      line, id, seq: report.seq, asOf: formatMoment(live.asOf), lastYear: nameOfLastYear(live.period),
      annexes: annexes.map(({ no, title, rows }) => ({
        no, title, href: annexHref(id, no), isCurrent: no === chosen.no, open: lines(rows).filter(({ box, value }) => box !== null && value === null).length,
      })),
      title: chosen.title, no: chosen.no, rows: lines(chosen.rows), mayWrite,
      basis: `${ANNEX_BASIS.source} (cần đối chiếu)`,
    }
  })

export type RowPage = {
  readonly line: ReportLine
  readonly id: string
  readonly seq: number
  readonly row: AnnexLine
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** What the units below say, each with its share of the sum. */
  readonly below: readonly { readonly unitName: string; readonly href: string; readonly shown: string }[]
  readonly evidence: readonly Evidence[]
  readonly annexHref: string
}

/** One row of an annex: where its value comes from, what shows it, who below said what. */
export const loadRowPage = (ctx: Ctx, id: string, code: string): Promise<RowPage | undefined> =>
  reading(ctx, id, async (_trx, readable) => {
    const { report, live, line } = readable
    const annex = composeAnnexes(live.filled).find(({ rows }) => rows.some((one) => one.code === code))
    const found = annex?.rows.find((one) => one.code === code)
    const fact = live.filled.facts.find((one) => one.code === code)
    if (annex === undefined || found === undefined || fact === undefined) return undefined
    const last = live.snapshot.remembered[code]
    const change = last === undefined ? undefined : differenceOf(code, fact.value, last.value)
    const base = fact.base === undefined ? undefined : findIndicator(fact.base.code)
    return {
      line, id, seq: report.seq, row: lineOf(readable, found),
      facts: [
        { name: 'Số liệu', value: `${found.shown}${found.unit === '%' ? '' : ` ${found.unit}`}` },
        { name: 'Nguồn', value: ORIGIN_WORDS[found.origin] },
        ...(fact.base === undefined || base === undefined ? [] : [{ name: 'Tính trên', value: `${writeFigure(fact.base.code, fact.base.value)} (${base.code} ${base.label})` }]),
        { name: 'Kỳ', value: line.period },
        { name: 'Số liệu tính đến', value: formatMoment(fromAt(live.filled.asOf)) },
        { name: nameOfLastYear(live.period), value: `${found.shownBefore}${found.change === '' ? '' : ` (${found.change})`}` },
        ...(last === undefined ? [] : [{ name: `Nhập lần trước (${last.period})`, value: `${formatNumber(last.value)}${change === undefined ? '' : ` (nay ${writeShortDifference(change)})`}` }]),
        ...(fact.below === undefined ? [] : [{ name: 'Trong đó cấp dưới báo cáo', value: formatNumber(fact.below) }]),
      ],
      below: saidBelow(live.snapshot.merged, code).map(({ unitName, reportId, value }) => ({ unitName, href: reportHref(reportId), shown: writeFigure(code, value) })),
      evidence: report.content.answers[code]?.evidence ?? [],
      annexHref: annexHref(id, annex.no),
    }
  })

/** A file of the evidence of any row of a report, for whoever may read the report. */
export const findReportEvidence = (ctx: Ctx, id: string, fileId: FileId): Promise<StoredFile | undefined> =>
  reading(ctx, id, (trx, { report }) => findEvidenceFile(trx, ctx, Object.values(report.content.answers).flatMap(({ evidence }) => evidence), fileId))
