import { Chip, type ChipState } from '#ui/chip.tsx'
import type { ConsignmentStatus } from '../domain/consignment.ts'
import { STATUS_WORDS } from '../words.ts'

const STATES: Readonly<Record<ConsignmentStatus, ChipState>> = {
  waiting: 'waiting',
  dispatched: 'running',
  booked: 'running',
  inTransit: 'running',
  failed: 'soon',
  delivered: 'done',
  returned: 'stopped',
  cancelled: 'stopped',
}

export const StatusChip = ({ status }: { readonly status: ConsignmentStatus }) => <Chip state={STATES[status]}>{STATUS_WORDS[status]}</Chip>
