import { Chip, type ChipState } from '#ui/chip.tsx'
import type { SlipState } from '../domain/slip.ts'
import { SLIP_STATE_WORDS } from '../slip-words.ts'

const CHIPS: Readonly<Record<SlipState, ChipState>> = { waiting: 'waiting', late: 'late', answered: 'done', answeredLate: 'soon', moot: 'stopped' }

/** Whether a slip was answered, as a chip. */
export const SlipChip = ({ state }: { readonly state: SlipState }) => <Chip state={CHIPS[state]}>{SLIP_STATE_WORDS[state]}</Chip>
