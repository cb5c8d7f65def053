import { checkDuration, type Duration } from './domain/duration.ts'
import { parseDuration, type DurationWhy } from './domain/parse-duration.ts'
import type { Assumption } from './domain/duration-mentions.ts'
import { durationWords } from './duration-words.ts'

/** What a box for a time understood of what was typed. */
export type TypedDuration =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly duration: Duration; readonly assumed: readonly Assumption[] }
  | { readonly kind: 'unclear'; readonly why: DurationWhy }

/**
 * Reads one time as people type it: "5 ngày làm việc", "trong ngày (nhận đến 15:00)", "2,5 ngày"; nothing, or "không
 * quy định", is no time. `kept` is the time that stood in the box: its own words always mean itself.
 */
export const readTypedDuration = (text: string, kept?: Duration | null): TypedDuration => {
  if (kept != null && text.trim() === durationWords(kept)) return { kind: 'read', duration: kept, assumed: [] }
  const { status, cases, why } = parseDuration(text)
  if (status === 'none') return { kind: 'none' }
  const [only, ...others] = cases
  if (status !== 'parsed' || only === undefined || others.length > 0) return { kind: 'unclear', why: why ?? 'severalTimes' }
  return checkDuration(only.duration).ok
    ? { kind: 'read', duration: only.duration, assumed: only.assumed }
    : { kind: 'unclear', why: 'absurd' }
}
