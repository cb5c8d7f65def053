import { PAR_GRADES } from '#law/par-index.ts'
import { sumPoints, toPoints } from './score.ts'

export type Ranked<T> = T & {
  /** Equal points share a rank, and the next rank is skipped. */
  readonly rank: number
  readonly grade: string
  /** Points behind the best. */
  readonly gap: number
  readonly isAboveAverage: boolean
}

export type Ranking<T> = { readonly units: readonly Ranked<T>[]; readonly average: number | null }

/** The class of so many points of a hundred. */
export const gradeOf = (points: number): string => {
  const grades = PAR_GRADES.grades.toSorted((a, b) => b.from - a.from)
  return (grades.find(({ from }) => points >= from) ?? grades.at(-1))?.name ?? ''
}

/** Units by points, the best first. Two units with the same points stand in the order given. */
export const rankUnits = <T extends { readonly points: number }>(units: readonly T[]): Ranking<T> => {
  const best = Math.max(...units.map(({ points }) => points))
  const average = units.length === 0 ? null : sumPoints(units.map(({ points }) => points)) / units.length
  return {
    average: average === null ? null : toPoints(average),
    units: units
      .toSorted((a, b) => b.points - a.points)
      .map((unit) => ({
        ...unit,
        rank: 1 + units.filter(({ points }) => points > unit.points).length,
        grade: gradeOf(unit.points),
        gap: toPoints(best - unit.points),
        isAboveAverage: average !== null && unit.points > average,
      })),
  }
}
