import type { LifeEventLine } from '../life-events.ts'

/** What happens to people, as large targets. */
export const EventCards = ({ events, base = '/su-kien' }: { readonly events: readonly LifeEventLine[]; readonly base?: string }) => (
  <ul className="cards">
    {events.map(({ slug, title, summary }) => (
      <li key={slug}><a href={`${base}/${slug}`}><b>{title}</b>{summary}</a></li>
    ))}
  </ul>
)
