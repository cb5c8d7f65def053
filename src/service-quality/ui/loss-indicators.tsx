import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { indexHref, LIST_WORDS, type Asked } from '../pages/index-address.ts'
import type { LossIndicator } from '../pages/losses-page.ts'
import { gainWords, LACK_WORDS, pointsWords } from '../words.ts'

const adviceFor = ({ measure, mendable }: LossIndicator): string | undefined => {
  const { remedy, next } = LACK_WORDS[measure]
  if (mendable > 0) return remedy
  return next === undefined ? undefined : `Từ nay: ${next.charAt(0).toLowerCase()}${next.slice(1)}`
}

/** Where points went, by indicator: how many stand outside, how many of them can still come in, and for how much. */
export const LossIndicators = ({ asked, indicators }: { readonly asked: Asked; readonly indicators: readonly LossIndicator[] }) => {
  const address = (code: string, list: keyof typeof LIST_WORDS): string =>
    indexHref('/chi-so-766/mat-diem', asked, { 'chi-tieu': code, 'danh-sach': LIST_WORDS[list] })
  if (indicators.length === 0) return null
  return (
    <DataTable
      caption="Mất điểm theo chỉ tiêu"
      rows={indicators}
      rowKey={(row) => row.code}
      columns={[
        { key: 'chi-tieu', header: 'Chỉ tiêu', narrow: 'title', cell: (row) => `${row.code} ${row.label}`, note: (row) => adviceFor(row) },
        { key: 'mat', header: 'Điểm đã mất', numeric: true, cell: (row) => pointsWords(row.lost) },
        {
          key: 'ngoai', header: 'Hồ sơ, thủ tục làm mất', numeric: true,
          cell: (row) => (row.missed === row.mendable ? formatNumber(row.missed) : <Link to={address(row.code, 'gone')}>{formatNumber(row.missed)}</Link>),
        },
        {
          key: 'con', header: 'Còn sửa được', numeric: true,
          cell: (row) => (row.mendable === 0 ? '0' : <Link to={address(row.code, 'mend')}>{formatNumber(row.mendable)}</Link>),
        },
        { key: 'them', header: 'Sửa hết thì thêm', numeric: true, cell: (row) => (row.mendable === 0 ? '—' : gainWords(row.gain)) },
      ]}
    />
  )
}
