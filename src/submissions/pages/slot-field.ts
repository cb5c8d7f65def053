/** The beginning of the name of a box that takes files; what follows says what they are for. */
export const SLOT_FIELD = 'tep.'
