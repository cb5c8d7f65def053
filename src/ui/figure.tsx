import type { ReactNode } from 'react'
import { Link } from 'react-router'

type FigureProps = {
  readonly name: string
  readonly value: ReactNode
  /** What it is a part of, and of which period. */
  readonly base?: ReactNode
  /** The rows that it counted. */
  readonly to?: string
  readonly state?: 'late'
}

/** One number of a board. With `to` the whole figure opens its rows. */
export const Figure = ({ name, value, base, to, state }: FigureProps) => {
  const inside = (
    <>
      <span className="name">{name}</span>
      <span className="value">{value}</span>
      {base !== undefined && <span className="base">{base}</span>}
    </>
  )
  const className = state === undefined ? 'fig' : `fig ${state}`
  return to === undefined ? (
    <div className={className}>{inside}</div>
  ) : (
    <Link className={className} to={to}>
      {inside}
    </Link>
  )
}

export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <div className="figs">{children}</div>
)
