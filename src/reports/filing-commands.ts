import { createHash } from 'node:crypto'
import type { Ctx, Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { settleSubject } from '#monitoring/urge-subject.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { Report } from './ask-report.ts'
import { isWithUnit, refuseSigning, type FilingEvent, type FilingRefusal } from './domain/filing.ts'
import { mayPrepare, mayReceive, signingGrant } from './domain/may.ts'
import { lockFiling, writeFilingEvent, type Filing } from './filing-store.ts'
import { findChainDifferences, frozenReport } from './filing-queries.ts'
import { readingAll } from './report-question.ts'

type Done = Result<Filing, FilingRefusal>

/** `seq` is the state of the report that the person was looking at. */
type Seen = { readonly id: string; readonly seq: number }

type Allowed = { readonly filing: Filing; readonly tree: UnitTree }

/**
 * Locks a report that the actor may work on. A report of others is as absent as one that is not there; one that somebody
 * changed meanwhile is to be looked at again.
 */
const locked = async (trx: Trx, ctx: Ctx, { id, seq }: Seen, may: (allowed: Allowed) => boolean): Promise<Result<Allowed, FilingRefusal>> => {
  const filing = await lockFiling(trx, id)
  if (filing === undefined) return refuse('reportFilingNotFound')
  const allowed = { filing, tree: await unitTree(trx, today(ctx)) }
  if (!may(allowed)) return refuse('reportFilingNotAllowed')
  return filing.seq === seq ? ok(allowed) : refuse('reportChangedSinceSeen')
}

const mayReceiveIt = (ctx: Ctx) => ({ filing, tree }: Allowed): boolean =>
  filing.recipientUnitId !== null && mayReceive(ctx.actor, filing.recipientUnitId, tree)

const filled = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

type Words = { readonly comment: string | null; readonly explanation: string | null }

/** Writes the unit's comment and its explanation of what changed after the closing before; figures nobody can write. */
const describeIn = async (trx: Trx, ctx: Ctx, filing: Filing, words: Words): Promise<Filing> => {
  const [comment, explanation] = [filled(words.comment), filled(words.explanation)]
  if (comment === filing.comment && explanation === filing.explanation) return filing
  return writeFilingEvent(trx, ctx, filing, { type: 'described', comment, explanation })
}

export const describeFiling = (ctx: Ctx, { words, ...seen }: Seen & { readonly words: Words }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const found = await locked(trx, ctx, seen, ({ filing, tree }) => mayPrepare(ctx.actor, filing.unitId, tree))
    if (!found.ok) return found
    const { filing } = found.value
    return isWithUnit(filing.state) ? ok(await describeIn(trx, ctx, filing, words)) : refuse('reportFilingStateConflict')
  })

/** SHA-256 over exactly what is signed: which report, its frozen figures, and the words of the unit. */
export const stateHashOf = ({ question, sheet }: Report, { comment, explanation }: Words): string => {
  const { form, unit, period, asOf } = question
  const signed = {
    form: [form.code, form.effectiveFrom], unit: unit.code, period: [period.from.toString(), period.to.toString()], asOf: toAt(asOf),
    rows: sheet.rows.map(({ key, cells }) => [key, Object.entries(cells)]), comment, explanation,
  }
  return createHash('sha256').update(JSON.stringify(signed)).digest('hex')
}

/** Signs for the unit, in its leader's right: blocked by figures that contradict each other, never by a difference that is explained. */
export const signFiling = (ctx: Ctx, { words, ...seen }: Seen & { readonly words: Words }): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    let grant: Grant | undefined
    const found = await locked(trx, ctx, seen, ({ filing }) => (grant = signingGrant(ctx.actor, filing.unitId)) !== undefined)
    if (!found.ok) return found
    const { filing } = found.value
    const report = await frozenReport(trx, filing)
    const differences = await findChainDifferences(trx, filing, report)
    const refusal = refuseSigning({ state: filing.state, breaches: report.breaches, differences, explanation: words.explanation })
    if (refusal !== undefined) return { ok: false, refusal }
    const described = await describeIn(trx, ctx, filing, words)
    await settleSubject(trx, ctx, { kind: 'filing', id: filing.id })
    return ok(await writeFilingEvent(trx, ctx, described, { type: 'signed', stateHash: stateHashOf(report, described) }, grant))
  })

/** What the agency above does with a signed report. */
const received = (ctx: Ctx, seen: Seen, event: FilingEvent, isPossible: (filing: Filing) => boolean): Promise<Done> =>
  readingAll(ctx, async (trx): Promise<Done> => {
    const found = await locked(trx, ctx, seen, mayReceiveIt(ctx))
    if (!found.ok) return found
    const { filing } = found.value
    return isPossible(filing) ? ok(await writeFilingEvent(trx, ctx, filing, event)) : refuse('reportFilingStateConflict')
  })

export const acceptFiling = (ctx: Ctx, { note, ...seen }: Seen & { readonly note: string | null }): Promise<Done> =>
  received(ctx, seen, { type: 'accepted', note: filled(note) }, ({ state }) => state === 'signed')

/** Gives a signed report back to its unit with a reason; the figures stay as they were frozen. */
export const returnFiling = async (ctx: Ctx, { reason, ...seen }: Seen & { readonly reason: string }): Promise<Done> => {
  const why = filled(reason)
  return why === null ? refuse('reportReasonRequired') : received(ctx, seen, { type: 'returned', reason: why }, ({ state }) => state === 'signed')
}
