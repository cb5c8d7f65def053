import { createHash } from 'node:crypto'
import type { Ctx, Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES, parseDay } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { instantOf, localDayOf, Temporal, vietnamDay } from '#kernel/time.ts'
import { settleSubject, urgeSubject } from '#monitoring/urge-subject.ts'
import { today } from '#organisation/today.ts'
import { daysLate, isUrgingDay } from '#reports/domain/filing.ts'
import { receivingGrant, signingGrant } from '#reports/domain/may.ts'
import { readingAll } from '#reports/report-question.ts'
import { checkTexts } from './check-text.ts'
import { composeDocument, type ReportDocument } from './compose-document.ts'
import { isAwaited, refuseSubmission, type ReformReportEvent, type ReformReportRefusal } from './domain/report.ts'
import { nameOfReformPeriod } from './domain/reform-period.ts'
import { periodOfReport, readLive } from './filled-report.ts'
import { filledText, lockFor, mayPrepareIt, mayReceiveIt, type Seen } from './lock-report.ts'
import { listLateReports } from './queries.ts'
import { reportHref } from './report-href.ts'
import { lockReport, writeEvent, type StoredReport } from './report-store.ts'
import { URGING_WORDS } from './words.ts'

type Done = Result<StoredReport, ReformReportRefusal>

/** Hands the report to the leader. Wrong arithmetic asks for its explanation; warnings ask for nothing. */
export const submitReport = (ctx: Ctx, { explanation, ...seen }: Seen & { readonly explanation: string | null }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, { may: mayPrepareIt(ctx), type: 'submitted' })
    if (!found.ok) return found
    const { report } = found.value
    const { filled, asOf } = await readLive(trx, report)
    const findings = checkTexts(filled)
    const refusal = refuseSubmission({
      state: report.state,
      isPeriodOver: Temporal.PlainDate.compare(vietnamDay(asOf), report.to) > 0,
      hasText: Object.values(report.content.texts).some((text) => text.trim() !== ''),
      problems: findings.flatMap(({ problems }) => problems),
      wrongClaims: findings.flatMap(({ wrong }) => wrong.map(({ quote }) => quote)),
      explanation,
    })
    if (refusal !== undefined) return { ok: false, refusal }
    return ok(await writeEvent(trx, ctx, report, { type: 'submitted', explanation: filledText(explanation) }))
  })

/** SHA-256 over exactly what is signed: the whole document, and the explanation that stands beside it. */
export const stateHashOf = (document: ReportDocument, explanation: string | null): string =>
  createHash('sha256').update(JSON.stringify({ document, explanation })).digest('hex')

/** Signs for the unit, in its leader's right: from now on the report is the document that was signed. */
export const signReport = (ctx: Ctx, seen: Seen): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    let grant: Grant | undefined
    const found = await lockFor(trx, ctx, seen, { may: ({ report }) => (grant = signingGrant(ctx.actor, report.unitId)) !== undefined, type: 'signed' })
    if (!found.ok) return found
    const { report } = found.value
    const document = composeDocument((await readLive(trx, report)).filled)
    return ok(await writeEvent(trx, ctx, report, { type: 'signed', stateHash: stateHashOf(document, report.content.explanation), document }, grant))
  })

/** The leader gives the report back to those who write it. */
export const giveBackReport = async (ctx: Ctx, { reason, ...seen }: Seen & { readonly reason: string | null }): Promise<Done> => {
  const why = filledText(reason)
  if (why === null) return refuse('reformReportReasonRequired')
  return readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, { may: ({ report }) => signingGrant(ctx.actor, report.unitId) !== undefined, type: 'givenBack' })
    return found.ok ? ok(await writeEvent(trx, ctx, found.value.report, { type: 'givenBack', reason: why })) : found
  })
}

const MOST_NUMBER = 60

/** Sends the signed report with the number and day that the records office gave it. `on` is an ISO day, not in the future. */
export const sendReport = async (ctx: Ctx, { number, on, ...seen }: Seen & { readonly number: string | null; readonly on: string | null }): Promise<Done> => {
  const given = filledText(number)
  if (given === null || given.length > MOST_NUMBER) return refuse('reformReportNumberRequired')
  if (on === null || parseDay(on) === undefined || on > today(ctx).toString()) return refuse('reformReportDayInvalid', { day: on ?? '' })
  return readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, { may: mayPrepareIt(ctx), type: 'sent' })
    if (!found.ok) return found
    const sent = await writeEvent(trx, ctx, found.value.report, { type: 'sent', number: given, on })
    await settleSubject(trx, ctx, subjectOf(sent, ''))
    return ok(sent)
  })
}

/** What the agency above does with a report that was sent. */
const received = (ctx: Ctx, seen: Seen, event: Extract<ReformReportEvent, { type: 'accepted' | 'returned' }>): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, { may: mayReceiveIt(ctx), type: event.type })
    return found.ok ? ok(await writeEvent(trx, ctx, found.value.report, event)) : found
  })

export const acceptReport = (ctx: Ctx, { note, ...seen }: Seen & { readonly note: string | null }): Promise<Done> =>
  received(ctx, seen, { type: 'accepted', note: filledText(note) })

/** Gives a sent report back to its unit with a reason: texts and typed figures can be mended, then it is signed anew. */
export const returnReport = async (ctx: Ctx, { reason, ...seen }: Seen & { readonly reason: string | null }): Promise<Done> => {
  const why = filledText(reason)
  return why === null ? refuse('reformReportReasonRequired') : received(ctx, seen, { type: 'returned', reason: why })
}

const subjectOf = (report: StoredReport, unitName: string) =>
  ({ kind: 'report', id: report.id, title: `Báo cáo CCHC ${nameOfReformPeriod(periodOfReport(report))} của ${unitName}`, href: reportHref(report.id) }) as const

/** Writes the slip and the line of history of an urging. */
const urge = async (trx: Trx, ctx: Ctx, report: StoredReport, by: { readonly fromUnitId: UnitId; readonly unitName: string; readonly text: string | null }): Promise<Done> => {
  const slip = await urgeSubject(trx, ctx, {
    commandId: `report-urge/${today(ctx).toString()}`,
    subject: subjectOf(report, by.unitName),
    fromUnitId: by.fromUnitId,
    toUnitId: report.unitId,
    dueAt: instantOf((localDayOf(report.dueOn) + 1) * DAY_MINUTES),
    words: by.text ?? URGING_WORDS,
  })
  if (!slip.ok) return refuse('reformReportNotAllowed')
  return ok(await writeEvent(trx, ctx, report, { type: 'urged', text: by.text, daysLate: daysLate(report.dueOn, today(ctx)) }))
}

/** Urges a unit whose report is late, by a slip that it answers. */
export const urgeReport = (ctx: Ctx, { text, ...seen }: Seen & { readonly text: string | null }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const found = await lockFor(trx, ctx, seen, { may: mayReceiveIt(ctx), type: 'urged', collides: () => false })
    if (!found.ok) return found.refusal.code === 'reformReportStateConflict' ? refuse('reformReportNotLateConflict') : found
    const { report, tree } = found.value
    const grant = report.recipientUnitId === null ? undefined : receivingGrant(ctx.actor, report.recipientUnitId, tree)
    if (grant === undefined) return refuse('reformReportNotAllowed')
    if (daysLate(report.dueOn, today(ctx)) === 0) return refuse('reformReportNotLateConflict')
    return urge(trx, ctx, report, { fromUnitId: grant.unitId, unitName: tree.find(report.unitId)?.name ?? '', text: filledText(text) })
  })

/** The daily urging of late reports: one, three, then every seven days after the due day, once a day. Resolves to how many. */
export const urgeLateReports = async (ctx: Ctx): Promise<number> => {
  const day = today(ctx)
  const late = (await readingAll(ctx, (trx) => listLateReports(trx, day))).filter(({ dueOn, recipientUnitId }) => recipientUnitId !== null && isUrgingDay(daysLate(dueOn, day)))
  let urged = 0
  for (const { id } of late) {
    urged += await readingAll(ctx, async (trx) => {
      const report = await lockReport(trx, id)
      const wasUrged = report?.urgedAt != null && vietnamDay(report.urgedAt).equals(day)
      if (report === undefined || report.recipientUnitId === null || !isAwaited(report.state) || wasUrged) return 0
      const { scope: { unit } } = await readLive(trx, report)
      return (await urge(trx, ctx, report, { fromUnitId: report.recipientUnitId, unitName: unit.name, text: null })).ok ? 1 : 0
    })
  }
  return urged
}
