import type { FormSource } from '#law/eform-schema.ts'
import { fieldWords } from '../words.ts'

/** What a form asks, page by page, in words. */
export const FormOutline = ({ source }: { readonly source: FormSource }) => (
  <div className="stack">
    {source.pages.map((page, i) => (
      <section className="panel" key={page.id}>
        <h2>{i + 1}. {page.title}</h2>
        {page.visibleIf !== undefined && <p className="small muted">Chỉ hiện khi <code>{page.visibleIf}</code></p>}
        {page.intro !== undefined && <p>{page.intro}</p>}
        <ol className="eform-outline">
          {page.fields.map((field) => (
            <li key={field.id}>
              {fieldWords(field)}
              {field.kind === 'table' && <ul>{field.fields.map((column) => <li key={column.id}>{fieldWords(column)}</li>)}</ul>}
            </li>
          ))}
        </ol>
      </section>
    ))}
  </div>
)
