import { Chip, DueChip, workingSpan } from '#ui/chip.tsx'
import type { Column } from '#ui/data-table.tsx'
import { UrgeOne } from '#ui/urge-bar.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import type { WatchRow } from '../pages/watch-row.ts'

const OUTSIDE: Partial<Readonly<Record<WatchRow['phase'], string>>> = {
  submitted: 'Chờ một cửa trả lời',
  incomplete: 'Chờ người nộp hoàn thiện',
  resolved: 'Chờ trả kết quả',
}

/** The columns of a list of watched dossiers. */
export const WATCH_COLUMNS: readonly Column<WatchRow>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (row) => (row.code === null ? <span className="muted">chưa có mã</span> : <Code>{row.code}</Code>) },
  {
    key: 'procedure',
    header: 'Thủ tục',
    narrow: 'title',
    cell: (row) => <span className="clamp wide">{row.procedureName}</span>,
    note: (row) => row.ownerName,
  },
  {
    key: 'step',
    header: 'Đang ở',
    cell: (row) => row.stepName ?? OUTSIDE[row.phase] ?? 'Chưa có bước nào',
    note: (row) => (row.isStepLate && row.stepDueAt !== null ? <>hạn bước <Moment at={row.stepDueAt} form="short" /></> : null),
  },
  {
    key: 'holder',
    header: 'Người giữ',
    cell: (row) => row.holderName ?? <span className="muted">chưa ai nhận</span>,
    note: (row) => row.unitName,
  },
  {
    key: 'quiet',
    header: 'Cập nhật',
    cell: (row) => <span className="muted">{row.quietMinutes === 0 ? 'vừa xong' : `${workingSpan(row.quietMinutes, 480).replace(' làm việc', '')} trước`}</span>,
    note: (row) => (row.answerDueOn === null ? null : <>dân trả lời trước <Day on={row.answerDueOn} /></>),
  },
  {
    key: 'left',
    header: 'Thời hạn',
    narrow: 'badge',
    cell: (row) => (
      <span className="chips">
        <DueChip due={row.due} short />
        {row.provisional && <Chip state="waiting">tạm tính</Chip>}
      </span>
    ),
    note: (row) => (row.dueAt === null ? null : <>hạn <Moment at={row.dueAt} form="short" /></>),
  },
]

/** One press urges this dossier alone. */
export const URGE_COLUMN: Column<WatchRow> = {
  key: 'urge',
  header: '',
  cell: (row) => (row.isMine ? null : <UrgeOne value={row.id} label={row.code ?? row.procedureName} />),
}
