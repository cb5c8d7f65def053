import { Chip } from '#ui/chip.tsx'
import { formatDay } from '#ui/dates.ts'
import type { Column } from '#ui/data-table.tsx'
import { Code, Moment } from '#ui/values.tsx'
import type { WorkLine } from '../pages/work-lines.ts'
import { DossierChip } from './dossier-chip.tsx'
import { CHANNEL_WORDS } from './words.ts'

const base: readonly Column<WorkLine>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (line) => <Code>{line.code}</Code> },
  {
    key: 'procedure',
    header: 'Thủ tục',
    narrow: 'title',
    cell: (line) => <span className="clamp wide">{line.procedureName}</span>,
    note: (line) => CHANNEL_WORDS[line.channel],
  },
  { key: 'owner', header: 'Chủ hồ sơ', cell: (line) => <span className="clamp">{line.ownerName}</span> },
  {
    key: 'step',
    header: 'Bước hiện tại',
    cell: (line) => (
      <>
        {line.stepKind === 'consult' ? `Cho ý kiến: ${line.stepName}` : line.stepName}{' '}
        {line.isNew && <Chip state="waiting">mới</Chip>}
        {line.onBehalf !== null && (
          <span className="lent" title={`Làm thay ${line.onBehalf.name} theo ủy quyền`}>
            {line.onBehalf.form}. {line.onBehalf.name}
          </span>
        )}
      </>
    ),
  },
]

const times: readonly Column<WorkLine>[] = [
  { key: 'left', header: 'Còn lại', narrow: 'badge', cell: (line) => <DossierChip due={line.due} provisional={line.provisional} short />,
    note: (line) => (line.isByStep && line.stepDueAt !== null ? <>hạn của bước <Moment at={line.stepDueAt} form="short" /></> : null) },
  { key: 'due', header: 'Hẹn trả', narrow: 'right', cell: (line) => (line.dueAt === null ? '—' : <Moment at={line.dueAt} form="short" />) },
]

const holder: Column<WorkLine> = {
  key: 'holder',
  header: 'Người giữ',
  cell: (line) => line.staffName ?? <span className="muted">chưa ai nhận</span>,
  note: (line) => (
    <>
      {line.unitName}
      {line.absentTo !== null && (
        <>
          {' '}
          <Chip state="paused">vắng đến {formatDay(line.absentTo).slice(0, 5)}</Chip>
        </>
      )}
    </>
  ),
}

export const MY_COLUMNS = [...base, ...times]
export const UNIT_COLUMNS = [...base, holder, ...times]
