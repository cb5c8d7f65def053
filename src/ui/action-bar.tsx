import type { ReactNode } from 'react'

type ActionBarProps = {
  readonly children: ReactNode
  /** What the actions will do to the clock, said before one is taken. */
  readonly effect?: ReactNode
}

/** Stays at the foot of the page: the main action first, then what else may be done. */
export const ActionBar = ({ children, effect }: ActionBarProps) => (
  <section className="actions" aria-label="Việc có thể làm">
    {children}
    {effect !== undefined && <span className="effect">{effect}</span>}
  </section>
)
