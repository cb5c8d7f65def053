import { Link } from 'react-router'
import type { TableView } from '../pages/report-page.ts'

/** A statistical form: its head of several levels stays in sight, names stay at the left, every number opens. */
export const ReportTable = ({ caption, table }: { readonly caption: string; readonly table: TableView }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
  <section className="sheet tall statistics" aria-label={caption} tabIndex={0}>
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        {table.head.map((cells, level) => (
          <tr key={`tang-${level}`}>
            {cells.map((cell) => (
              <th
                key={`${cell.no ?? cell.label} ${cell.colSpan}`}
                scope={cell.no === undefined ? 'colgroup' : 'col'}
                colSpan={cell.colSpan}
                rowSpan={cell.rowSpan}
                className={cell.no === 1 ? 'row-no' : cell.no === 2 ? 'row-name' : undefined}
              >
                {cell.label}
              </th>
            ))}
          </tr>
        ))}
        <tr className="column-no">
          {table.numbers.map((number, i) => (
            <td key={number} className={i === 0 ? 'row-no' : i === 1 ? 'row-name' : undefined}>{number}</td>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key} className={row.isStrong ? 'total' : undefined}>
            <td className="row-no">{row.numbering}</td>
            <th scope="row" className={`row-name depth-${row.depth}`}>{row.label}</th>
            {row.cells.map(({ no, text, href, now }) => (
              <td key={no} className="num">
                {href === null ? <span className="muted">{text}</span> : <Link to={href}>{text}</Link>}
                {now !== null && <span className="sub corrected">nay {now}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
