import { Chip, type ChipState } from '#ui/chip.tsx'
import type { Standing } from '../catalogue-queries.ts'
import { STANDING_WORDS } from '../words.ts'

const STATES: Readonly<Record<Standing, ChipState>> = { inForce: 'done', upcoming: 'running', draft: 'waiting', ended: 'stopped' }

/** Where a version stands today, as a word and a shape. */
export const StandingChip = ({ standing }: { readonly standing: Standing }) => (
  <Chip state={STATES[standing]}>{STANDING_WORDS[standing]}</Chip>
)
