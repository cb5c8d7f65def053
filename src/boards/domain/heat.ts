import { shareValue, type Share } from './board-figures.ts'

/** How a share of the heat table stands: `none` when too little was resolved to say anything. */
export type Heat = 'good' | 'fair' | 'poor' | 'none'

/** Fewer resolved dossiers say nothing by their share. */
export const LEAST_BASE = 5
const GOOD = 0.98
const FAIR = 0.95

export const heatOf = (share: Share): Heat => {
  const value = share.base < LEAST_BASE ? null : shareValue(share)
  if (value === null) return 'none'
  return value >= GOOD ? 'good' : value >= FAIR ? 'fair' : 'poor'
}
