import type { Ctx, Trx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import { tieEvidence } from '#evidence/tie-evidence.ts'
import { placeFence } from '#figures/fence.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findIndicator, isWritten } from '#law/reform-reports.ts'
import { readingAll } from '#reports/report-question.ts'
import { plainText } from './compose-document.ts'
import type { Answer } from './domain/answer.ts'
import { isTyped, rowsOf } from './domain/fact.ts'
import type { ReformReportRefusal } from './domain/report.ts'
import { periodOfReport, readLive } from './filled-report.ts'
import { lockFor, mayPrepareIt, type Seen } from './lock-report.ts'
import { findSignedDocuments } from './queries.ts'
import { keepReportSnapshot, readGround } from './snapshot.ts'
import { writeEvent, type StoredReport } from './report-store.ts'

type Done = Result<StoredReport, ReformReportRefusal>

export const MOST_TEXT = 40_000
export const MOST_NOTE = 1_000
const MOST_VALUE = 1e15

/** Writes the text of one heading; figures in it are references. */
export const writeHeading = (ctx: Ctx, { node, text, ...seen }: Seen & { readonly node: string; readonly text: string }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const collides = (event: { readonly type: string; readonly node?: string }): boolean => event.node === node
    const found = await lockFor(trx, ctx, seen, { may: mayPrepareIt(ctx), type: 'written', collides })
    if (!found.ok) return found
    const { report } = found.value
    const { filled: { outline } } = await readLive(trx, report)
    if (!outline.nodes.some((one) => one.code === node && isWritten(one, outline))) return refuse('reformReportHeadingUnknown', { node })
    if (text.length > MOST_TEXT) return refuse('reformReportTextTooLong', { most: MOST_TEXT })
    return ok((report.content.texts[node] ?? '') === text ? report : await writeEvent(trx, ctx, report, { type: 'written', node, text }))
  })

/** A typed figure; evidence that is left out stays as it was. */
export type GivenAnswer = { readonly value: number; readonly note: string | null; readonly evidence?: readonly Evidence[] }

const keptAnswer = async (trx: Trx, ctx: Ctx, given: GivenAnswer, before: Answer | undefined): Promise<Result<Answer, ReformReportRefusal>> => {
  const { value, note, evidence } = given
  if (evidence === undefined) return ok({ value, note, evidence: before?.evidence ?? [] })
  const tied = await tieEvidence(trx, ctx, evidence, before?.evidence)
  return tied.ok ? ok({ value, note, evidence: tied.value }) : tied
}

const isSame = (a: Answer | undefined, b: Answer | null): boolean => JSON.stringify(a ?? null) === JSON.stringify(b)

/** Types figures that the system does not know; `null` takes one back. What the system knows nobody types. */
export const answerRows = (ctx: Ctx, { answers, ...seen }: Seen & { readonly answers: Readonly<Record<string, GivenAnswer | null>> }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const collides = (event: { readonly type: string; readonly answers?: object }): boolean =>
      event.type === 'refilled' || Object.keys(event.answers ?? {}).some((code) => Object.hasOwn(answers, code))
    const found = await lockFor(trx, ctx, seen, { may: mayPrepareIt(ctx), type: 'answered', collides })
    if (!found.ok) return found
    const { report } = found.value
    const { snapshot, filled } = await readLive(trx, report)
    const rows = new Map(rowsOf({ tier: filled.unit.tier, lastDay: filled.period.to.toString() }).map((row) => [row.code, row]))
    const kept: Record<string, Answer | null> = {}
    for (const [code, given] of Object.entries(answers)) {
      const row = rows.get(code)
      const label = findIndicator(code)?.label ?? code
      if (row === undefined) return refuse('reformReportAnswerUnknown', { code })
      if (!isTyped(row, snapshot.known)) return refuse('reformReportAnswerKnownConflict', { code, label })
      if (given !== null && !(given.value >= 0 && given.value <= MOST_VALUE)) return refuse('reformReportAnswerInvalid', { code, label })
      const answer = given === null ? ok(null) : await keptAnswer(trx, ctx, given, report.content.answers[code])
      if (!answer.ok) return answer
      if (!isSame(report.content.answers[code], answer.value)) kept[code] = answer.value
    }
    return ok(Object.keys(kept).length === 0 ? report : await writeEvent(trx, ctx, report, { type: 'answered', answers: kept }))
  })

/** Reads every figure anew, as of now; what was typed and written stays. */
export const refillReport = async (ctx: Ctx, seen: Seen): Promise<Done> => {
  const asOf = await placeFence(ctx)
  const allowed = { may: mayPrepareIt(ctx), type: 'refilled', collides: ({ type }: { readonly type: string }) => type === 'refilled' } as const
  const asked = await readingAll(ctx, (trx) => lockFor(trx, ctx, seen, allowed))
  if (!asked.ok) return asked
  const period = periodOfReport(asked.value.report)
  const ground = await readGround(ctx, asked.value.report.unitId, period, asOf)
  if (ground === undefined) return refuse('reformReportUnitUnknown')
  return readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, allowed)
    if (!found.ok) return found
    const { report } = found.value
    const snapshotId = await keepReportSnapshot(trx, ctx, report.id, ground.scope, period, asOf, ground.snapshot)
    return ok(await writeEvent(trx, ctx, report, { type: 'refilled', snapshotId }))
  })
}

/** Takes the text that a merged report from below has under a heading, with the mark of whose it is. */
export const takeText = (ctx: Ctx, { node, fromReportId, ...seen }: Seen & { readonly node: string; readonly fromReportId: string }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, { may: mayPrepareIt(ctx), type: 'taken', collides: () => false })
    if (!found.ok) return found
    const { report } = found.value
    const child = (await readLive(trx, report)).snapshot.merged.children.find(({ reportId }) => reportId === fromReportId)
    const [signed] = child === undefined ? [] : await findSignedDocuments(trx, [fromReportId])
    const part = signed?.document.parts.find(({ code }) => code === node)
    if (child === undefined || part === undefined || part.paragraphs.length === 0) return refuse('reformReportChildUnknown')
    const text = part.paragraphs.map((pieces) => `${plainText(pieces)} (Nguồn: ${child.unitName})`).join('\n')
    return ok(await writeEvent(trx, ctx, report, { type: 'taken', node, fromReportId, text }))
  })
