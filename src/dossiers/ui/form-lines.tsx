import type { SummaryPage } from '#eforms/summary.ts'
import { Facts } from '#ui/facts.tsx'

/** The answers of an e-form as labelled lines, page by page; files stand apart. */
export const FormLines = ({ pages }: { readonly pages: readonly SummaryPage[] }) => (
  <>
    {pages.map((page) => {
      const facts = page.lines
        .filter((line) => line.text !== '')
        .map((line) => ({ name: [...line.within, line.label].join(': '), value: line.text }))
      return facts.length === 0 ? null : (
        <section key={page.id}>
          <h3>{page.title}</h3>
          <Facts small facts={facts} />
        </section>
      )
    })}
  </>
)
