import type { ReactNode } from 'react'

type PageHeaderProps = {
  readonly title: string
  /** A small line above the title: a code, a channel. */
  readonly over?: ReactNode
  /** Right of the title: chips. */
  readonly chips?: ReactNode
  /** A search box, usually `<SearchBox/>`. */
  readonly search?: ReactNode
  /** At the right end: who, when, small facts. */
  readonly aside?: ReactNode
}

/** The bar on top of a page of the workplace. Its title is the page's title too. */
export const PageHeader = ({ title, over, chips, search, aside }: PageHeaderProps) => (
  <header className="bar">
    <title>{`${title} · Một Cửa`}</title>
    <div>
      {over !== undefined && <span className="over">{over}</span>}
      <h1>{title}</h1>
    </div>
    {chips}
    {search}
    <span className="push" />
    {aside !== undefined && <div className="aside">{aside}</div>}
  </header>
)
