import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'

export type Tab = {
  readonly to: string
  readonly label: string
  readonly count?: number
  readonly current?: boolean
}

/** Parts of one thing, each with its own address (`?muc=lich-su` or a nested route): no script needed. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => {
  const list = useRef<HTMLUListElement>(null)
  const current = tabs.find((tab) => tab.current)?.to
  // Where the line is short, the open tab is in sight.
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (open != null && list.current !== null) list.current.scrollLeft = open.offsetLeft - list.current.offsetLeft - 24
  }, [current])
  return (
    <nav aria-label={label}>
      <ul className="tabs" ref={list}>
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
}
