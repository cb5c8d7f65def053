/** What a day did to the clock; the words of the deadline's explanation (`dossiers/domain/explanation.ts`). */
export type DueDayKind =
  | 'received'
  | 'counted'
  | 'makeUp'
  | 'weekend'
  | 'holiday'
  | 'compensatory'
  | 'swapped'
  | 'paused'
  | 'notCounted'
  | 'due'

export type DueDay = {
  /** "2026-11-23" */
  readonly date: string
  readonly kind: DueDayKind
  /** The how-manieth counted day; 0 or absent when counting goes by the hour or the day does not count. */
  readonly ordinal?: number
  /** Working minutes that counted on this day. */
  readonly countedMinutes?: number
  /** A few words for the cell: the minute of reception. */
  readonly label?: string
  /** The sentence with the notice's number; listed below the calendar. */
  readonly note?: string
}
