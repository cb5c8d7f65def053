import type { ReactNode } from 'react'

export type AnnexTableRow = {
  readonly key: string
  readonly no: ReactNode
  readonly label: string
  readonly isPart: boolean
  readonly unit: string
  readonly value: ReactNode
  readonly before: string
  readonly change: string
  readonly note: ReactNode
}

type Props = { readonly caption: string; readonly heads: readonly string[]; readonly rows: readonly AnnexTableRow[] }

/** The seven columns of an annex. */
export const AnnexTable = ({ caption, heads, rows }: Props) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
  <section className="sheet annex" aria-label={caption} tabIndex={0}>
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>{heads.map((head, i) => <th key={head} scope="col" className={i > 2 && i < 6 ? 'num' : undefined}>{head}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.no}</td>
            <th scope="row" className={row.isPart ? 'part' : undefined}>{row.label}</th>
            <td>{row.unit}</td>
            <td className="num">{row.value}</td>
            <td className="num">{row.before}</td>
            <td className="num">{row.change}</td>
            <td>{row.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
