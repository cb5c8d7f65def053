import { dueStateAt, pausedState, type DueState } from '#dossiers/due-state.ts'
import { toAt } from '#kernel/at.ts'
import type { Instant } from '#kernel/time.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'

/** How the due date of an open dossier stands, for a chip. */
export const dueOf = (row: { readonly dueAt: Instant; readonly pausedSince: Instant | null }, now: Instant, calendar: WorkingCalendar): DueState =>
  row.pausedSince !== null && row.pausedSince.epochMilliseconds <= row.dueAt.epochMilliseconds
    ? pausedState(toAt(row.dueAt), toAt(row.pausedSince), calendar)
    : dueStateAt(toAt(row.dueAt), toAt(now), toAt(now), calendar)
