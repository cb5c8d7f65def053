import { DataTable, type Column } from '#ui/data-table.tsx'
import { Code, Moment } from '#ui/values.tsx'
import type { LossList } from '../domain/losses.ts'
import type { LossRow } from '../pages/losses-page.ts'
import { gainWords, LACK_WORDS } from '../words.ts'

const DOSSIER: readonly Column<LossRow>[] = [
  { key: 'ma', header: 'Hồ sơ', narrow: 'title', cell: (row) => <Code>{row.code}</Code>, note: (row) => row.procedureName },
  { key: 'don-vi', header: 'Đơn vị giải quyết', cell: (row) => row.unitName },
]
const DUE: Column<LossRow> = { key: 'han', header: 'Hẹn trả', cell: (row) => (row.dueAt === null ? 'không quy định' : <Moment at={row.dueAt} form="short" />) }
const DONE: Column<LossRow> = { key: 'xong', header: 'Xong', cell: (row) => (row.closedAt === null ? 'chưa xong' : <Moment at={row.closedAt} form="short" />) }
const GAIN: Column<LossRow> = { key: 'diem', header: 'Điểm', numeric: true, cell: (row) => gainWords(row.gain) }

const lacks = (row: LossRow): string => [...new Set(row.measures.map((measure) => LACK_WORDS[measure].lack))].join(' · ')
const remedies = (row: LossRow): string => [...new Set(row.measures.flatMap((measure) => LACK_WORDS[measure].remedy ?? []))].join(' · ')

const COLUMNS: Readonly<Record<LossList, readonly Column<LossRow>[]>> = {
  keep: [...DOSSIER, DUE, { ...GAIN, header: 'Xong đúng hạn giữ được' }],
  mend: [...DOSSIER, { key: 'viec', header: 'Việc cần làm', cell: remedies }, DONE, { ...GAIN, header: 'Làm thì thêm' }],
  gone: [...DOSSIER, { key: 'thieu', header: 'Vì sao', cell: lacks }, DUE, DONE],
}

/** Dossiers behind points, each opening to the dossier itself. */
export const LossDossiers = ({ list, rows }: { readonly list: LossList; readonly rows: readonly LossRow[] }) => (
  <DataTable
    caption="Hồ sơ"
    columns={COLUMNS[list]}
    rows={rows}
    rowKey={(row) => row.dossierId}
    rowHref={(row) => `/mot-cua/ho-so/${row.dossierId}`}
    opens="ma"
  />
)
