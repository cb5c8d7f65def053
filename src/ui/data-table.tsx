import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'

/** Where a column goes when the row becomes a card on a narrow screen. */
export type NarrowPlace = 'title' | 'badge' | 'left' | 'right' | 'line' | 'none'

export type Column<Row> = {
  readonly key: string
  /** Empty for a column of buttons. */
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** A second line in small type. */
  readonly note?: (row: Row) => ReactNode
  /** Numbers stand right and even. */
  readonly numeric?: boolean
  /** The list can be ordered by it: `?sort=key` and `?sort=-key`. */
  readonly sortable?: boolean
  readonly narrow?: NarrowPlace
}

type DataTableProps<Row> = {
  /** What the table shows, for those who hear it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Where a row opens; the cell of the first column `opens` becomes its link. */
  readonly rowHref?: (row: Row) => string
  /** Key of the column whose cell is the link. */
  readonly opens?: string
  readonly rowState?: (row: Row) => 'on' | 'late' | undefined
  /** Ticked rows are sent as `chon` by the surrounding form; `may` leaves out those for which there is nothing to do. */
  readonly pick?: { readonly name: string; readonly label: (row: Row) => string; readonly may?: (row: Row) => boolean }
  /** Column key → total. A total with `href` opens the rows that it counted. */
  readonly totals?: Readonly<Record<string, { readonly value: ReactNode; readonly href?: string }>>
  /** The order now in force, as it stands in the address. */
  readonly sort?: string
  /** Scrolls inside itself under its head. */
  readonly tall?: boolean
  /** Stays a table on narrow screens and scrolls sideways: for figures that are read in columns. */
  readonly keepTable?: boolean
  readonly empty?: ReactNode
}

const cellClass = (column: Column<never>): string | undefined => {
  const names = [column.numeric === true && 'num', `at-${column.narrow ?? 'line'}`]
  return names.filter((name) => name !== false).join(' ')
}

const SortHeader = ({
  column,
  sort,
}: {
  readonly column: Column<never>
  readonly sort: string | undefined
}) => {
  const { search } = useLocation()
  const query = new URLSearchParams(search)
  query.set('sort', sort === column.key ? `-${column.key}` : column.key)
  query.delete('trang')
  return (
    <Link className="sort" to={`?${query}`} preventScrollReset>
      {column.header}
    </Link>
  )
}

const ariaSort = (key: string, sort: string | undefined): 'ascending' | 'descending' | undefined =>
  sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined

/** A real table: sticky head, order in the address, rows that open by ↑ ↓ Enter, totals that open. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { columns, rows, rowHref, opens, pick, totals, sort } = props
  if (rows.length === 0 && props.empty !== undefined) return <div className="sheet">{props.empty}</div>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <section className={props.tall === true ? 'sheet tall' : 'sheet'} aria-label={props.caption} tabIndex={0}>
      <table className={props.keepTable === true ? undefined : 'cards-narrow'}>
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {pick !== undefined && (
              <th className="pick" scope="col">
                <span className="sr-only">Đánh dấu</span>
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} className={props.rowState?.(row)}>
              {pick !== undefined && (
                <td className="pick">
                  {pick.may?.(row) !== false && (
                    <input type="checkbox" name={pick.name} value={props.rowKey(row)} aria-label={pick.label(row)} />
                  )}
                </td>
              )}
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)} data-label={column.header || undefined}>
                  {rowHref !== undefined && column.key === opens ? (
                    <Link to={rowHref(row)} data-row-link>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                  <Note of={column.note?.(row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals !== undefined && <Totals columns={columns} totals={totals} picks={pick !== undefined} />}
      </table>
    </section>
  )
}

/** A column of buttons needs no name: its cells say what they do. */
const Heading = ({ column, sort }: { readonly column: Column<never>; readonly sort: string | undefined }) => {
  const className = column.numeric === true ? 'num' : undefined
  if (column.header === '') return <td className={className} />
  return (
    <th
      scope="col"
      className={className}
      aria-sort={column.sortable === true ? ariaSort(column.key, sort) : undefined}
    >
      {column.sortable === true ? <SortHeader column={column} sort={sort} /> : column.header}
    </th>
  )
}

const Note = ({ of }: { readonly of: ReactNode }) =>
  of === undefined || of === null || of === '' || of === false ? null : <span className="sub">{of}</span>

type TotalsProps = {
  readonly columns: readonly Column<never>[]
  readonly totals: Readonly<Record<string, { readonly value: ReactNode; readonly href?: string }>>
  readonly picks: boolean
}

const Totals = ({ columns, totals, picks }: TotalsProps) => (
  <tfoot>
    <tr>
      {picks && (
        <td className="pick at-none">
          <span className="sr-only">Cộng</span>
        </td>
      )}
      {columns.map((column) => {
        const total = totals[column.key]
        return (
          <td key={column.key} className={cellClass(column)} data-label={column.header || undefined}>
            {total?.href === undefined ? total?.value : <Link to={total.href}>{total.value}</Link>}
          </td>
        )
      })}
    </tr>
  </tfoot>
)
