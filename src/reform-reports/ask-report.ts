import { z } from 'zod'
import type { Ctx, Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findIndicator, isWritten } from '#law/reform-reports.ts'
import type { Unit } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { readingAll } from '#reports/report-question.ts'
import { checkTexts, type TextFindings } from './check-text.ts'
import { comparedOf, composeDocument, type Filled, type ReportDocument } from './compose-document.ts'
import { isTyped, rowsOf } from './domain/fact.ts'
import { proposeText } from './domain/propose.ts'
import { parseReformPeriod, type ReformPeriod } from './domain/reform-period.ts'
import type { ReformReportRefusal, ReportContent } from './domain/report.ts'
import { fillReport, readDocument, readLive } from './filled-report.ts'
import type { PaperFacts } from './files/report-paper.ts'
import { findReportOf } from './queries.ts'
import { readGround } from './snapshot.ts'

/** What a file of inputs gives: figures that only people know, and texts by heading. */
const inputsSchema = z.strictObject({
  answers: z.record(z.string(), z.union([z.number(), z.strictObject({ value: z.number(), note: z.string().max(1_000).optional() })])).default({}),
  texts: z.record(z.string(), z.string().max(40_000)).default({}),
})

/** A file of inputs; numbers alone or with a note. */
export const readInputs = (json: string): Result<ReportContent, ReformReportRefusal> => {
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    return refuse('reformReportInputsInvalid', { problem: 'không phải JSON' })
  }
  const parsed = inputsSchema.safeParse(raw)
  if (!parsed.success) return refuse('reformReportInputsInvalid', { problem: parsed.error.issues[0]?.path.join('.') ?? 'sai cấu trúc' })
  const { answers, texts } = parsed.data
  return ok({
    texts,
    answers: Object.fromEntries(Object.entries(answers).map(([code, given]) =>
      [code, typeof given === 'number' ? { value: given, note: null, evidence: [] } : { value: given.value, note: given.note ?? null, evidence: [] }])),
    explanation: null,
  })
}

export type AskedReport = { readonly document: ReportDocument; readonly findings: readonly TextFindings[]; readonly facts: Omit<PaperFacts, 'printedAt'> }

export type ReportQuestion = { readonly unit: string; readonly period: string; readonly inputs?: ReportContent | undefined }

/** Why inputs do not fit the report; undefined when they do. */
const refuseInputs = (filled: Filled, known: Readonly<Record<string, number>>, { answers, texts }: ReportContent) => {
  const rows = new Map(rowsOf({ tier: filled.unit.tier, lastDay: filled.period.to.toString() }).map((row) => [row.code, row]))
  for (const [code, { value }] of Object.entries(answers)) {
    const row = rows.get(code)
    if (row === undefined) return refuse('reformReportAnswerUnknown', { code })
    if (!isTyped(row, known)) return refuse('reformReportAnswerKnownConflict', { code, label: row.label })
    if (!(value >= 0)) return refuse('reformReportAnswerInvalid', { code, label: findIndicator(code)?.label ?? '' })
  }
  const unknown = Object.keys(texts).find((node) => !filled.outline.nodes.some((one) => one.code === node && isWritten(one, filled.outline)))
  return unknown === undefined ? undefined : refuse('reformReportHeadingUnknown', { node: unknown })
}

/** A heading without a text of its own gets what the facts propose. */
const withProposals = (filled: Filled): ReportContent => {
  const compared = comparedOf(filled)
  return { ...filled.content, texts: Object.fromEntries(filled.outline.nodes.map((node) => [node.code, filled.content.texts[node.code] ?? proposeText(node, compared)])) }
}

type Named = { readonly unit: Unit; readonly period: ReformPeriod; readonly papers: AskedReport['facts'] }

const readNamed = async (trx: Trx, ctx: Ctx, { unit: code, period: typed }: ReportQuestion): Promise<Result<Named, ReformReportRefusal>> => {
  const period = parseReformPeriod(typed)
  if (period === undefined) return refuse('reformReportPeriodUnknown', { period: typed })
  const [tree, treeBefore] = [await unitTree(trx, period.to), await unitTree(trx, period.from)]
  const unit = tree.findByCode(code) ?? treeBefore.findByCode(code)
  const trees = [await unitTree(trx, today(ctx)), tree]
  if (unit === undefined || !trees.some((held) => readableUnits(ctx.actor, held).has(unit.id))) return refuse('reformReportUnitUnknown', { unit: code })
  const own = tree.find(unit.id) === undefined ? treeBefore : tree
  const recipient = unit.parentId === null ? undefined : own.find(unit.parentId)?.name
  return ok({ unit, period, papers: { tree: own, unitId: unit.id, recipient, signer: null, number: null, documentOn: null, stateHash: null } })
}

/** The report that is kept for the unit and period. */
const readStored = async (trx: Trx, { unit, period, papers }: Named): Promise<AskedReport | undefined> => {
  const stored = await findReportOf(trx, unit.id, period)
  if (stored === undefined) return undefined
  const { document, signer, delegationForm } = await readDocument(trx, stored)
  const { documentNumber: number, documentOn, stateHash } = stored
  const signed = signer === null ? {} : { signer: { name: signer, delegationForm }, number, documentOn, stateHash }
  return { document, findings: checkTexts((await readLive(trx, stored)).filled), facts: { ...papers, ...signed } }
}

/** The report of a unit and period: the one that is kept, else one filled now with what the inputs give. */
export const askReformReport = async (ctx: Ctx, question: ReportQuestion): Promise<Result<AskedReport, ReformReportRefusal>> => {
  const named = await readingAll(ctx, (trx) => readNamed(trx, ctx, question))
  if (!named.ok) return named
  const { unit, period, papers } = named.value
  const stored = question.inputs === undefined ? await readingAll(ctx, (trx) => readStored(trx, named.value)) : undefined
  if (stored !== undefined) return ok(stored)
  const asOf = ctx.clock()
  const ground = await readGround(ctx, unit.id, period, asOf)
  if (ground === undefined) return refuse('reformReportUnitUnknown', { unit: question.unit })
  const filled = fillReport(ground.scope, period, asOf, ground.snapshot, question.inputs ?? { texts: {}, answers: {}, explanation: null })
  const refused = refuseInputs(filled, ground.snapshot.known, filled.content)
  if (refused !== undefined) return refused
  const proposed = { ...filled, content: withProposals(filled) }
  return ok({ document: composeDocument(proposed), findings: checkTexts(proposed), facts: papers })
}

export const paperFactsOf = ({ facts }: AskedReport, ctx: Pick<Ctx, 'clock'>): PaperFacts => ({ ...facts, printedAt: toAt(ctx.clock()) })
