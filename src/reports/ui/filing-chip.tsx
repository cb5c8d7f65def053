import { Chip, type ChipState } from '#ui/chip.tsx'
import type { FilingLine } from '../pages/filing-lines.ts'

const SHAPES = { open: 'waiting', signed: 'running', returned: 'soon', accepted: 'done' } as const satisfies Record<FilingLine['state'], ChipState>

/** Where a report is; late ones say since when. */
export const FilingChip = ({ state, words, daysLate }: Pick<FilingLine, 'state' | 'words' | 'daysLate'>) =>
  daysLate > 0 ? <Chip state="late">{words}, trễ {daysLate} ngày</Chip> : <Chip state={SHAPES[state]}>{words}</Chip>
