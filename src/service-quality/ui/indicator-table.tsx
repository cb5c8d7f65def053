import { Link } from 'react-router'
import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { DataTable, type Column } from '#ui/data-table.tsx'
import type { IndexJson } from '../index-json.ts'
import { indexHref, type Asked } from '../pages/index-address.ts'
import { changeWords, NO_POINTS_WORDS, pointsWords } from '../words.ts'

type Row = IndexJson['indicators'][number] & { readonly before: number | null | undefined }

/** A number and its words stay on one line. */
const held = (text: string): string => text.replaceAll(' ', '\u00a0')

const share = ({ numerator, denominator }: Row): string => {
  if (numerator === null || denominator === null) return ''
  return held(formatPercent(numerator, denominator) ?? '—')
}

const basis = ({ numerator, denominator }: Row): string | undefined =>
  numerator === null || denominator === null ? undefined : held(`${formatNumber(numerator)} trên ${formatNumber(denominator)}`)

const lostOf = ({ points, max }: Row): number => (points === null ? 0 : Math.round((max - points) * 100) / 100)

const columns = (asked: Asked): readonly Column<Row>[] => [
  {
    key: 'chi-tieu',
    header: 'Chỉ tiêu',
    narrow: 'title',
    cell: (row) => `${row.code} ${row.label}`,
    note: (row) => `${row.counts.numerator} / ${row.counts.denominator}`,
  },
  { key: 'ty-le', header: 'Tỷ lệ', numeric: true, cell: share, note: basis },
  { key: 'diem', header: 'Điểm', numeric: true, cell: (row) => (row.state === 'scored' ? <b>{pointsWords(row.points ?? 0)}</b> : held(NO_POINTS_WORDS[row.state])) },
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

const codesOf = (indicators: readonly { readonly code: string }[]): string => indicators.map(({ code }) => code).join(', ')

/** Which of the ways of counting nobody has yet laid beside the official formula. */
const checkedWords = ({ indicators }: IndexJson): string => {
  const open = indicators.filter(({ checked }) => checked === 'toVerify')
  if (open.length === 0) return ''
  return `${open.length === indicators.length ? 'Mọi cách đếm ở đây' : `Cách đếm của ${codesOf(open)}`} còn phải đối chiếu với công thức chính thức.`
}

/** Every indicator with its base, its points, and a way to what it lost. */
export const IndicatorTable = ({ asked, index }: { readonly asked: Asked; readonly index: IndexJson }) => {
  const before = new Map(index.previous?.indicators.map((one) => [one.code, one.points]))
  const shown = index.indicators.filter(({ state }) => state !== 'notApplicable')
  const left = index.indicators.filter(({ state }) => state === 'notApplicable')
  return (
    <section className="stack tight" aria-label="Từng chỉ tiêu">
      <DataTable
        caption={`Từng chỉ tiêu, ${index.unit.name}, ${asked.periodName}`}
        columns={columns(asked)}
        rows={shown.map((one): Row => ({ ...one, before: before.get(one.code) }))}
        rowKey={(row) => row.code}
        totals={{
          'chi-tieu': { value: `Cộng, trên ${pointsWords(index.total.outOf)} điểm có dữ liệu` },
          diem: { value: pointsWords(index.total.points) },
          'toi-da': { value: pointsWords(index.index.max) },
          mat: { value: pointsWords(index.total.outOf - index.total.points), href: indexHref('/chi-so-766/mat-diem', asked) },
        }}
      />
      {left.length > 0 && <p className="small muted">{codesOf(left)} không áp dụng cho đơn vị này, không tính điểm.</p>}
      <p className="small muted">Căn cứ: {index.index.source}. {checkedWords(index)}</p>
    </section>
  )
}
