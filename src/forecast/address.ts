import { parseId, type UnitId } from '#kernel/ids.ts'
import { CHANCES, NEARNESS, type Chance, type Nearness } from './domain/field.ts'
import { MOMENTS, type Moment } from './domain/moment.ts'

/** What the pages of forecasts show, as it stands in their address; what is not known there is not a filter. */

export type ForecastFilter = {
  readonly chance?: Chance | undefined
  readonly nearness?: Nearness | undefined
  readonly unitId?: UnitId | undefined
  readonly procedureCode?: string | undefined
  /** Only these units: set by a page that is about them, never by an address. */
  readonly within?: readonly UnitId[] | undefined
}

export const CHANCE_SLUGS = { high: 'cao', middle: 'vua', low: 'thap', unknown: 'chua-ro' } as const satisfies Record<Chance, string>
export const NEARNESS_SLUGS = { day: 'mot-ngay', days: 'ba-ngay', later: 'xa' } as const satisfies Record<Nearness, string>

const LONGEST_CODE = 40

export const readForecastFilter = (query: URLSearchParams): ForecastFilter => ({
  chance: CHANCES.find((one) => CHANCE_SLUGS[one] === query.get('kha-nang')),
  nearness: NEARNESS.find((one) => NEARNESS_SLUGS[one] === query.get('con')),
  unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
  procedureCode: query.get('thu-tuc')?.slice(0, LONGEST_CODE) || undefined,
})

/** The list of open dossiers narrowed to a field; the home of every counter of forecasts. */
export const forecastHref = ({ chance, nearness, unitId, procedureCode }: ForecastFilter): string => {
  const query = new URLSearchParams()
  if (unitId !== undefined) query.set('don-vi', unitId)
  if (procedureCode !== undefined) query.set('thu-tuc', procedureCode)
  if (chance !== undefined) query.set('kha-nang', CHANCE_SLUGS[chance])
  if (nearness !== undefined) query.set('con', NEARNESS_SLUGS[nearness])
  return `/don-doc/du-bao${query.size === 0 ? '' : `?${query}`}`
}

export const MOMENT_SLUGS = { start: 'dau', halfway: 'giua', lastDay: 'cuoi' } as const satisfies Record<Moment, string>
/** Months back. */
export const LOOK_BACK_MONTHS = [3, 6, 12] as const
const USUAL_MONTHS = 6

export type CalibrationQuery = {
  readonly unitId: UnitId | undefined
  readonly moment: Moment | undefined
  readonly months: (typeof LOOK_BACK_MONTHS)[number]
}

export const readCalibrationQuery = (query: URLSearchParams): CalibrationQuery => ({
  unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
  moment: MOMENTS.find((one) => MOMENT_SLUGS[one] === query.get('moc')),
  months: LOOK_BACK_MONTHS.find((one) => String(one) === query.get('thang')) ?? USUAL_MONTHS,
})

export type MapQuery = {
  readonly unitId: UnitId | undefined
  readonly months: (typeof LOOK_BACK_MONTHS)[number]
}

export const readMapQuery = (query: URLSearchParams): MapQuery => ({
  unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
  months: LOOK_BACK_MONTHS.find((one) => String(one) === query.get('thang')) ?? USUAL_MONTHS,
})

/** The map of a procedure, or the list of all without one. */
export const mapHref = (code: string | null, { unitId, months }: Partial<MapQuery>): string => {
  const query = new URLSearchParams()
  if (unitId !== undefined) query.set('don-vi', unitId)
  if (months !== undefined && months !== USUAL_MONTHS) query.set('thang', String(months))
  return `/ban-do-quy-trinh${code === null ? '' : `/${encodeURIComponent(code)}`}${query.size === 0 ? '' : `?${query}`}`
}
