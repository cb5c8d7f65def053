import { toPoints, sumPoints } from '../score.ts'

/** Points of one area of one unit. */
export type AreaPoints = { readonly code: string; readonly name: string; readonly points: number; readonly maxPoints: number }
export type UnitPoints = { readonly unitId: string; readonly points: number; readonly areas: readonly AreaPoints[] }

/** An area over all units: the average, the best, and how far one unit is behind the leader. */
export type AreaStanding = AreaPoints & { readonly average: number; readonly best: number; readonly gapToBest: number; readonly gapToLeader: number }

const pointsIn = ({ areas }: UnitPoints, code: string): number => areas.find((area) => area.code === code)?.points ?? 0

const averageOf = (values: readonly number[]): number => (values.length === 0 ? 0 : toPoints(sumPoints(values) / values.length))

/**
 * How a unit stands in each area: against the average, against the best in that area, and against the unit that leads
 * the whole ranking (khoảng cách tới đơn vị dẫn đầu). Negative where it is ahead of the leader.
 */
export const areaStandings = (unit: UnitPoints, all: readonly UnitPoints[]): readonly AreaStanding[] => {
  const leader = all.reduce((best, one) => (one.points > best.points ? one : best), unit)
  return unit.areas.map((area) => {
    const values = all.map((one) => pointsIn(one, area.code))
    const best = Math.max(...values)
    return { ...area, average: averageOf(values), best, gapToBest: toPoints(best - area.points), gapToLeader: toPoints(pointsIn(leader, area.code) - area.points) }
  })
}

/** Average of each area over all units, in the order of the first. */
export const areaAverages = (all: readonly UnitPoints[]): readonly AreaPoints[] =>
  (all[0]?.areas ?? []).map((area) => ({ ...area, points: averageOf(all.map((one) => pointsIn(one, area.code))) }))

/** A unit against itself a year before; null where it had no result then. */
export type Change = { readonly points: number; readonly places: number }

/** More points and more places are better: from rank 5 to 3 is two places up. */
export const changeSince = (now: { readonly points: number; readonly rank: number }, before: { readonly points: number; readonly rank: number } | undefined): Change | null =>
  before === undefined ? null : { points: toPoints(now.points - before.points), places: before.rank - now.rank }
