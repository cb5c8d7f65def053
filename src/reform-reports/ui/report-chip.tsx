import { Chip, type ChipState } from '#ui/chip.tsx'
import type { ReportLine } from '../pages/report-lines.ts'

const SHAPES = {
  open: 'waiting', submitted: 'running', signed: 'running', sent: 'running', returned: 'soon', accepted: 'done', notOpened: 'stopped',
} as const satisfies Record<ReportLine['state'], ChipState>

type Props = { readonly line: Pick<ReportLine, 'state' | 'words' | 'daysLate'> }

/** Where a report is; late ones say by how much. */
export const ReportChip = ({ line: { state, words, daysLate } }: Props) =>
  daysLate > 0 ? <Chip state="late">{words}, trễ {daysLate} ngày</Chip> : <Chip state={SHAPES[state]}>{words}</Chip>
