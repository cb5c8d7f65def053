import { DataTable } from '#ui/data-table.tsx'
import type { IndexJson } from '../index-json.ts'
import { indexHref, type Asked } from '../pages/index-address.ts'
import { LEVEL_WORDS, pointsWords } from '../words.ts'
import { PointsBar } from './points-bar.tsx'

/** The units below, those first that reach the larger share of what they could. */
export const PartTable = ({ asked, index }: { readonly asked: Asked; readonly index: IndexJson }) => {
  const shareOf = ({ total }: IndexJson['parts'][number]): number => (total.outOf === 0 ? -1 : total.points / total.outOf)
  return (
    <DataTable
      caption={`Đơn vị trực thuộc ${index.unit.name}, ${asked.periodName}`}
      rows={index.parts.toSorted((a, b) => shareOf(b) - shareOf(a))}
      rowKey={(row) => row.code}
      rowHref={(row) => indexHref('/chi-so-766', asked, { 'don-vi': row.code })}
      opens="don-vi"
      columns={[
        { key: 'don-vi', header: 'Đơn vị trực thuộc', narrow: 'title', cell: (row) => row.name, note: (row) => LEVEL_WORDS[row.level] },
        { key: 'diem', header: 'Điểm', numeric: true, cell: (row) => (row.total.outOf === 0 ? 'Chưa có dữ liệu' : pointsWords(row.total.points)) },
        { key: 'tren', header: 'Trên số điểm có dữ liệu', numeric: true, cell: (row) => pointsWords(row.total.outOf) },
        { key: 'thanh', header: 'Phần đạt được', cell: (row) => <PointsBar value={row.total.points} outOf={row.total.outOf} whole={index.index.max} /> },
      ]}
    />
  )
}
