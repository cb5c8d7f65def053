import { INDEX_LEVEL_WORDS } from '../words.ts'

/** Which units a set is for, to choose from; the words name every level. */
export const INDEX_LEVEL_OPTIONS = Object.entries(INDEX_LEVEL_WORDS).map(([value, label]) => ({ value, label }))
