import { useSearchParams } from 'react-router'
import { FilterLinks } from '#ui/filter-links.tsx'
import { STANDINGS } from '../domain/standing.ts'
import type { TaskListPage } from '../pages/task-list-page.ts'
import { STANDING_WORDS } from '../words.ts'

const ROLE_WORDS = { 'chu-tri': 'Chủ trì', giao: 'Đã giao đi', 'phoi-hop': 'Phối hợp' } as const
const VIEW_WORDS = { bang: 'Bảng', cot: 'Theo trạng thái', nam: 'Cả năm' } as const

/** What of the tasks is shown; every choice is an address. */
export const TaskFilters = ({ page }: { readonly page: TaskListPage }) => {
  const [params] = useSearchParams()
  const { query, counts } = page
  const to = (name: string, value: string | null): string => {
    const next = new URLSearchParams(params)
    next.delete('trang')
    if (value === null) next.delete(name)
    else next.set(name, value)
    return `?${next}`
  }
  const all = STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)
  return (
    <div className="task-filters">
      <FilterLinks
        label="Của ai"
        links={[
          { to: to('pham-vi', 'cua-toi'), label: 'Việc của tôi', current: query.scope === 'cua-toi' },
          { to: to('pham-vi', 'don-vi'), label: 'Đơn vị và cấp dưới', current: query.scope === 'don-vi' },
          ...Object.entries(ROLE_WORDS).map(([role, label]) => ({ to: to('vai', query.role === role ? null : role), label, current: query.role === role })),
        ]}
      />
      <FilterLinks
        label="Trạng thái"
        links={[
          { to: to('trang-thai', null), label: 'Tất cả', count: all, current: query.standing === null },
          ...STANDINGS.filter((standing) => counts[standing] > 0 || query.standing === standing).map((standing) => ({
            to: to('trang-thai', STANDING_WORDS[standing].slug), label: STANDING_WORDS[standing].label, count: counts[standing], current: query.standing === standing,
          })),
        ]}
      />
      <FilterLinks
        label="Cách xem"
        links={Object.entries(VIEW_WORDS).map(([view, label]) => ({ to: to('xem', view), label, current: query.view === view }))}
      />
      <form className="inline-form dense" aria-label="Lọc theo lĩnh vực và năm">
        {[...params].filter(([name]) => name !== 'linh-vuc' && name !== 'nam' && name !== 'trang').map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <select name="linh-vuc" aria-label="Lĩnh vực" defaultValue={query.area ?? ''}>
          <option value="">Mọi lĩnh vực</option>
          {page.areas.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
        <select name="nam" aria-label="Năm" defaultValue={query.year === null ? 'tat-ca' : String(query.year)}>
          <option value="tat-ca">Mọi năm</option>
          {[page.year + 1, page.year, page.year - 1, page.year - 2].map((year) => <option key={year} value={year}>Năm {year}</option>)}
        </select>
        <button className="btn ghost" type="submit">Lọc</button>
      </form>
    </div>
  )
}
