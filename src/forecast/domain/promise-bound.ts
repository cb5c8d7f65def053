/** What can be said about a promise from how long dossiers really took, and with how much confidence. */

const CONFIDENCE = 0.95

/**
 * Which of n times in ascending order (from 1) bounds `share` of all dossiers from above with 95 % confidence, whatever
 * their distribution (order statistics); undefined when n is too small for any of them to do so.
 */
export const boundingRank = (n: number, share: number): number | undefined => {
  // How many of n lie beyond the share: binomial. So many of the longest may be left aside.
  let term = share ** n
  let beyond = term
  if (beyond > 1 - CONFIDENCE) return undefined
  let aside = 0
  for (;;) {
    term *= ((n - aside) / (aside + 1)) * ((1 - share) / share)
    if (beyond + term > 1 - CONFIDENCE || aside + 1 >= n) return n - aside
    beyond += term
    aside += 1
  }
}

/** The fewest dossiers from which anything can be said about `share` of all. */
export const fewestFor = (share: number): number => Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(share))

export type PromiseAnswer =
  | { readonly kind: 'tooFew'; readonly n: number; readonly needed: number }
  /** At least `share` of all dossiers finish within `minutes`, with 95 % confidence. */
  | { readonly kind: 'bound'; readonly n: number; readonly share: number; readonly minutes: number }

/** The bound for 95 % of all, or for 90 % when there are fewer dossiers. Times in working minutes, in any order. */
export const promiseAnswer = (minutes: readonly number[]): PromiseAnswer => {
  const ascending = minutes.toSorted((a, b) => a - b)
  const n = ascending.length
  for (const share of [0.95, 0.9]) {
    const rank = boundingRank(n, share)
    const bound = rank === undefined ? undefined : ascending[rank - 1]
    if (bound !== undefined) return { kind: 'bound', n, share, minutes: bound }
  }
  return { kind: 'tooFew', n, needed: fewestFor(0.9) }
}

/** A promise in half working days that holds a bound: never less than half a day. */
export const halfDaysFor = (minutes: number, dayMinutes: number): number => Math.max(1, Math.ceil((minutes * 2) / dayMinutes)) / 2
