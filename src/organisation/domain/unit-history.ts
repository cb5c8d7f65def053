import type { UnitId } from '#kernel/ids.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { type Period, contains, covers } from './period.ts'

/** Where a unit hangs during one dated version. */
export type Placement = {
  readonly unitId: UnitId
  readonly parentId: UnitId | null
  readonly period: Period
}

const dayAfter = (day: PlainDate): PlainDate => day.add({ days: 1 })

/** The days of `period` on which anything changes: its first day, and where versions begin or have ended. */
const turningDays = (versions: readonly Placement[], period: Period): PlainDate[] => {
  const days = new Map<string, PlainDate>([[period.from.toString(), period.from]])
  for (const { period: other } of versions) {
    const candidates = other.to === null ? [other.from] : [other.from, dayAfter(other.to)]
    for (const day of candidates) if (covers(period, day)) days.set(day.toString(), day)
  }
  return [...days.values()].sort(Temporal.PlainDate.compare)
}

/** `undefined` when fine; otherwise what is wrong, and on which day it first goes wrong. */
export type PlacementFault =
  | { readonly fault: 'parentNotOpen'; readonly day: PlainDate }
  | { readonly fault: 'cycle'; readonly day: PlainDate }

/**
 * Judges a new placement against all others (the unit's own versions of that period already left out):
 * on every day of its period the parent must exist, and the way up must not come back to the unit.
 */
export const findPlacementFault = (
  placement: Placement,
  others: readonly Placement[],
): PlacementFault | undefined => {
  if (placement.parentId === null) return undefined
  const versionsOf = Map.groupBy(others, (version) => version.unitId)
  const standing = (unitId: UnitId, day: PlainDate): Placement | undefined =>
    versionsOf.get(unitId)?.find((version) => covers(version.period, day))

  for (const day of turningDays(others, placement.period)) {
    if (placement.parentId !== placement.unitId && standing(placement.parentId, day) === undefined) {
      return { fault: 'parentNotOpen', day }
    }
    const seen = new Set<UnitId>([placement.unitId])
    for (let at: UnitId | null = placement.parentId; at !== null; ) {
      if (seen.has(at)) return { fault: 'cycle', day }
      seen.add(at)
      at = standing(at, day)?.parentId ?? null
    }
  }
  return undefined
}

/** Units that would still hang under `unitId` after its last day. */
export const childrenLeftAfter = (
  unitId: UnitId,
  lastDay: PlainDate,
  versions: readonly Placement[],
): UnitId[] => {
  const after: Period = { from: dayAfter(lastDay), to: null }
  const left = versions.filter(
    (version) =>
      version.parentId === unitId &&
      (covers(version.period, after.from) || contains(after, version.period)),
  )
  return [...new Set(left.map((version) => version.unitId))]
}
