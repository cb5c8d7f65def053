import type { Ctx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { printOfficialReport } from '#papers/official-report.ts'
import type { Press } from '#papers/render.ts'
import { wordOfficialReport } from '#papers/word/official-report.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import type { ReportFile } from '#reports/files/report-file.ts'
import { readingAll } from '#reports/report-question.ts'
import type { ReportDocument } from '../compose-document.ts'
import { readDocument } from '../filled-report.ts'
import { findReport } from '../queries.ts'
import { reformReportJson } from '../report-json.ts'
import { reportPaperInput, type PaperFacts } from './report-paper.ts'
import { annexWorkbook } from './report-workbook.ts'

export const REPORT_FILE_KINDS = ['docx', 'pdf', 'xlsx', 'json'] as const
export type ReportFileKind = (typeof REPORT_FILE_KINDS)[number]

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} satisfies Record<ReportFileKind, string>

/** A document as a file; "bao-cao-cchc-H50.101-2026-M9.docx". */
export const documentFile = async (press: () => Press, document: ReportDocument, facts: PaperFacts, kind: ReportFileKind): Promise<ReportFile> => {
  const file = { ok: true, type: TYPES[kind], name: `bao-cao-cchc-${document.unit.code.replaceAll(/[^\w.-]/g, '')}-${document.period.code}.${kind}` } as const
  switch (kind) {
    case 'json': return { ...file, body: JSON.stringify(reformReportJson(document)) }
    case 'xlsx': return { ...file, body: await annexWorkbook(document) }
    case 'docx': return { ...file, body: wordOfficialReport(reportPaperInput(document, facts)) }
    case 'pdf': {
      const printed = printOfficialReport(press(), reportPaperInput(document, facts))
      return printed.ok
        ? { ...file, body: printed.value.pdf }
        : { ok: false, code: printed.refusal.code, message: paperRefusals[printed.refusal.code](printed.refusal.facts) }
    }
  }
}

/** A report as a file: as it was signed, else the draft as it stands. Undefined: not there for this actor. */
export const makeReformReportFile = (ctx: Ctx, press: () => Press, id: string, kind: ReportFileKind): Promise<ReportFile | undefined> =>
  readingAll(ctx, async (trx): Promise<ReportFile | undefined> => {
    const report = await findReport(trx, id)
    const tree = await unitTree(trx, today(ctx))
    if (report === undefined || !readableUnits(ctx.actor, tree).has(report.unitId)) return undefined
    const { document, signer, delegationForm } = await readDocument(trx, report)
    return documentFile(press, document, {
      tree: await unitTree(trx, report.to), unitId: report.unitId,
      recipient: report.recipientUnitId === null ? undefined : tree.find(report.recipientUnitId)?.name,
      printedAt: toAt(ctx.clock()), signer: signer === null ? null : { name: signer, delegationForm },
      number: signer === null ? null : report.documentNumber, documentOn: signer === null ? null : report.documentOn,
      stateHash: signer === null ? null : report.stateHash,
    }, kind)
  })
