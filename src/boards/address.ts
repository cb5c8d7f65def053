import type { BoardPeriod } from './domain/board-period.ts'
import { periodSlug } from './domain/board-period.ts'

/** A unit's board; without a unit the board of whatever the reader steers. */
export const boardHref = (unitCode: string | null, period: Pick<BoardPeriod, 'kind' | 'year' | 'no'>): string =>
  `/bang-dieu-hanh${unitCode === null ? '' : `/${encodeURIComponent(unitCode)}`}?ky=${periodSlug(period)}`

/** The dossiers of one band of the ageing, or its overdue ones. */
export const agedHref = (unitCode: string, band: number, onlyOverdue: boolean): string =>
  `/bang-dieu-hanh/${encodeURIComponent(unitCode)}/ton?tuoi=${band}${onlyOverdue ? '&qua-han=1' : ''}`

/** Agency codes are letters, digits and dots. */
export const readUnitCode = (text: string | undefined): string | undefined => (/^[\w.-]{1,60}$/.test(text ?? '') ? text : undefined)
