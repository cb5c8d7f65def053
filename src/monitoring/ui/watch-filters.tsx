import { Link, useLocation, useSubmit } from 'react-router'
import { TROUBLES, WATCH_LISTS, type WatchList } from '#dossiers/watch/watch-list.ts'
import type { WatchCounts } from '#dossiers/watch/lists.ts'
import { STEP_KIND_WORDS } from '#procedures/words.ts'
import { FilterLinks } from '#ui/filter-links.tsx'
import { WATCH_WORDS } from '../list-words.ts'

type WatchFiltersProps = {
  readonly list: WatchList
  readonly counts: WatchCounts
  readonly narrowed: readonly string[]
  readonly stepKind: string | undefined
  readonly isWatcher: boolean
  readonly isMine: boolean
}

const PLACES = ['don-vi', 'nguoi'] as const

/** Lists with their counters, what they are narrowed to, and the kind of step: every choice stands in the address. */
export const WatchFilters = ({ list, counts, narrowed, stepKind, isWatcher, isMine }: WatchFiltersProps) => {
  const { search } = useLocation()
  const submit = useSubmit()
  const address = (change: (query: URLSearchParams) => void): string => {
    const query = new URLSearchParams(search)
    query.delete('tu')
    change(query)
    return `?${query}`
  }
  const query = new URLSearchParams(search)
  // A list in which nothing is wrong need not stand here empty; what is wrong always does.
  const shown = WATCH_LISTS.filter((one) => one === list || counts[one] > 0 || TROUBLES.slice(0, 4).some((trouble) => trouble === one))
  return (
    <>
      <FilterLinks
        label="Danh sách"
        links={shown.map((one) => ({ to: address((to) => to.set('loai', WATCH_WORDS[one].slug)), label: WATCH_WORDS[one].label, count: counts[one], current: one === list }))}
      />
      <div className="filter-bar">
        <p className="small">
          {narrowed.length > 0 && (
            <>
              Chỉ của <b>{narrowed.join(', ')}</b> · <Link to={address((to) => PLACES.forEach((name) => to.delete(name)))}>bỏ lọc</Link>{' '}
            </>
          )}
          {isWatcher && (
            <Link to={address((to) => (isMine ? to.delete('pham-vi') : to.set('pham-vi', 'cua-toi')))}>
              {isMine ? 'Xem mọi hồ sơ tôi theo dõi' : 'Chỉ xem việc của tôi'}
            </Link>
          )}
        </p>
        <form className="filter-form" onChange={(event) => void submit(event.currentTarget)}>
          {['loai', 'pham-vi', ...PLACES].map((name) => query.get(name) !== null && <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} />)}
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
    </>
  )
}
