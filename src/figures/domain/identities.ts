import type { Figures, Measure } from './measure.ts'

/** Both sides of an equation that holds in every row of every report, as measures added up. */
export type Identity = { readonly left: readonly Measure[]; readonly right: readonly Measure[] }

export const IDENTITIES: readonly Identity[] = [
  { left: ['received'], right: ['carriedOver', 'accepted'] },
  { left: ['received'], right: ['resolved', 'withdrawn', 'terminated', 'pending'] },
  { left: ['accepted'], right: ['receivedDirect', 'receivedPost', 'receivedFullOnline', 'receivedPartialOnline'] },
  { left: ['resolved'], right: ['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'] },
  { left: ['withdrawn'], right: ['withdrawnEarly', 'withdrawnOnTime', 'withdrawnOverdue'] },
  { left: ['terminated'], right: ['terminatedEarly', 'terminatedOnTime', 'terminatedOverdue'] },
  { left: ['pending'], right: ['pendingInTime', 'pendingOverdue'] },
]

/** A measure that is part of another ("trong đó") and never more than it. */
export type Part = { readonly part: Measure; readonly of: Measure }

export const PARTS: readonly Part[] = [
  { part: 'receivedCrossBoundary', of: 'accepted' },
  { part: 'resolvedOverdueApologised', of: 'resolvedOverdue' },
  { part: 'deniedOnMerits', of: 'resolved' },
  { part: 'pendingOverdueApologised', of: 'pendingOverdue' },
  { part: 'pausedInTime', of: 'pendingInTime' },
  { part: 'pausedOverdue', of: 'pendingOverdue' },
  { part: 'receivedWithFee', of: 'accepted' },
  { part: 'receivedPaidOnline', of: 'receivedWithFee' },
  { part: 'receivedReusing', of: 'accepted' },
  { part: 'receivedByIdentity', of: 'accepted' },
  { part: 'resolvedWithDocument', of: 'resolved' },
  { part: 'resolvedElectronically', of: 'resolvedWithDocument' },
  { part: 'resolvedScanned', of: 'resolved' },
  { part: 'resolvedDigitised', of: 'resolvedScanned' },
  { part: 'handedOverByPost', of: 'handedOver' },
]

/** What is wrong with a row: an equation with both its sums, a part greater than its whole, a number below nought. */
export type Fault =
  | (Identity & { readonly kind: 'unequal'; readonly leftSum: number; readonly rightSum: number })
  | (Part & { readonly kind: 'partTooGreat'; readonly partValue: number; readonly wholeValue: number })
  | { readonly kind: 'negative'; readonly measure: Measure; readonly value: number }

/** The figures that an office signs; measures that a person corrected are judged as much as those that were counted. */
export const faultsOf = (figures: Figures): readonly Fault[] => {
  const sum = (measures: readonly Measure[]): number => measures.reduce((total, measure) => total + figures[measure], 0)
  const faults: Fault[] = []
  for (const identity of IDENTITIES) {
    const [leftSum, rightSum] = [sum(identity.left), sum(identity.right)]
    if (leftSum !== rightSum) faults.push({ kind: 'unequal', ...identity, leftSum, rightSum })
  }
  for (const { part, of } of PARTS) {
    if (figures[part] > figures[of]) faults.push({ kind: 'partTooGreat', part, of, partValue: figures[part], wholeValue: figures[of] })
  }
  for (const [measure, value] of Object.entries(figures) as [Measure, number][]) {
    if (value < 0) faults.push({ kind: 'negative', measure, value })
  }
  return faults
}

/** A period and the one before it in the same system: what was pending is what is carried over. Null when it is so. */
export const chainDifference = (earlier: Figures, later: Figures): number | null =>
  earlier.pending === later.carriedOver ? null : later.carriedOver - earlier.pending
