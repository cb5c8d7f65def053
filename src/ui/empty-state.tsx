import type { ReactNode } from 'react'
import { Door } from './brand.tsx'

/** Nothing here, said kindly: what would stand here, and the step that brings it. */
export const EmptyState = ({
  title,
  children,
}: {
  readonly title: string
  readonly children?: ReactNode
}) => (
  <div className="empty">
    <Door />
    <b>{title}</b>
    {children}
  </div>
)
