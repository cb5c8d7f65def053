/** Limits of this portal, not of the law: enough for any dossier, too little to fill a disk. */
export const MOST_FILE_BYTES = 50 * 1024 * 1024
export const MOST_DRAFT_BYTES = 200 * 1024 * 1024
export const MOST_DRAFT_FILES = 60
/** Of one account, in all drafts, sent or on the way. */
export const MOST_ACCOUNT_BYTES = 500 * 1024 * 1024
export const MOST_OPEN_DRAFTS = 30

/** A draft that nobody touches for so long is deleted with its files. */
export const DRAFT_DAYS = 60

/** Sending the same procedure again within this time is asked about first. */
export const REPEAT_MINUTES = 10
