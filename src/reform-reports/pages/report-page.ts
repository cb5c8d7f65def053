import type { Ctx, Trx } from '#db/context.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { isWritten, type OutlineNode } from '#law/reform-reports.ts'
import { slipViews, type SlipView } from '#monitoring/pages/slip-view.ts'
import { findSubjectSlips } from '#monitoring/slip-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayPrepare, mayReceive, signingGrant } from '#reports/domain/may.ts'
import { readingAll } from '#reports/report-question.ts'
import { fromAt } from '#kernel/at.ts'
import { checkTexts } from '../check-text.ts'
import { comparedOf, composeDocument, nameOfLastYear, plainText, renderText, type Piece, type ReportDocument } from '../compose-document.ts'
import { proposeSentences } from '../domain/propose.ts'
import { isAwaited, isMerged, isPossible, isWithWriters, type ReformReportEvent } from '../domain/report.ts'
import { writeReference } from '../domain/template.ts'
import { readDocument, readLive, type LiveReport } from '../filled-report.ts'
import { REPORT_FILE_KINDS } from '../files/report-file.ts'
import { findReport, findSignedDocuments, listReportEvents, listReportsTo } from '../queries.ts'
import { annexHref, headingHref, reportFileHref } from '../report-href.ts'
import type { StoredReport } from '../report-store.ts'
import { REPORT_EVENT_WORDS } from '../words.ts'
import { findingLines, type FindingLine } from './finding-lines.ts'
import { reportLine, type ReportLine } from './report-lines.ts'

export type OutlineLine = Pick<OutlineNode, 'code' | 'number' | 'title'> & {
  readonly depth: number
  /** `null` where nobody writes: the parts above others. */
  readonly href: string | null
  readonly hasText: boolean
  /** What wants mending or an explanation. */
  readonly errors: number
  readonly isCurrent: boolean
}

/** The heading that is being written. */
export type HeadingView = Pick<OutlineNode, 'code' | 'number' | 'title'> & {
  readonly text: string
  readonly paragraphs: readonly (readonly Piece[])[]
  /** Sentences that the facts support and the text does not have yet. */
  readonly proposals: readonly { readonly template: string; readonly shown: string }[]
  /** What the reports from below say here. */
  readonly below: readonly { readonly reportId: string; readonly unitName: string; readonly text: string }[]
  /** Figures of the annex of this heading, to be put into the text. */
  readonly figures: readonly { readonly code: string; readonly reference: string; readonly label: string; readonly shown: string; readonly change: string }[]
  readonly annex: { readonly no: number; readonly href: string } | null
  readonly findings: readonly FindingLine[]
}

export type ReportPage = {
  readonly line: ReportLine
  readonly id: string
  readonly seq: number
  readonly document: ReportDocument
  readonly asOf: string
  readonly may: { readonly write: boolean; readonly submit: boolean; readonly sign: boolean; readonly send: boolean; readonly receive: boolean; readonly urge: boolean }
  readonly outline: readonly OutlineLine[]
  readonly heading: HeadingView | null
  readonly findings: readonly FindingLine[]
  readonly wrongCount: number
  readonly explanation: string
  readonly stateHash: string | null
  readonly signer: string | null
  readonly documentNumber: string | null
  readonly documentOn: string | null
  /** Reports from below that were sent after the figures were read. */
  readonly sentSince: readonly string[]
  readonly slips: readonly SlipView[]
  readonly history: readonly { readonly key: string; readonly words: string; readonly when: string; readonly text: string | null; readonly isLast: boolean }[]
  readonly files: readonly { readonly kind: string; readonly href: string }[]
  readonly today: string
}

const textOf = (event: ReformReportEvent): string | null => {
  switch (event.type) {
    case 'opened': case 'refilled': return null
    case 'written': case 'taken': return `Mục ${event.node}`
    case 'answered': return `Chỉ tiêu ${Object.keys(event.answers).join(', ')}`
    case 'submitted': return event.explanation
    case 'givenBack': case 'returned': return event.reason
    case 'signed': return `Dấu kiểm ${event.stateHash.slice(0, 16)}…`
    case 'sent': return `Số ${event.number}`
    case 'accepted': return event.note
    case 'urged': return event.text ?? `Trễ ${event.daysLate} ngày`
  }
}

const readHistory = async (trx: Trx, id: string): Promise<ReportPage['history']> => {
  const events = await listReportEvents(trx, id)
  return events.map(({ seq, event, recordedAt, actorName, delegationForm }, i) => ({
    key: String(seq), words: REPORT_EVENT_WORDS[event.type], text: textOf(event), isLast: i === events.length - 1,
    when: `${formatMoment(recordedAt)} · ${delegationForm === null ? '' : `${delegationForm}. `}${actorName ?? 'hệ thống'}`,
  }))
}

const readBelow = async (trx: Trx, { snapshot }: LiveReport, node: string): Promise<HeadingView['below']> => {
  const names = new Map(snapshot.merged.children.map(({ reportId, unitName }) => [reportId, unitName]))
  const signed = await findSignedDocuments(trx, [...names.keys()])
  return signed.flatMap(({ reportId, document }) => {
    const text = document.parts.find(({ code }) => code === node)?.paragraphs.map(plainText).join('\n') ?? ''
    return text === '' ? [] : [{ reportId, unitName: names.get(reportId) ?? '', text }]
  })
}

const readHeading = async (trx: Trx, report: StoredReport, live: LiveReport, document: ReportDocument, node: OutlineNode, findings: readonly FindingLine[]): Promise<HeadingView> => {
  const { filled, period } = live
  const compared = comparedOf(filled)
  const text = report.content.texts[node.code] ?? ''
  const lastYear = nameOfLastYear(period)
  const annex = document.annexes.find(({ no }) => no === node.annex)
  return {
    code: node.code, number: node.number, title: node.title, text,
    paragraphs: document.parts.find(({ code }) => code === node.code)?.paragraphs ?? [],
    proposals: proposeSentences(node, compared).filter((template) => !text.includes(template)).map((template) => ({ template, shown: renderText(template, compared, lastYear) })),
    below: await readBelow(trx, live, node.code),
    figures: (annex?.rows ?? []).filter(({ value }) => value !== null).map(({ code, label, shown, change }) => ({ code, reference: writeReference(code), label, shown, change })),
    annex: annex === undefined ? null : { no: annex.no, href: annexHref(report.id, annex.no) },
    findings: findings.filter((line) => line.node === node.code),
  }
}

/** Names of units whose report came after this report's figures were read. */
const readSentSince = async (trx: Trx, report: StoredReport, { snapshot, scope, period }: LiveReport): Promise<readonly string[]> => {
  const merged = new Set(snapshot.merged.children.map(({ reportId }) => reportId))
  const children = await listReportsTo(trx, report.unitId, period)
  return children.filter(({ id, state }) => isMerged(state) && !merged.has(id)).map(({ unitId }) => scope.tree.find(unitId)?.name ?? '')
}

/** One report with the heading that the address names; undefined when it is not there for this actor. */
export const loadReportPage = (ctx: Ctx, id: string, node: string | null): Promise<ReportPage | undefined> =>
  readingAll(ctx, async (trx): Promise<ReportPage | undefined> => {
    const report = await findReport(trx, id)
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    if (report === undefined || !readableUnits(ctx.actor, tree).has(report.unitId)) return undefined
    const live = await readLive(trx, report)
    const { outline } = live.filled
    const { document, signer } = isWithWriters(report.state) ? { document: composeDocument(live.filled), signer: null } : await readDocument(trx, report)
    const findings = isWithWriters(report.state) || report.state === 'submitted' ? checkTexts(live.filled).flatMap(findingLines) : []
    const line = reportLine(report, tree, day)
    const prepares = mayPrepare(ctx.actor, report.unitId, tree)
    const receives = report.recipientUnitId !== null && mayReceive(ctx.actor, report.recipientUnitId, tree)
    const write = prepares && isWithWriters(report.state)
    const asked = write ? outline.nodes.find(({ code }) => code === node) : undefined
    const heading = asked !== undefined && isWritten(asked, outline) ? asked : undefined
    return {
      line, id, seq: report.seq, document, asOf: formatMoment(fromAt(document.asOf)),
      may: {
        write, submit: write, sign: isPossible('signed', report.state) && signingGrant(ctx.actor, report.unitId) !== undefined,
        send: isPossible('sent', report.state) && prepares, receive: isPossible('accepted', report.state) && receives,
        urge: receives && isAwaited(report.state) && line.daysLate > 0,
      },
      outline: outline.nodes.map((one) => ({
        code: one.code, number: one.number, title: one.title, depth: one.code.split('.').length,
        href: isWritten(one, outline) ? (write ? headingHref(id, one.code) : `#muc-${one.code}`) : null,
        hasText: (report.content.texts[one.code] ?? '').trim() !== '',
        errors: findings.filter((finding) => finding.node === one.code && finding.tone === 'error').length,
        isCurrent: one.code === heading?.code,
      })),
      heading: heading === undefined ? null : await readHeading(trx, report, live, document, heading, findings),
      findings,
      wrongCount: findings.filter(({ tone }) => tone === 'error').length,
      explanation: report.content.explanation ?? '',
      stateHash: signer === null ? null : report.stateHash, signer,
      documentNumber: report.documentNumber, documentOn: report.documentOn?.toString() ?? null,
      sentSince: write ? await readSentSince(trx, report, live) : [],
      slips: await slipViews(trx, ctx, await findSubjectSlips(trx, { kind: 'report', id })),
      history: await readHistory(trx, id),
      files: REPORT_FILE_KINDS.map((kind) => ({ kind, href: reportFileHref(id, kind) })),
      today: day.toString(),
    }
  })
