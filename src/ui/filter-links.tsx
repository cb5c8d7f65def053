import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'

export type FilterLink = {
  readonly to: string
  readonly label: string
  readonly count?: number
  readonly current?: boolean
}

/** Ready-made views of a list, each an address with the number of its rows. */
export const FilterLinks = ({
  label,
  links,
}: {
  readonly label: string
  readonly links: readonly FilterLink[]
}) => (
  <nav aria-label={label}>
    <ul className="filters">
      {links.map((link) => (
        <li key={link.to}>
          <Link to={link.to} aria-current={link.current === true ? 'true' : undefined}>
            {link.label}
            {link.count !== undefined && <b>{formatNumber(link.count)}</b>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
