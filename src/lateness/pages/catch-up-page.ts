import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Outcome } from '#dossiers/domain/dossier.ts'
import { listDossiers } from '#dossiers/lists.ts'
import { maskName } from '#dossiers/pages/mask.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { hasRole } from '#identity/domain/may.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { causesOn, findCause } from '#law/causes-of-lateness.ts'
import { getVersion } from '#procedures/queries.ts'
import { listToApprove, listTyped, type CatchUpLine } from '../catch-up/line-queries.ts'
import type { Deed } from '../domain/catch-up.ts'

/** A line of work on paper as a screen shows it. */
export type PaperLine = {
  readonly key: string
  readonly dossierId: string
  readonly code: string
  readonly procedureName: string
  readonly ownerName: string
  readonly dueAt: At | null
  readonly deed: Deed
  readonly occurredAt: At
  /** The due date lay between: recorded, it is a dossier that was in time. */
  readonly isBeforeDue: boolean
  readonly outcome: Outcome | null
  readonly words: string | null
  readonly cause: string | null
  readonly causeNote: string | null
  readonly typedBy: string
  readonly typedAt: At
  readonly state: 'waiting' | 'recorded' | 'returned'
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly decidedAt: At | null
}

/** An open dossier that the sheet on the page offers to fill in. */
export type OpenRow = { readonly code: string; readonly procedureName: string; readonly ownerName: string; readonly dueAt: At | null }

export type CatchUpPage = {
  readonly open: readonly OpenRow[]
  readonly causes: readonly { readonly code: string; readonly label: string }[]
  readonly typed: readonly PaperLine[]
  readonly toApprove: number
  readonly batchId: string
}

const MOST_OFFERED = 20

export const findCatchUpPage = (ctx: Ctx): Promise<CatchUpPage> =>
  transaction(ctx, async (trx) => {
    const open: OpenRow[] = []
    const { items } = await listDossiers(trx, ctx.actor, { list: 'overdue', now: ctx.clock() })
    for (const item of items.slice(0, MOST_OFFERED)) {
      if (item.code === null) continue
      open.push({
        code: item.code,
        procedureName: (await getVersion(trx, ctx.tenantId, item.procedureVersionId as ProcedureVersionId)).name,
        ownerName: item.ownerName === null ? '' : maskName(item.ownerName),
        dueAt: item.dueAt === null ? null : toAt(item.dueAt),
      })
    }
    const typed = ctx.actor.kind === 'staff' ? await listTyped(trx, ctx.actor.staffId) : []
    return {
      open,
      causes: causesOn(vietnamDay(ctx.clock()).toString()).map(({ code, label }) => ({ code, label })),
      typed: await linesOf(trx, ctx, typed),
      toApprove: hasRole(ctx.actor, ...HEADS) ? (await listToApprove(trx, ctx.actor)).length : 0,
      batchId: ctx.newId(),
    }
  })

export const findApprovalPage = (ctx: Ctx): Promise<{ readonly lines: readonly PaperLine[] }> =>
  transaction(ctx, async (trx) => ({ lines: await linesOf(trx, ctx, await listToApprove(trx, ctx.actor)) }))

const linesOf = async (trx: Trx, ctx: Ctx, found: readonly CatchUpLine[]): Promise<readonly PaperLine[]> => {
  const lines: PaperLine[] = []
  for (const line of found) {
    const name = (await getVersion(trx, ctx.tenantId, line.procedureVersionId as ProcedureVersionId)).name
    lines.push({
      key: `${line.batchId}/${line.no}`,
      dossierId: line.dossierId,
      code: line.code,
      procedureName: name,
      ownerName: line.ownerName === null ? '' : maskName(line.ownerName),
      dueAt: line.dueAt === null ? null : toAt(line.dueAt),
      deed: line.deed,
      occurredAt: toAt(line.occurredAt),
      isBeforeDue: line.dueAt !== null && toAt(line.occurredAt) <= toAt(line.dueAt) && toAt(line.typedAt) > toAt(line.dueAt),
      outcome: line.outcome,
      words: line.words,
      cause: line.cause === null ? null : (findCause(line.cause)?.label ?? line.cause),
      causeNote: line.causeNote,
      typedBy: line.typedByName,
      typedAt: toAt(line.typedAt),
      state: line.approved === null ? 'waiting' : line.approved ? 'recorded' : 'returned',
      reason: line.reason,
      decidedBy: line.decidedByName,
      decidedAt: line.decidedAt === null ? null : toAt(line.decidedAt),
    })
  }
  return lines
}
