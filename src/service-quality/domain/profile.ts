import type { UnitId } from '#kernel/ids.ts'
import type { MissingSet } from './losses.ts'
import { DOSSIER_MEASURE_NAMES, type DossierMeasure, type DossierTally, type Share } from './tally.ts'

/**
 * How a dossier stands in one measure, as one sign: not counted by it, missed for good, missed but to be mended, in the
 * numerator.
 */
export const STANDING_SIGNS = { out: '-', gone: '0', mendable: '+', met: '1' } as const

/** Dossiers alike in everything the index asks of them. */
export type Profile = {
  readonly unitId: UnitId
  readonly procedureCode: string
  /** A sign for each of `DOSSIER_MEASURE_NAMES`, in their order. */
  readonly signs: string
  /** Open, in time, and due before the running period ends. */
  readonly isAtRisk: boolean
  readonly isSentOnline: boolean
  readonly count: number
}

const signOf = ({ signs }: Profile, measure: DossierMeasure): string => signs[DOSSIER_MEASURE_NAMES.indexOf(measure)] ?? STANDING_SIGNS.out

const sumOf = (profiles: readonly Profile[], holds: (one: Profile) => boolean): number =>
  profiles.reduce((sum, one) => sum + (holds(one) ? one.count : 0), 0)

/** Numerators and denominators by unit and procedure. */
export const talliesOf = (profiles: readonly Profile[]): readonly DossierTally[] => {
  const groups = Map.groupBy(profiles, ({ unitId, procedureCode }) => `${unitId} ${procedureCode}`)
  return [...groups.values()].flatMap((group): DossierTally[] => {
    const [first] = group
    if (first === undefined) return []
    const shareOf = (measure: DossierMeasure): Share => ({
      numerator: sumOf(group, (one) => signOf(one, measure) === STANDING_SIGNS.met),
      denominator: sumOf(group, (one) => signOf(one, measure) !== STANDING_SIGNS.out),
    })
    return [{
      unitId: first.unitId,
      procedureCode: first.procedureCode,
      shares: Object.fromEntries(DOSSIER_MEASURE_NAMES.map((measure) => [measure, shareOf(measure)])) as DossierTally['shares'],
      sentOnline: sumOf(group, (one) => one.isSentOnline),
    }]
  })
}

/** Dossiers that miss the same, and how many of them are about to be lost. */
export type CountedSet = MissingSet & { readonly atRisk: number }

/** What the dossiers miss of these measures, in their order. */
export const missingSetsOf = (profiles: readonly Profile[], measures: readonly DossierMeasure[]): readonly CountedSet[] =>
  profiles.map((one) => {
    const mendable = measures.filter((measure) => signOf(one, measure) === STANDING_SIGNS.mendable)
    const missed = measures.filter((measure) => [STANDING_SIGNS.gone, STANDING_SIGNS.mendable].some((sign) => sign === signOf(one, measure)))
    return { missed, mendable, count: one.count, atRisk: one.isAtRisk ? one.count : 0 }
  })
