import { dayTextOf, earliest, latest, minuteOf, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { falseOverdueRule, type FalseOverdueRule } from '#law/false-overdue-rules.ts'
import { isLate } from '#dossiers/domain/lateness.ts'
import type { AcceptedDossier } from '#dossiers/domain/dossier.ts'
import type { RecordedEvent } from '#dossiers/domain/event.ts'
import type { LateClass } from './late-class.ts'

/** What in the history speaks for a class. */
export type LateFact =
  | { readonly kind: 'signedInTime' | 'issuedInTime'; readonly at: At; readonly recordedAt: At }
  | { readonly kind: 'stepsAtOnce'; readonly steps: number; readonly from: At; readonly minutes: number }
  | { readonly kind: 'ownedElsewhere'; readonly externalCode: string | null }
  | { readonly kind: 'obligationOpen'; readonly from: At; readonly to: At | null }
  | { readonly kind: 'consultationOpen'; readonly unitId: UnitId; readonly from: At; readonly to: At | null }
  | { readonly kind: 'waitedAfterDue'; readonly forWhom: 'citizen' | 'obligation' | 'otherAgency'; readonly minutes: number; readonly ofMinutes: number }

export type LateVerdict = { readonly lateClass: LateClass; readonly facts: readonly LateFact[] }

type Span = { readonly from: At; readonly to: At | null }
type Waits = { readonly citizen: readonly Span[]; readonly obligation: readonly Span[]; readonly otherAgency: readonly (Span & { readonly unitId: UnitId })[] }

/** The end that is judged against the due date: the result, the withdrawal, or now while it is open. */
export const endOf = (dossier: AcceptedDossier, now: At): At =>
  'finishedAt' in dossier ? dossier.finishedAt : 'endedAt' in dossier ? dossier.endedAt : now

/**
 * Quá hạn thật hay ảo: what the history of a late dossier says about why it is late, the strongest sign first. Undefined
 * for one that is not late. It stands beside the figures and changes none of them; a person confirms it.
 */
export const classifyLateness = (dossier: AcceptedDossier, history: readonly RecordedEvent[], now: At): LateVerdict | undefined => {
  const { dueAt } = dossier.clock
  const end = endOf(dossier, now)
  if (dueAt === null || dossier.phase === 'voided' || !isLate(dossier.clock, end)) return undefined
  const rule = falseOverdueRule(dayTextOf(end))
  const waits = waitsOf(dossier, history)
  const signs: readonly (readonly [LateClass, readonly LateFact[]])[] = [
    ['sync', dossier.route === 'MINISTRY' ? [{ kind: 'ownedElsewhere', externalCode: dossier.externalCode }] : []],
    ['clickedLate', doneInTime(dossier, history, dueAt)],
    ['obligation', waits.obligation.filter((one) => covers(one, dueAt)).map((one) => ({ kind: 'obligationOpen', ...one }))],
    ['otherAgency', waits.otherAgency.filter((one) => covers(one, dueAt)).map((one) => ({ kind: 'consultationOpen', ...one }))],
    ...longWaits(waits, dueAt, end, rule),
    ['clickedLate', stepsAtOnce(dossier, dueAt, rule)],
  ]
  const strongest = signs.find(([, facts]) => facts.length > 0)
  return { lateClass: strongest?.[0] ?? 'real', facts: signs.flatMap(([, facts]) => facts) }
}

const covers = ({ from, to }: Span, at: At): boolean => from <= at && (to === null || to > at)

/** The result was signed or issued before the due date passed; only the click came later. */
const doneInTime = (dossier: AcceptedDossier, history: readonly RecordedEvent[], dueAt: At): readonly LateFact[] => {
  const { result } = dossier
  if (result === null || result.stage === 'drafted') return []
  const isIssued = result.stage === 'issued'
  const last = history.findLast(({ event }) => event.type === (isIssued ? 'resultIssued' : 'resultApproved'))
  const at = isIssued ? result.issuedAt : result.signature.at
  if (last === undefined || minuteOf(at) > minuteOf(dueAt)) return []
  return [{ kind: isIssued ? 'issuedInTime' : 'signedInTime', at, recordedAt: last.recordedAt }]
}

/** Everybody who was waited for outside the steps of the process, and when. */
const waitsOf = (dossier: AcceptedDossier, history: readonly RecordedEvent[]): Waits => ({
  citizen: dossier.clock.pauses.filter(({ kind }) => kind === 'supplement').map(({ from, to }) => ({ from, to })),
  obligation: obligationsOf(history),
  otherAgency: dossier.steps
    .filter(({ kind }) => kind === 'consult')
    .map(({ unitId, openedAt, endedAt }) => ({ unitId, from: openedAt, to: endedAt })),
})

/** Each demand with the moment it was met, whether it stopped the clock or not. */
const obligationsOf = (history: readonly RecordedEvent[]): readonly Span[] => {
  const spans: Span[] = []
  for (const { event, occurredAt } of history) {
    if (event.type === 'obligationRequired') spans.push({ from: occurredAt, to: null })
    if (event.type !== 'obligationMet') continue
    const open = spans.findLastIndex(({ to }) => to === null)
    const span = spans[open]
    if (span !== undefined) spans[open] = { from: span.from, to: occurredAt }
  }
  return spans
}

/** Whoever was waited for during most of the time after the due date. */
const longWaits = (waits: Waits, dueAt: At, end: At, rule: FalseOverdueRule): readonly (readonly [LateClass, readonly LateFact[]])[] => {
  const ofMinutes = minuteOf(end) - minuteOf(dueAt)
  return (['citizen', 'obligation', 'otherAgency'] as const).map((forWhom) => {
    const minutes = minutesWithin(waits[forWhom], dueAt, end)
    const isMost = minutes * 100 >= ofMinutes * rule.majorityPercent
    return [forWhom, minutes > 0 && isMost ? [{ kind: 'waitedAfterDue', forWhom, minutes, ofMinutes }] : []]
  })
}

/** Minutes that the spans cover between two moments, each minute once. */
const minutesWithin = (spans: readonly Span[], from: At, to: At): number => {
  let covered = 0
  let reached = from
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begins = latest(reached, span.from)
    const ends = earliest(to, span.to ?? to)
    if (ends <= begins) continue
    covered += minuteOf(ends) - minuteOf(begins)
    reached = ends
  }
  return covered
}

/** Several steps ended in one sitting after the due date: the work itself lay earlier. */
const stepsAtOnce = (dossier: AcceptedDossier, dueAt: At, rule: FalseOverdueRule): readonly LateFact[] => {
  const ends = dossier.steps
    .flatMap(({ state, kind, endedAt }) => (state === 'done' && kind !== 'consult' && endedAt !== null && endedAt > dueAt ? [endedAt] : []))
    .toSorted()
  for (const [i, from] of ends.entries()) {
    const last = ends[i + rule.burstSteps - 1]
    const minutes = last === undefined ? Infinity : minuteOf(last) - minuteOf(from)
    if (minutes <= rule.burstMinutes) return [{ kind: 'stepsAtOnce', steps: rule.burstSteps, from, minutes }]
  }
  return []
}

/** The cause that a class suggests for the letter of apology; null where only a person knows. */
export const suggestedCause = (lateClass: LateClass): string | null => {
  switch (lateClass) {
    case 'clickedLate':
      return 'NOT_UPDATED_IN_SYSTEM'
    case 'sync':
      return 'SYSTEM_FAILURE'
    case 'citizen':
      return 'CITIZEN_CAUSE'
    case 'obligation':
      return 'FINANCIAL_OBLIGATION_THIRD_PARTY'
    case 'otherAgency':
      return 'COORDINATION_AGENCY'
    case 'real':
      return null
  }
}
