import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'

export type Tab = {
  readonly to: string
  readonly label: string
  readonly count?: number
  readonly current?: boolean
}

/** Parts of one thing, each with its own address (`?muc=lich-su` or a nested route): no script needed. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav aria-label={label}>
    <ul className="tabs">
      {tabs.map((tab) => (
        <li key={tab.to}>
          <Link to={tab.to} aria-current={tab.current === true ? 'page' : undefined} preventScrollReset>
            {tab.label}
            {tab.count !== undefined && (
              <>
                {' '}
                <b>{formatNumber(tab.count)}</b>
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
