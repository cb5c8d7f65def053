import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { PLAN_KEPT } from '#db/round-trips.ts'
import { piece, tell, type Piece } from '#db/statement.ts'
import type { CommandId, StaffId, UnitId } from '#kernel/ids.ts'
import { isAccepted, type Dossier, type Step } from './domain/dossier.ts'
import type { ServiceTerms } from './domain/figure-points.ts'
import { timeChanges } from './domain/time-points.ts'
import { changedPoints, newPoints } from './point-rows.ts'
import type { Decision } from './domain/script.ts'
import type { SealedText } from './texts.ts'
import { newTimes, timeRows } from './time-rows.ts'
import * as rows from './written-rows.ts'

/** Takes `count` consecutive numbers of a series; they are given back if the transaction does not commit. */
export const takeNumbers = async (trx: Trx, series: string, count: number): Promise<number> => {
  const taken = await sql<{ first: number }>`${PLAN_KEPT} select take_number(${series}, ${count}) as first`.execute(trx)
  return taken.rows[0]?.first ?? 0
}

/** A file that this command ties to the dossier; the right to read it is the right to read the dossier. */
export type FiledFile = { readonly fileId: string; readonly purpose: 'paper' | 'form' | 'result' | 'opinion'; readonly nameNo: number }

/** Everything that one command writes about a dossier. */
export type Writing = {
  readonly before: Dossier | undefined
  readonly decision: Decision
  readonly commandId: CommandId
  readonly texts: readonly SealedText[]
  readonly files: readonly FiledFile[]
  readonly onBehalfOf: StaffId | null
  /** Who approved that it is entered with a time that has passed. */
  readonly approvedBy: StaffId | null
  readonly certifyingUnitId: UnitId | null
  readonly instant: boolean
  readonly terms: ServiceTerms
  /** Set when the command gave or changed them; undefined leaves the row's values. */
  readonly ownerName: string | undefined
  readonly phoneTail: string | null | undefined
  readonly command: { readonly actorKey: string; readonly kind: string; readonly inputHash: Uint8Array; readonly answer: unknown }
}

/**
 * Writes a decision in one statement: events, current row, ledger of the due date, steps, texts, files and the
 * answer of the command. Either all of it stands or none of it: what goes wrong is told by the next statement of the
 * transaction, at the latest by its COMMIT, with which it travels.
 */
export const write = async (trx: Trx, ctx: Ctx, writing: Writing): Promise<void> => {
  const { before, decision } = writing
  const { dossier, events } = decision
  const now = events[0]?.recordedAt
  if (now === undefined) throw new Error('a decision without events is not written')
  const { opened, changed } = stepsWritten(before, dossier)
  const moves = movesOf(decision)
  const points = changedPoints({ before, after: dossier, terms: writing.terms, at: events[0]?.occurredAt ?? now, recordedAt: now })
  const times = timeChanges(before, dossier)
  const certified = events.flatMap(({ event }) => (event.type === 'certified' ? event.entries : []))

  const beside: readonly (Piece | false)[] = [
    writing.texts.length > 0 && rows.texts(writing),
    writing.files.length > 0 && rows.files(writing, now),
    before === undefined && dossier.submittedBy !== undefined && rows.citizen(dossier.id, dossier.submittedBy, now),
    moves.length > 0 && rows.moves(writing, moves, now),
    opened.length > 0 && rows.openedSteps(dossier, opened),
    changed.length > 0 && rows.changedSteps(dossier, changed),
    certified.length > 0 && rows.certifications(writing, certified, now),
    points.length > 0 && newPoints(points),
    times.length > 0 && newTimes(timeRows({ dossier, terms: writing.terms }, times, now)),
    rows.rememberedCommand(writing, now),
  ]
  await tell(
    trx,
    piece`with `,
    rows.events(writing, ctx.actor, now),
    ...beside.flatMap((one) => (one === false ? [] : [piece`, `, one])),
    before === undefined ? rows.newDossier(writing, now) : rows.movedDossier(writing, now),
  )
}

/** Entries of the ledger of due dates that a decision makes. */
export const movesOf = ({ events }: Decision) => events.flatMap(({ seq, event }) => ('due' in event && event.due !== null ? [{ seq, ...event.due }] : []))

/** Steps that are new, and those whose row changes, by themselves or because the whole dossier's urgency moved. */
export const stepsWritten = (before: Dossier | undefined, dossier: Dossier): { readonly opened: readonly Step[]; readonly changed: readonly Step[] } => {
  const steps = isAccepted(dossier) ? dossier.steps : []
  const had = before !== undefined && isAccepted(before) ? before.steps : []
  const urgencyMoved = urgencyBasis(before) !== urgencyBasis(dossier)
  const changed = had.flatMap((old, i) => {
    const now = steps[i]
    return now !== undefined && (now !== old && !sameStep(now, old) || (urgencyMoved && isOpen(now))) ? [now] : []
  })
  return { opened: steps.slice(had.length), changed }
}

const isOpen = (step: Step): boolean => step.state === 'waiting' || step.state === 'accepted'

const sameStep = (a: Step, b: Step): boolean =>
  a.state === b.state && a.unitId === b.unitId && a.staffId === b.staffId && a.acceptedAt === b.acceptedAt && a.endedAt === b.endedAt && a.dueAt === b.dueAt

/** What moves every open step in the lists of work at once: the due date, the clock stopping or going on, the finish. */
const urgencyBasis = (dossier: Dossier | undefined): string =>
  dossier === undefined || !isAccepted(dossier)
    ? ''
    : `${dossier.phase}/${dossier.clock.dueAt ?? ''}/${dossier.clock.pauses.some((pause) => pause.to === null)}`
