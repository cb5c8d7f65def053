import { formatNumber } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Percent } from '#ui/values.tsx'
import type { StepRecord } from '../domain/process-map.ts'
import type { MapPage } from '../pages/map-page.ts'
import { shortTimeWords } from '../words.ts'

type Row = { readonly key: string; readonly name: string; readonly record: StepRecord | null; readonly allotted: number }

/** The table under the picture: each step against its allotment. */
export const MapSteps = ({ page: { steps, consultations, dayMinutes } }: { readonly page: MapPage }) => {
  const span = (minutes: number): string => shortTimeWords(minutes, dayMinutes)
  const rows: readonly Row[] = [
    ...steps.map(({ step, record }) => ({ key: step.id, name: step.name, record, allotted: step.allottedMinutes })),
    ...(consultations === null ? [] : [{ key: 'consult', name: 'Lấy ý kiến phối hợp', record: consultations, allotted: consultations.allottedMinutes }]),
  ]
  const time = (of: (record: StepRecord) => number) => (row: Row) => (row.record === null ? '—' : span(of(row.record)))
  return (
    <DataTable
      caption="Thời gian của từng bước so với định mức, giờ và ngày làm việc"
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'name', header: 'Bước', narrow: 'title', cell: (row) => row.name },
        { key: 'passes', header: 'Lượt', numeric: true, cell: (row) => formatNumber(row.record?.passes ?? 0) },
        { key: 'allotted', header: 'Định mức', numeric: true, cell: (row) => (row.allotted > 0 ? span(row.allotted) : 'không có') },
        { key: 'median', header: 'Thường mất', numeric: true, cell: time((record) => record.medianMinutes) },
        { key: 'wait', header: 'Trong đó chờ nhận', numeric: true, cell: time((record) => record.medianWaitMinutes) },
        { key: 'long', header: '9/10 lượt trong', numeric: true, cell: time((record) => record.longMinutes) },
        { key: 'over', header: 'Vượt định mức', numeric: true, cell: (row) => row.allotted > 0 && row.record !== null && <Percent part={row.record.overAllotment} base={row.record.passes} /> },
        { key: 'returned', header: 'Trả lại', numeric: true, cell: (row) => row.record !== null && <Percent part={row.record.returned} base={row.record.passes} /> },
      ]}
    />
  )
}
