import { Chip, type ChipState } from '#ui/chip.tsx'
import type { VersionLine } from '../pages/list-page.ts'

const LOOK = { draft: 'waiting', issued: 'running', ended: 'stopped', dropped: 'stopped' } as const satisfies Record<VersionLine['state'], ChipState>

export const VersionChip = ({ state, words }: Pick<VersionLine, 'state' | 'words'>) => <Chip state={LOOK[state]}>{words}</Chip>
