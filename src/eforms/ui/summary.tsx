import type { ReactNode } from 'react'
import { nearLabels } from '../domain/settle.ts'
import { fullLabel } from '../refusals.ts'
import type { SummaryLine, SummaryPage } from '../summary.ts'

type SummaryProps = {
  readonly pages: readonly SummaryPage[]
  /** A link to change a page, for whoever still may. */
  readonly changeHref?: (pageId: string) => string
  readonly renderFiles?: (line: SummaryLine) => ReactNode
}

/** The answers of a form as labelled lines, page by page. */
export const Summary = ({ pages, changeHref, renderFiles }: SummaryProps) => (
  <>
    {pages.map((page) => (
      <section key={page.id} className="panel tight">
        <h2>{page.title}</h2>
        {changeHref !== undefined && <p><a href={changeHref(page.id)}>Sửa<span className="sr-only"> {page.title}</span></a></p>}
        <dl className="facts">
          {page.lines.map((line) => (
            <div key={line.path} className="fact-row">
              <dt>{fullLabel([...nearLabels(line), line.label])}</dt>
              <dd>
                {line.fileIds.length > 0 ? (renderFiles?.(line) ?? `${line.fileIds.length} tệp`) : line.text || <span className="muted">không ghi</span>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </>
)
