import { formatNumber } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Percent } from '#ui/values.tsx'
import { averageMinutes, type TimeFigures } from '../domain/time-figures.ts'
import { TIME_KIND_WORDS } from '../words.ts'

/** Working minutes as hours: one unit for a whole table, whatever the length of a day. */
const hours = (minutes: number | null): string => (minutes === null ? '—' : formatNumber(minutes / 60, 1))

/** How long dossiers and their steps took, in working hours, beside what was promised or allotted. */
export const TimesTable = ({ times }: { readonly times: readonly TimeFigures[] }) => (
  <DataTable
    caption="Thời gian giải quyết, giờ làm việc"
    rows={times}
    rowKey={(row) => row.kind}
    empty={<EmptyState title="Chưa có hồ sơ hay bước nào xong trong kỳ" />}
    columns={[
      { key: 'kind', header: 'Giờ làm việc', narrow: 'title', cell: (row) => TIME_KIND_WORDS[row.kind] },
      { key: 'count', header: 'Lượt xong', numeric: true, cell: (row) => formatNumber(row.count) },
      { key: 'average', header: 'Trung bình', numeric: true, cell: (row) => hours(averageMinutes(row)) },
      { key: 'median', header: 'Trung vị', numeric: true, cell: (row) => hours(row.medianMinutes) },
      { key: 'long', header: '9/10 không quá', numeric: true, cell: (row) => hours(row.longMinutes) },
      {
        key: 'promised', header: 'Đã hẹn, đã giao', numeric: true,
        cell: ({ promised }) => (promised.count === 0 ? 'không quy định' : hours(promised.promisedMinutes / promised.count)),
      },
      { key: 'exceeded', header: 'Vượt', numeric: true, cell: ({ promised }) => <Percent part={promised.exceeded} base={promised.count} /> },
    ]}
  />
)
