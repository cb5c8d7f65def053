import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'

export type ButtonKind = 'main' | 'ghost' | 'danger' | 'plain'

const className = (kind: ButtonKind): string => (kind === 'main' ? 'btn' : `btn ${kind}`)

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> & {
  readonly kind?: ButtonKind
  /** A key that does the same, shown on the button; `enhance/keyboard.ts` presses it. */
  readonly shortcut?: string
}

/** Sends its form, unless `type="button"`. One main button on a page. */
export const Button = ({ kind = 'main', type = 'submit', shortcut, children, ...rest }: ButtonProps) => (
  <button className={className(kind)} type={type} data-shortcut={shortcut} {...rest}>
    {children}
    {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
  </button>
)

type ButtonLinkProps = {
  readonly to: string
  readonly kind?: ButtonKind
  readonly shortcut?: string
  /** Leaves the hydrated page: for the portal, files, and other documents. */
  readonly reloadDocument?: boolean
  readonly children: ReactNode
}

/** Goes somewhere; looks like a button because it is the step to take. */
export const ButtonLink = ({ kind = 'main', shortcut, children, ...link }: ButtonLinkProps) => (
  <Link className={className(kind)} data-shortcut={shortcut} {...link}>
    {children}
    {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
  </Link>
)
