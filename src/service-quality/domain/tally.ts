import type { UnitId } from '#kernel/ids.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import type { Inputs, Measured } from './score.ts'
import type { Profile } from './profile.ts'
import { petitionInputs, standingsAt, type PetitionTraces } from './petition-standings.ts'
import { procedureMeasures, type Offered, type Posted, type Usage } from './procedures.ts'

/** Measures that count dossiers. */
export const DOSSIER_MEASURE_NAMES = [
  'resolvedInTime', 'submittedOnline', 'paidOnline', 'electronicResult', 'digitised', 'reused', 'populationDataDossier',
  'receptionSatisfied',
] as const satisfies readonly QualityMeasure[]
export type DossierMeasure = (typeof DOSSIER_MEASURE_NAMES)[number]

export const isDossierMeasure = (measure: QualityMeasure): measure is DossierMeasure =>
  (DOSSIER_MEASURE_NAMES as readonly QualityMeasure[]).includes(measure)

export type Share = { readonly numerator: number; readonly denominator: number }

/** Dossiers of one procedure at one competent unit. */
export type DossierTally = {
  readonly unitId: UnitId
  readonly procedureCode: string
  readonly shares: Readonly<Record<DossierMeasure, Share>>
  /** Received over the portal, whatever came of them. */
  readonly sentOnline: number
}

/** Everything that an index of these units, or of any part of them, is computed from. */
export type QualityFacts = {
  readonly dossiers: readonly DossierTally[]
  /** The same dossiers by what each of them misses. */
  readonly profiles: readonly Profile[]
  readonly offered: readonly Offered[]
  /** By procedure code. */
  readonly posted: ReadonlyMap<string, Posted>
  /** Closed ratings of people who were not content, by the place that received them. */
  readonly discontent: ReadonlyMap<UnitId, number>
  readonly petitions: PetitionTraces
}

/** Which part of the facts: these units, and one procedure alone when it is given. */
export type Part = { readonly units: ReadonlySet<UnitId>; readonly procedureCode?: string | undefined }

const NO_SOURCE: Measured = { kind: 'noSource' }

const sumOf = (tallies: readonly DossierTally[], measure: DossierMeasure): Share =>
  tallies.reduce(
    (sum, { shares }) => ({
      numerator: sum.numerator + shares[measure].numerator,
      denominator: sum.denominator + shares[measure].denominator,
    }),
    { numerator: 0, denominator: 0 },
  )

/**
 * The inputs of an index: dossiers are summed, each once at its competent unit; procedures are counted once, however
 * many of the units offer them. What the system holds nothing of has no source.
 */
export const inputsOf = (facts: QualityFacts, { units, procedureCode }: Part): Inputs => {
  const isMeant = (one: { readonly unitId: UnitId; readonly procedureCode: string }): boolean =>
    units.has(one.unitId) && (procedureCode === undefined || one.procedureCode === procedureCode)
  const dossiers = facts.dossiers.filter(isMeant)
  const counted = (measure: DossierMeasure): Measured => ({ kind: 'counted', ...sumOf(dossiers, measure), unjudged: 0 })
  const satisfied = sumOf(dossiers, 'receptionSatisfied')
  const discontent = procedureCode === undefined ? [...facts.discontent].reduce((sum, [unitId, n]) => sum + (units.has(unitId) ? n : 0), 0) : 0
  return {
    ...procedureMeasures(facts.offered.filter(isMeant), facts.posted, usageOf(dossiers)),
    dossierSynced: NO_SOURCE,
    resolvedInTime: counted('resolvedInTime'),
    submittedOnline: counted('submittedOnline'),
    paidOnline: counted('paidOnline'),
    electronicResult: counted('electronicResult'),
    digitised: counted('digitised'),
    reused: counted('reused'),
    personalStoreConnected: NO_SOURCE,
    populationDataProcedure: NO_SOURCE,
    populationDataDossier: counted('populationDataDossier'),
    electronicCertifiedCopy: NO_SOURCE,
    // A petition is of no procedure.
    ...petitionInputs(procedureCode === undefined ? standingsAt(facts.petitions, units) : []),
    receptionSatisfied: {
      kind: 'counted',
      numerator: Math.max(0, satisfied.numerator - discontent),
      denominator: satisfied.denominator,
      unjudged: 0,
    },
  }
}

/** Which procedures had dossiers sent in, or paid, online. */
export const usageOf = (dossiers: readonly DossierTally[]): Usage => ({
  sentOnline: codesWhere(dossiers, (one) => one.sentOnline > 0),
  paidOnline: codesWhere(dossiers, (one) => one.shares.paidOnline.numerator > 0),
})

const codesWhere = (dossiers: readonly DossierTally[], holds: (one: DossierTally) => boolean): ReadonlySet<string> =>
  new Set(dossiers.filter(holds).map((one) => one.procedureCode))
