import { FilterLinks } from '#ui/filter-links.tsx'
import { LOOK_BACK_MONTHS, mapHref } from '../address.ts'
import type { MapFrame } from '../pages/map-page.ts'
import { UnitFilter } from './unit-filter.tsx'

/** Which unit and how far back; both stand in the address. */
export const MapFilters = ({ frame: { query, units }, code }: { readonly frame: MapFrame; readonly code: string | null }) => (
  <div className="filter-bar">
    <FilterLinks
      label="Hồ sơ xong trong"
      links={LOOK_BACK_MONTHS.map((months) => ({ to: mapHref(code, { ...query, months }), label: `${months} tháng qua`, current: query.months === months }))}
    />
    <UnitFilter units={units} unitId={query.unitId} kept={{ thang: String(query.months) }} />
  </div>
)
