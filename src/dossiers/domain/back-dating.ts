import { dayTextOf, minuteOf } from '#kernel/at.ts'
import { processingLimit } from '#law/processing-limits.ts'
import type { DossierCommand, Facts } from './command.ts'
import { isAccepted, type Dossier } from './dossier.ts'

/** What starts the clock again: dated earlier it can only bring the due date nearer. */
const RESTARTS: ReadonlySet<DossierCommand['type']> = new Set<DossierCommand['type']>(['receiveSupplement', 'resume', 'meetObligation'])

/**
 * Must a leader have approved that this is entered now as done then? What is entered a little later is not asked about,
 * unless the due date lies between: nobody makes a late dossier one in time by themselves.
 */
export const needsApproval = (dossier: Dossier | undefined, { type }: DossierCommand, { now, occurredAt }: Pick<Facts, 'now' | 'occurredAt'>): boolean => {
  if (dossier === undefined || RESTARTS.has(type) || occurredAt >= now) return false
  const due = isAccepted(dossier) ? dossier.clock.dueAt : dossier.phase === 'submitted' ? dossier.receptionDueAt : null
  const isOver = due !== null && minuteOf(occurredAt) <= minuteOf(due) && minuteOf(now) > minuteOf(due)
  return isOver || minuteOf(now) - minuteOf(occurredAt) > processingLimit('backDatingMinutes', dayTextOf(now))
}
