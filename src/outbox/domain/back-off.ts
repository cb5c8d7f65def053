import { fromAt, toAt, type At } from '#kernel/at.ts'

const FIRST_SECONDS = 30
const LONGEST_SECONDS = 3_600

/** After so many failed attempts (about nine hours) a person has to look. */
export const MOST_ATTEMPTS = 14

/**
 * When to try again after the `attempt`-th failure: twice as long each time, at most an hour, of which half is left to
 * chance so that what failed together does not come back together. `chance` lies in [0, 1).
 */
export const nextAttemptAt = (failedAt: At, attempt: number, chance: number): At => {
  const seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempt - 1, 20))
  return toAt(fromAt(failedAt).add({ milliseconds: Math.floor(seconds * 500 * (1 + chance)) }))
}
