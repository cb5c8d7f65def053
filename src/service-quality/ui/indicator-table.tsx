import { Link } from 'react-router'
import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { DataTable, type Column } from '#ui/data-table.tsx'
import type { IndexJson } from '../index-json.ts'
import { indexHref, type Asked } from '../pages/index-question.ts'
import { changeWords, NO_POINTS_WORDS, pointsWords } from '../words.ts'

type Row = IndexJson['indicators'][number] & { readonly before: number | null | undefined }

const share = ({ numerator, denominator }: Row): string => {
  if (numerator === null || denominator === null) return ''
  return formatPercent(numerator, denominator) ?? '—'
}

const basis = ({ numerator, denominator }: Row): string | undefined =>
  numerator === null || denominator === null ? undefined : `${formatNumber(numerator)} trên ${formatNumber(denominator)}`

const lostOf = ({ points, max }: Row): number => (points === null ? 0 : Math.round((max - points) * 100) / 100)

const columns = (asked: Asked): readonly Column<Row>[] => [
  { key: 'ma', header: 'Mã', narrow: 'badge', cell: (row) => row.code },
  {
    key: 'chi-tieu',
    header: 'Chỉ tiêu',
    narrow: 'title',
    cell: (row) => row.label,
    note: (row) => `${row.counts.numerator} / ${row.counts.denominator}${row.checked === 'toVerify' ? ' (cách đếm cần đối chiếu)' : ''}`,
  },
  { key: 'ty-le', header: 'Tỷ lệ', numeric: true, cell: share, note: basis },
  { key: 'diem', header: 'Điểm', numeric: true, cell: (row) => (row.state === 'scored' ? <b>{pointsWords(row.points ?? 0)}</b> : NO_POINTS_WORDS[row.state]) },
  { key: 'toi-da', header: 'Tối đa', numeric: true, cell: (row) => pointsWords(row.max) },
  {
    key: 'so-sanh',
    header: 'So kỳ trước',
    numeric: true,
    cell: (row) => (row.points === null || row.before == null ? '—' : changeWords(row.points - row.before)),
  },
  {
    key: 'mat',
    header: 'Mất',
    numeric: true,
    cell: (row) =>
      lostOf(row) > 0 ? <Link to={indexHref('/chi-so-766/mat-diem', asked, { 'chi-tieu': row.code })}>{pointsWords(lostOf(row))}</Link> : row.state === 'scored' ? '0' : '',
  },
]

/** Every indicator with its base, its points, and a way to what it lost. */
export const IndicatorTable = ({ asked, index }: { readonly asked: Asked; readonly index: IndexJson }) => {
  const before = new Map(index.previous?.indicators.map((one) => [one.code, one.points]))
  return (
    <DataTable
      caption={`Từng chỉ tiêu, ${index.unit.name}, ${asked.periodName}`}
      columns={columns(asked)}
      rows={index.indicators.map((one): Row => ({ ...one, before: before.get(one.code) }))}
      rowKey={(row) => row.code}
      totals={{
        'chi-tieu': { value: `Cộng, trên ${pointsWords(index.total.outOf)} điểm có dữ liệu` },
        diem: { value: pointsWords(index.total.points) },
        'toi-da': { value: pointsWords(index.index.max) },
        mat: { value: pointsWords(index.total.outOf - index.total.points), href: indexHref('/chi-so-766/mat-diem', asked) },
      }}
    />
  )
}
