import type { At } from '#kernel/at.ts'
import { isLate } from '#dossiers/domain/lateness.ts'
import { isAccepted, isLive, type AcceptedDossier, type Dossier, type Outcome } from '#dossiers/domain/dossier.ts'

/** How far work on paper had come: what lies before it is recorded with it. */
export const DEEDS = ['stepDone', 'signed', 'finished', 'handedOver', 'withdrawn'] as const
export type Deed = (typeof DEEDS)[number]

/** What was done on paper, and when it really happened. */
export type PaperWork = {
  readonly deed: Deed
  readonly occurredAt: At
  readonly outcome: Outcome | null
  /** The summary of the result, who received it, or why it was withdrawn. */
  readonly words: string | null
  readonly cause: string | null
  readonly causeNote: string | null
}

/**
 * The next command on the way to a deed. A signature is recorded as that of whoever approves: only they can say that
 * they signed on paper.
 */
export type Move = { readonly by: 'typist' | 'approver' } & (
  | { readonly name: 'forward' | 'approve' | 'issue' | 'finish' | 'draftResult'; readonly stepNo: number }
  | { readonly name: 'handOver' | 'withdraw' }
)

/** What follows next; `done` when the deed is reached, `stuck` when nothing leads there or it had been reached before. `made` counts the moves so far. */
export const nextMove = (dossier: AcceptedDossier, work: PaperWork, made: readonly Move[]): Move | 'done' | 'stuck' => {
  if (isReached(dossier, work.deed, made)) return made.length === 0 ? 'stuck' : 'done'
  if (dossier.phase === 'resolved') return work.deed === 'handedOver' ? { by: 'typist', name: 'handOver' } : 'stuck'
  if (dossier.phase !== 'open') return 'stuck'
  if (work.deed === 'withdrawn') return { by: 'typist', name: 'withdraw' }
  const step = dossier.steps.find((one) => isLive(one) && one.kind !== 'consult')
  if (step === undefined) return 'stuck'
  const move = (name: 'forward' | 'approve' | 'issue' | 'finish' | 'draftResult', by: Move['by'] = 'typist'): Move => ({ by, name, stepNo: step.no })
  switch (step.kind) {
    case 'receive':
      return move('forward')
    case 'handle':
    case 'review':
      return dossier.result === null && work.outcome !== null ? move('draftResult') : move('forward')
    case 'approve':
      return work.deed === 'stepDone' ? 'stuck' : move('approve', 'approver')
    case 'issue':
      return move('issue')
    case 'handOver':
      return work.deed === 'stepDone' || work.deed === 'signed' ? 'stuck' : move('finish')
    case 'consult':
      return 'stuck'
  }
}

const isReached = (dossier: AcceptedDossier, deed: Deed, made: readonly Move[]): boolean => {
  switch (deed) {
    case 'stepDone':
      return made.some(({ name }) => name === 'forward' || name === 'issue')
    case 'signed':
      return dossier.result !== null && dossier.result.stage !== 'drafted'
    case 'finished':
      return dossier.phase === 'resolved' || dossier.phase === 'handedOver'
    case 'handedOver':
      return dossier.phase === 'handedOver'
    case 'withdrawn':
      return dossier.phase === 'withdrawn'
  }
}

/** What is wrong with a line before anybody has approved it. */
export type LineFault =
  | 'catchUpDossierNotFound'
  | 'catchUpNotOpen'
  | 'catchUpInFuture'
  | 'catchUpBeforeReception'
  | 'catchUpBeforeStep'
  | 'catchUpPaused'
  | 'catchUpOutcomeMissing'
  | 'catchUpReasonMissing'
  | 'catchUpCauseMissing'
  | 'catchUpAlreadyWaiting'

/** Checked when it is typed, with what can be known without a leader; the commands check everything again. */
export const faultOf = (dossier: Dossier | undefined, work: PaperWork, now: At): LineFault | undefined => {
  if (dossier === undefined || !isAccepted(dossier)) return 'catchUpDossierNotFound'
  if (work.occurredAt > now) return 'catchUpInFuture'
  if (work.occurredAt < dossier.acceptedAt) return 'catchUpBeforeReception'
  if (dossier.phase !== 'open') return dossier.phase === 'resolved' && work.deed === 'handedOver' ? undefined : 'catchUpNotOpen'
  if (work.deed === 'withdrawn') return withdrawalFault(dossier, work)
  if (dossier.waiting?.pausing === true) return 'catchUpPaused'
  const step = dossier.steps.find((one) => isLive(one) && one.kind !== 'consult')
  if (step !== undefined && work.occurredAt < step.openedAt) return 'catchUpBeforeStep'
  if (work.deed === 'stepDone') return undefined
  if (dossier.result === null && work.outcome === null) return 'catchUpOutcomeMissing'
  return work.deed !== 'signed' && isLate(dossier.clock, work.occurredAt) && work.cause === null ? 'catchUpCauseMissing' : undefined
}

const withdrawalFault = (dossier: AcceptedDossier, work: PaperWork): LineFault | undefined => {
  if (work.words === null) return 'catchUpReasonMissing'
  return isLate(dossier.clock, work.occurredAt) && work.cause === null ? 'catchUpCauseMissing' : undefined
}
