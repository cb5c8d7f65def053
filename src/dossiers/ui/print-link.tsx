import type { ReactNode } from 'react'

type PrintLinkProps = {
  readonly to: string
  readonly kind?: 'main' | 'ghost'
  readonly shortcut?: string
  readonly children: ReactNode
}

/** Opens a PDF beside the page, so that the screen stays where the work is. */
export const PrintLink = ({ to, kind = 'main', shortcut, children }: PrintLinkProps) => (
  <a className={kind === 'main' ? 'btn' : `btn ${kind}`} href={to} target="_blank" rel="noreferrer" data-shortcut={shortcut} data-print>
    {children}
    <span className="sr-only"> (mở tab mới)</span>
    {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
  </a>
)
