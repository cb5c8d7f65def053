import type { OutlinePage } from '../outline.ts'

/** What a form asks, page by page, in words. */
export const FormOutline = ({ pages }: { readonly pages: readonly OutlinePage[] }) => (
  <div className="stack">
    {pages.map((page, i) => (
      <section className="panel" key={page.id}>
        <h2>{i + 1}. {page.title}</h2>
        {page.condition !== null && <p className="small muted">Chỉ hiện khi {page.condition}</p>}
        {page.intro !== null && <p>{page.intro}</p>}
        <ol className="eform-outline">
          {page.fields.map((field) => (
            <li key={field.id}>
              <b>{field.label}</b>
              <span className="small muted">{field.details}</span>
              {field.columns.length > 0 && (
                <ul>
                  {field.columns.map((column) => (
                    <li key={column.id}>
                      {column.label} <span className="small muted">{column.details}</span>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </section>
    ))}
  </div>
)
