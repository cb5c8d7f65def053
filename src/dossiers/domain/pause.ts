import { ok, refuse, type Result } from '#kernel/result.ts'
import type { LocalMinute } from '#kernel/local-time.ts'

/** What a person is told about a pause: who stopped the clock and why. */
export type PauseCause = { readonly by?: string; readonly reason?: string; readonly basis?: string }

/** The clock stands from `from` to `to`; `null` while it is still standing. */
export type Pause = {
  readonly from: LocalMinute
  readonly to: LocalMinute | null
  readonly cause?: PauseCause
}

/** A stretch of standing clock after overlaps were joined; `to` is `Infinity` while it is open. */
export type Standstill = { readonly from: LocalMinute; readonly to: LocalMinute; readonly cause?: PauseCause }

/**
 * Pauses in order, overlapping ones joined so that they count once, cut to what lies after reception.
 * Pauses that only touch stay apart, since each is measured against the due date as the earlier ones moved it.
 */
export const joinPauses = (
  pauses: readonly Pause[],
  receivedAt: LocalMinute,
): Result<readonly Standstill[], 'pauseReversed'> => {
  if (pauses.length === 0) return ok(NONE)
  const spans: Standstill[] = []
  for (const [i, pause] of pauses.entries()) {
    const to = pause.to ?? Infinity
    if (to < pause.from) return refuse('pauseReversed', { index: i })
    if (to <= receivedAt) continue
    spans.push({ ...pause, from: Math.max(pause.from, receivedAt), to })
  }
  spans.sort((a, b) => a.from - b.from)
  const joined: Standstill[] = []
  for (const span of spans) {
    const last = joined[joined.length - 1]
    if (last !== undefined && span.from < last.to) joined[joined.length - 1] = { ...last, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return ok(joined)
}

const NONE: readonly Standstill[] = []
