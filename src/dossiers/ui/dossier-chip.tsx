import { Chip, DueChip } from '#ui/chip.tsx'
import type { DossierStatus } from '../domain/national-status.ts'
import type { DueState } from '../due-state.ts'
import { STATUS_WORDS } from './words.ts'

type DossierChipProps = {
  /** Null when the dossier ended without a result: the status says it instead. */
  readonly due: DueState | null
  readonly status?: DossierStatus
  readonly provisional?: boolean
  readonly minutesPerDay?: number
  readonly short?: boolean
}

/** The due chip of a row or a head, with "tạm tính" beside it. */
export const DossierChip = ({ due, status, provisional = false, minutesPerDay, short = false }: DossierChipProps) => (
  <span className="chips">
    {due === null ? (
      <Chip state="stopped">{status === undefined ? 'đã kết thúc' : STATUS_WORDS[status]}</Chip>
    ) : (
      <DueChip due={due} short={short} {...(minutesPerDay !== undefined && { minutesPerDay })} />
    )}
    {provisional && <Chip state="waiting">tạm tính</Chip>}
  </span>
)
