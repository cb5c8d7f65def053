import type { ReactNode } from 'react'
import { useRootData } from '#ui/rendering.tsx'

type PortalPageProps = {
  readonly title: string
  /** Heading of the page when it is not its title. */
  readonly heading?: string
  readonly crumbs?: readonly { readonly href: string; readonly label: string }[]
  readonly description?: string
  readonly children: ReactNode
}

/** Title, way back and heading of a page for finding. */
export const PortalPage = ({ title, heading = title, crumbs = [], description, children }: PortalPageProps) => {
  const site = useRootData()?.site
  return (
    <>
      <title>{`${title} · ${site?.centerName ?? 'Dịch vụ công'}`}</title>
      {description !== undefined && <meta name="description" content={description} />}
      <div className="wrap stack">
        <header>
          {crumbs.length > 0 && (
            <nav className="small crumbs" aria-label="Đường dẫn">
              {crumbs.map(({ href, label }, at) => <span key={href}>{at > 0 && ' › '}<a href={href}>{label}</a></span>)}
            </nav>
          )}
          <h1>{heading}</h1>
        </header>
        {children}
      </div>
    </>
  )
}
