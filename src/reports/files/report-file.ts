import type { Ctx } from '#db/context.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { paperRefusals } from '#papers/refusals.ts'
import type { Press } from '#papers/render.ts'
import { staffName } from '../actor-name.ts'
import { askReport, type Report } from '../ask-report.ts'
import { findFilingReport } from '../filing-report.ts'
import { reportSentence } from '../refusals.ts'
import { reportJson } from '../report-json.ts'
import { readingAll, type ReportInput } from '../report-question.ts'
import type { FileKind } from '../report-address.ts'
import { reportCsv } from './report-csv.ts'
import { reportPaper } from './report-paper.ts'
import { reportWorkbook } from './report-workbook.ts'

export type ReportFile =
  | { readonly ok: true; readonly body: Uint8Array | string; readonly type: string; readonly name: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} satisfies Record<FileKind, string>

/** "ii-06a-H50.101-2026-06-15-2026-09-14.xlsx". */
const nameOf = ({ question: { form, unit, period } }: Report, kind: FileKind): string =>
  `${form.slug}-${unit.code.replaceAll(/[^\w.-]/g, '')}-${period.from}-${period.to}.${kind}`

/** What a signed report carries on paper beside its figures. */
type Carried = Pick<Parameters<typeof reportPaper>[2], 'people' | 'remarks'>

const bodyOf = async (ctx: Ctx, press: () => Press, report: Report, kind: FileKind, carried: Carried): Promise<ReportFile> => {
  const file = { ok: true, type: TYPES[kind], name: nameOf(report, kind) } as const
  switch (kind) {
    case 'xlsx': return { ...file, body: await readingAll(ctx, (trx) => reportWorkbook(trx, report)) }
    case 'csv': return { ...file, body: reportCsv(report) }
    case 'json': return { ...file, body: JSON.stringify(reportJson(report)) }
    case 'pdf': {
      const printed = reportPaper(press(), report, { printedAt: ctx.clock(), ...carried })
      return printed.ok
        ? { ...file, body: printed.value.pdf }
        : { ok: false, code: printed.refusal.code, message: paperRefusals[printed.refusal.code](printed.refusal.facts) }
    }
  }
}

/** The report that is asked for, as a file. */
export const makeReportFile = async (ctx: Ctx, press: () => Press, input: ReportInput, kind: FileKind): Promise<ReportFile> => {
  const asked = await askReport(ctx, input)
  return asked.ok ? bodyOf(ctx, press, asked.value, kind, { people: { preparer: staffName(ctx.actor) } }) : { ok: false, code: asked.refusal.code, message: reportSentence(asked.refusal) }
}

/** A periodic report as a file: the frozen figures, the words of the unit, who signed. Undefined: not there for this actor. */
export const makeFilingFile = async (ctx: Ctx, press: () => Press, id: string, kind: FileKind): Promise<ReportFile | undefined> => {
  const found = await findFilingReport(ctx, id)
  if (found === undefined) return undefined
  const { filing, report, signed } = found
  const isSigned = filing.state === 'signed' || filing.state === 'accepted'
  const signer = isSigned && signed !== undefined ? { titles: [signed.delegationForm === null ? 'Thủ trưởng đơn vị' : `${signed.delegationForm}. Thủ trưởng đơn vị`], name: signed.actorName ?? '' } : undefined
  const remarks = [
    ...(filing.comment === null ? [] : [`Nhận xét của đơn vị: ${filing.comment}`]),
    ...(filing.explanation === null ? [] : [`Giải thích điều chỉnh sau chốt: ${filing.explanation}`]),
    ...(isSigned && signed !== undefined && filing.stateHash !== null ? [`Đã ký trên hệ thống lúc ${formatMoment(signed.recordedAt)}; dấu kiểm SHA-256 ${filing.stateHash}.`] : []),
  ]
  return bodyOf(ctx, press, report, kind, { people: { preparer: '', ...(signer !== undefined && { signer }) }, remarks })
}
