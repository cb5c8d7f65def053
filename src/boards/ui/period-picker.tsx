import { Link } from 'react-router'
import { FilterLinks } from '#ui/filter-links.tsx'
import { boardHref } from '../address.ts'
import type { BoardPage } from '../pages/board-page.ts'
import { KIND_WORDS, periodWords } from '../words.ts'

/** Which period: its kind, and the one before or after; each an address. */
export const PeriodPicker = ({ page: { unit, period, periods } }: { readonly page: BoardPage }) => (
  <div className="filter-bar">
    <FilterLinks
      label="Loại kỳ"
      links={periods.kinds.map((one) => ({ to: boardHref(unit.code, one), label: KIND_WORDS[one.kind], current: one.kind === period.kind }))}
    />
    <nav className="steps-nav" aria-label="Kỳ trước, kỳ sau">
      <Link className="btn ghost" to={boardHref(unit.code, periods.before)}>
        ‹ {periodWords(periods.before)}
      </Link>
      {periods.after !== null && (
        <Link className="btn ghost" to={boardHref(unit.code, periods.after)}>
          {periodWords(periods.after)} ›
        </Link>
      )}
    </nav>
  </div>
)
