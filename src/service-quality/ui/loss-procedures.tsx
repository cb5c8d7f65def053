import { DataTable } from '#ui/data-table.tsx'
import { Code } from '#ui/values.tsx'
import type { LossProcedure } from '../pages/losses-page.ts'
import { gainWords, LACK_WORDS } from '../words.ts'

/** Procedures outside the numerators, each opening to what the public reads of it. */
export const LossProcedures = ({ procedures }: { readonly procedures: readonly LossProcedure[] }) => (
  <DataTable
    caption="Thủ tục"
    rows={procedures}
    rowKey={(row) => `${row.code} ${row.measure}`}
    columns={[
      {
        key: 'thu-tuc', header: 'Thủ tục', narrow: 'title',
        cell: (row) => <a href={`/thu-tuc/${row.code}`}>{row.name}</a>, note: (row) => <Code>{row.code}</Code>,
      },
      { key: 'thieu', header: 'Vì sao', cell: (row) => LACK_WORDS[row.measure].lack, note: (row) => LACK_WORDS[row.measure].remedy },
      { key: 'diem', header: 'Sửa thì thêm', numeric: true, cell: (row) => (row.gain > 0 ? gainWords(row.gain) : '—') },
    ]}
  />
)
