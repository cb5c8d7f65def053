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
              {field.words}
              {field.columns.length > 0 && <ul>{field.columns.map((words) => <li key={words}>{words}</li>)}</ul>}
            </li>
          ))}
        </ol>
      </section>
    ))}
  </div>
)
