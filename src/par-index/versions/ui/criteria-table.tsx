import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CriteriaRow } from '../pages/criteria-rows.ts'

type CriteriaTableProps = {
  readonly caption: string
  readonly rows: readonly CriteriaRow[]
  readonly total: string
  /** Where a line opens to be edited. */
  readonly editHref?: (row: CriteriaRow) => string
  /** What else may be done to a line. */
  readonly tools?: (row: CriteriaRow) => ReactNode
}

const DEPTH_CLASS = { 1: 'area', 2: 'criterion', 3: undefined } as const

/** Areas and criteria carry sums, sub-criteria the way to score, evidence and verifier: as the annex of a decision prints it. */
export const CriteriaTable = ({ caption, rows, total, editHref, tools }: CriteriaTableProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
  <section className="sheet criteria" aria-label={caption} tabIndex={0}>
    <table className="cards-narrow">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Mã</th>
          <th scope="col">Lĩnh vực, tiêu chí</th>
          <th scope="col" className="num">Điểm tối đa</th>
          <th scope="col">Cách chấm</th>
          <th scope="col">Minh chứng, nơi thẩm định</th>
          {tools !== undefined && <td />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={row.id} className={DEPTH_CLASS[row.depth]}>
            <td className="at-none line-code">{row.code}</td>
            <th scope="row" className="at-title">
              <span className="narrow-only">{row.code} </span>
              {editHref === undefined ? row.name : <Link to={editHref(row)}>{row.name}</Link>}
              {row.isInferred && <span className="sub">suy ra, không có trong văn bản đã công bố</span>}
            </th>
            <td className="num at-badge"><span className="narrow-only">tối đa </span>{row.points}<span className="narrow-only"> điểm</span></td>
            <td className="at-line">{row.method !== null && <><b>{row.method}</b> <span className="how">{row.how}</span></>}</td>
            <td className="at-line" data-label={row.method === null ? undefined : 'Minh chứng'}>
              {row.method !== null && <>{row.evidence ?? '—'}<span className="sub">{row.verifier ?? '—'}</span></>}
            </td>
            {tools !== undefined && <td className="at-line line-tools">{tools(row)}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className="at-none" />
          <td className="at-title">Tổng điểm tối đa</td>
          <td className="num at-badge">{total}</td>
          <td className="at-none" colSpan={tools === undefined ? 2 : 3} />
        </tr>
      </tfoot>
    </table>
  </section>
)
