import type { Ctx, Trx } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayPrepare, mayReceive } from '#reports/domain/may.ts'
import { isPossible, type ReformReportEvent, type ReformReportRefusal } from './domain/report.ts'
import { listReportEvents } from './queries.ts'
import { lockReport, type StoredReport } from './report-store.ts'

/** `seq` is the state of the report that the person was looking at. */
export type Seen = { readonly id: string; readonly seq: number }

export type Locked = { readonly report: StoredReport; readonly tree: UnitTree }

type Asked = {
  readonly may: (locked: Locked) => boolean
  readonly type: ReformReportEvent['type']
  /** Events after `seq` that the person must look at first; every one when absent. */
  readonly collides?: (event: ReformReportEvent) => boolean
}

/**
 * Locks a report for a step. A report of others is as absent as one that is not there; where somebody changed the same
 * meanwhile, it is to be looked at again.
 */
export const lockFor = async (trx: Trx, ctx: Ctx, { id, seq }: Seen, { may, type, collides = () => true }: Asked): Promise<Result<Locked, ReformReportRefusal>> => {
  const report = await lockReport(trx, id)
  if (report === undefined) return refuse('reformReportNotFound')
  const locked = { report, tree: await unitTree(trx, today(ctx)) }
  if (!may(locked)) return refuse('reformReportNotAllowed')
  if (!isPossible(type, report.state)) return refuse('reformReportStateConflict')
  if (report.seq === seq) return ok(locked)
  const missed = (await listReportEvents(trx, id)).filter((line) => line.seq > seq)
  return seq > report.seq || missed.some(({ event }) => collides(event)) ? refuse('reformReportChangedConflict') : ok(locked)
}

export const mayPrepareIt = (ctx: Ctx) => ({ report, tree }: Locked): boolean => mayPrepare(ctx.actor, report.unitId, tree)

export const mayReceiveIt = (ctx: Ctx) => ({ report, tree }: Locked): boolean =>
  report.recipientUnitId !== null && mayReceive(ctx.actor, report.recipientUnitId, tree)

/** What was typed, without blanks around it; `null` for nothing. */
export const filledText = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())
