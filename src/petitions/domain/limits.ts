/** Limits of what people send; the doors show them, the commands hold them. */
export const LONGEST_SUBJECT = 200
export const LONGEST_CONTENT = 5_000
export const MOST_FILES = 5
/** For one file: small enough for a telephone's line, large enough for a photograph. */
export const MOST_MEGABYTES = 10
export const LONGEST_QUESTION = 2_000

/** Rows of the inbox on one page. */
export const PAGE_SIZE = 50

/** The lists of the inbox; each is a condition, and its number counts the same rows. */
export const PETITION_LISTS = ['pending', 'new', 'mine', 'approve', 'publish', 'asked', 'late', 'conduct', 'done', 'all'] as const
export type PetitionList = (typeof PETITION_LISTS)[number]
