import { Link, useLocation } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'

type NextPageProps = {
  /** Rows on this page and in the whole list. */
  readonly shown: number
  readonly total: number
  /** The total stops counting here. */
  readonly upTo?: number
  readonly next: string | null
}

/** The way on through a list that is paged by where the last row stands, and the way back to its beginning. */
export const NextPage = ({ shown, total, upTo, next }: NextPageProps) => {
  const { search } = useLocation()
  const address = (after: string | null): string => {
    const query = new URLSearchParams(search)
    if (after === null) query.delete('tu')
    else query.set('tu', after)
    return `?${query}`
  }
  const isFirst = !new URLSearchParams(search).has('tu')
  if (total === 0) return null
  return (
    <div className="pager">
      <span>
        {formatNumber(shown)} dòng trong {formatNumber(total)}
        {upTo !== undefined && total >= upTo && '+'}
      </span>
      {(!isFirst || next !== null) && (
        <nav aria-label="Trang">
          {!isFirst && (
            <Link className="btn ghost" to={address(null)}>
              ‹ Về đầu
            </Link>
          )}
          {next !== null && (
            <Link className="btn ghost" to={address(next)} rel="next">
              Tiếp ›
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}
