/** What lists of this room can be narrowed to: read by the screens and by the queries alike. */

/** `toPrepare`: nobody has looked at the draft; `toSign`: prepared; `late`: the due date has passed. */
export const DRAFT_VIEWS = ['all', 'toPrepare', 'toSign', 'late'] as const
export type DraftView = (typeof DRAFT_VIEWS)[number]

/** `changed`: a person gave another class than the program. */
export const LATE_STATES = ['all', 'unconfirmed', 'confirmed', 'changed'] as const
export type LateState = (typeof LATE_STATES)[number]

export const STATE_SLUGS: Readonly<Record<LateState, string>> = { all: '', unconfirmed: 'chua', confirmed: 'da', changed: 'da-doi' }
