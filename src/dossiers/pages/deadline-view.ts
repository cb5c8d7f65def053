import { toAt, type At } from '#kernel/at.ts'
import type { Duration } from '#procedures/domain/duration.ts'
import type { ExplanationFacts } from '../deadline/deadline-facts.ts'
import type { DossierScene } from './dossier-view.ts'
import { isAccepted, type PauseKind } from '../domain/dossier.ts'
import type { DueCause } from '../domain/event.ts'

/** One change of the due date: why, on what basis, by whom. */
export type LedgerLine = {
  readonly seq: number
  readonly cause: DueCause
  readonly oldDueAt: At | null
  readonly newDueAt: At | null
  readonly provisional: boolean
  readonly basis: string | null
  readonly by: string | null
  readonly recordedAt: At
}

export type DeadlineView = {
  readonly receivedAt: At
  /** Null: the law gives no time. */
  readonly duration: Duration | null
  readonly mode: 'BY_HOUR' | 'END_OF_DAY'
  readonly dueAt: At | null
  readonly originalDueAt: At | null
  readonly provisional: boolean
  readonly rescheduledTo: At | null
  readonly overdueSince: At | null
  readonly explanation: ExplanationFacts | null
  readonly pauses: readonly { readonly kind: PauseKind; readonly from: At; readonly to: At | null }[]
  readonly ledger: readonly LedgerLine[]
}

/** The deadline with its day-by-day explanation and every change it went through; null before reception. */
export const deadlineOf = ({ dossier, page }: DossierScene): DeadlineView | null => {
  if (!isAccepted(dossier)) return null
  const { clock } = dossier
  return {
    receivedAt: clock.receivedAt,
    duration: clock.duration,
    mode: clock.mode,
    dueAt: clock.dueAt,
    originalDueAt: clock.originalDueAt,
    provisional: clock.provisional,
    rescheduledTo: clock.rescheduledTo,
    overdueSince: clock.overdueSince,
    explanation: page.dues.at(-1)?.explanation ?? null,
    pauses: clock.pauses,
    ledger: page.dues.map((due) => {
      const entry = page.history.find(({ seq }) => seq === due.seq)
      const event = entry?.event
      return {
        seq: due.seq,
        cause: due.cause,
        oldDueAt: due.oldDueAt === null ? null : toAt(due.oldDueAt),
        newDueAt: due.newDueAt === null ? null : toAt(due.newDueAt),
        provisional: due.provisional,
        basis: event !== undefined && 'basis' in event ? page.textOf(event.basis) : null,
        by: entry?.actorName ?? null,
        recordedAt: toAt(due.recordedAt),
      }
    }),
  }
}
