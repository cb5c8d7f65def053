import type { WatchedClock } from '#dossiers/watch/reached.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { slipWords } from '../../law/monitoring/slip-words.ts'

/** What a slip that the program writes asks for, from how many working days the due date is away. */
export const automaticDirective = (clock: WatchedClock, workingDays: number, stepName: string | null): string => {
  const phrase = workingDays > 0 ? slipWords.overdue : workingDays === 0 ? slipWords.atDue : slipWords.ahead
  return fillSentence(slipWords[clock], { moc: fillSentence(phrase, { ngay: Math.abs(workingDays) }), buoc: stepName })
}

/** What a slip about other late work asks for when nobody wrote words of their own; days as on the wall. */
export const lateWorkDirective = (daysLate: number): string => fillSentence(slipWords.work, { ngay: daysLate })
