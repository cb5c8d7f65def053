import { useLocation, useSubmit } from 'react-router'
import { FilterLinks } from '#ui/filter-links.tsx'
import type { WorkView } from '../inbox.ts'
import type { WorkPage } from '../pages/work-lines.ts'
import { STEP_KIND_WORDS, WORK_VIEW_WORDS } from './work-words.ts'

type WorkFiltersProps = {
  readonly counts: WorkPage['counts']
  readonly view: WorkView
  readonly stepKind: string | undefined
  readonly views: readonly WorkView[]
}

/** Views with their counters, and the kind of step; every choice stands in the address. */
export const WorkFilters = ({ counts, view, stepKind, views }: WorkFiltersProps) => {
  const { search } = useLocation()
  const submit = useSubmit()
  const address = (one: WorkView): string => {
    const query = new URLSearchParams(search)
    query.delete('tu')
    const { slug } = WORK_VIEW_WORDS[one]
    if (slug === '') query.delete('loc')
    else query.set('loc', slug)
    return `?${query}`
  }
  return (
    <div className="filter-bar">
      <FilterLinks
        label="Lọc việc"
        links={views.map((one) => ({ to: address(one), label: WORK_VIEW_WORDS[one].label, count: counts[one], current: one === view }))}
      />
      <form className="filter-form" onChange={(event) => void submit(event.currentTarget)}>
        {view !== 'all' && <input type="hidden" name="loc" value={WORK_VIEW_WORDS[view].slug} />}
        <select name="buoc" aria-label="Loại bước" defaultValue={stepKind ?? ''} key={stepKind ?? ''}>
          <option value="">Mọi loại bước</option>
          {Object.entries(STEP_KIND_WORDS).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
        <button className="btn ghost" type="submit">
          Lọc
        </button>
      </form>
    </div>
  )
}
