import { formatNumber } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Percent } from '#ui/values.tsx'
import type { MapPage, MapPath } from '../pages/map-page.ts'
import { shortTimeWords } from '../words.ts'

/** The ways that dossiers took, the most frequent first. */
export const MapPaths = ({ page: { paths, pathCount, totals, dayMinutes } }: { readonly page: MapPage }) => (
  <section className="panel">
    <h2>Các đường đi</h2>
    {pathCount > paths.length && <p className="small muted">{paths.length} đường hay gặp nhất trong {formatNumber(pathCount)} đường.</p>}
    <DataTable
      caption="Các đường đi của hồ sơ, hay gặp nhất ở trên"
      rows={paths}
      rowKey={(row) => row.key}
      columns={[
        { key: 'way', header: 'Đường đi', narrow: 'title', cell: (row) => <Way names={row.names} /> },
        { key: 'n', header: 'Hồ sơ', numeric: true, cell: (row) => formatNumber(row.dossiers) },
        { key: 'share', header: 'Tỷ lệ', numeric: true, cell: (row) => <Percent part={row.dossiers} base={totals.dossiers} /> },
        { key: 'median', header: 'Thường mất', numeric: true, cell: (row) => shortTimeWords(row.medianMinutes, dayMinutes) },
        { key: 'late', header: 'Trễ hạn', numeric: true, cell: (row) => <Percent part={row.late} base={row.dossiers} /> },
      ]}
    />
  </section>
)

const Way = ({ names }: Pick<MapPath, 'names'>) => (
  <>
    {names.map(({ name, isReturn }, i) => (
      <span key={`${i} ${name}`} className={isReturn ? 'way-return' : undefined}>
        {i > 0 && (isReturn ? ' ↩ trả về ' : ' → ')}
        {name}
      </span>
    ))}
  </>
)
