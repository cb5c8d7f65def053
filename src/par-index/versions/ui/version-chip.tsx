import { Chip, type ChipState } from '#ui/chip.tsx'
import type { VersionLine } from '../pages/list-page.ts'

const LOOK = { draft: 'waiting', issued: 'running', ended: 'stopped', dropped: 'stopped' } as const satisfies Record<VersionLine['state'], ChipState>

/** Where a set stands; an example is in force nowhere. */
export const VersionChip = ({ state, words, isExample }: Pick<VersionLine, 'state' | 'words' | 'isExample'>) => (
  <Chip state={isExample ? 'waiting' : LOOK[state]}>{words}</Chip>
)
