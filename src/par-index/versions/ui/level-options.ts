import { INDEX_LEVELS } from '#law/par-index.ts'
import { INDEX_LEVEL_WORDS } from '../words.ts'

export const INDEX_LEVEL_OPTIONS = INDEX_LEVELS.map((value) => ({ value, label: INDEX_LEVEL_WORDS[value] }))
