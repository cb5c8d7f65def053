import { Chip } from '#ui/chip.tsx'
import type { Column } from '#ui/data-table.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { DEED_WORDS } from '../deed-words.ts'
import type { PaperLine } from '../pages/catch-up-page.ts'

const OUTCOMES = { GRANTED: 'đồng ý', DENIED: 'từ chối' } as const

/** A line of work on paper: which dossier, what was done, when it really happened and when it was typed. */
export const PAPER_LINE_COLUMNS: readonly Column<PaperLine>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (line) => <Code>{line.code}</Code>, note: (line) => line.ownerName },
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (line) => <span className="clamp wide">{line.procedureName}</span> },
  {
    key: 'deed',
    header: 'Việc đã làm',
    cell: (line) => (
      <>
        {DEED_WORDS[line.deed]}
        {line.outcome !== null && `, ${OUTCOMES[line.outcome]}`}
      </>
    ),
    note: (line) => [line.words, line.cause, line.causeNote].filter((part) => part !== null).join(' · '),
  },
  {
    key: 'at',
    header: 'Thật sự lúc',
    cell: (line) => <Moment at={line.occurredAt} form="short" />,
    note: (line) => (line.dueAt === null ? 'không quy định hạn' : <>hẹn trả <Moment at={line.dueAt} form="short" /></>),
  },
  { key: 'typed', header: 'Nhập lúc', cell: (line) => <Moment at={line.typedAt} form="short" />, note: (line) => line.typedBy },
  {
    key: 'effect',
    header: 'Hệ quả',
    narrow: 'badge',
    cell: (line) => (line.isBeforeDue ? <Chip state="soon">quá hạn thành đúng hạn</Chip> : <Chip>không đổi hạn</Chip>),
  },
]

const STATES = { waiting: ['waiting', 'chờ duyệt'], recorded: ['done', 'đã ghi'], returned: ['stopped', 'không duyệt'] } as const

/** What a leader said of it. */
export const DECISION_COLUMN: Column<PaperLine> = {
  key: 'state',
  header: 'Duyệt',
  narrow: 'right',
  cell: (line) => <Chip state={STATES[line.state][0]}>{STATES[line.state][1]}</Chip>,
  note: (line) => (line.decidedBy === null ? null : <>{line.decidedBy}{line.reason !== null && `: ${line.reason}`}</>),
}
