import { Link, useLocation } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'

type PaginationProps = {
  /** Rows in the whole list; `null` when counting them would cost too much. */
  readonly total: number | null
  readonly page: number
  readonly pageSize: number
  readonly hasNext: boolean
}

/** "1–50 trong 1.419", and the way on and back. The page stands in the address as `?trang=`. */
export const Pagination = ({ total, page, pageSize, hasNext }: PaginationProps) => {
  const { search } = useLocation()
  const address = (to: number): string => {
    const query = new URLSearchParams(search)
    query.set('trang', String(to))
    return `?${query}`
  }
  const from = (page - 1) * pageSize + 1
  const to = total === null ? page * pageSize : Math.min(page * pageSize, total)
  return (
    <div className="pager">
      <span>
        {total === 0 ? 'Không có dòng nào' : `${formatNumber(from)}–${formatNumber(to)}`}
        {total !== null && total > 0 && ` trong ${formatNumber(total)}`}
      </span>
      {(page > 1 || hasNext) && (
        <nav aria-label="Trang">
          {page > 1 && (
            <Link className="btn ghost" to={address(page - 1)} rel="prev">
              ‹ Trước
            </Link>
          )}
          {hasNext && (
            <Link className="btn ghost" to={address(page + 1)} rel="next">
              Tiếp ›
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}
