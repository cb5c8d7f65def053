import type { At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { IndexVersion, SubCriterion } from '#law/par-index.ts'

/** The stages of a round that end on a day (đợt chấm); the rebuttal is counted from each verification. */
export const ROUND_STAGES = ['selfScore', 'verification', 'council'] as const
export type RoundStage = (typeof ROUND_STAGES)[number]

/** A stretch of working days; it closes with the last session of the last one. Days are `YYYY-MM-DD`. */
export type StageWindow = { readonly from: string; readonly until: string; readonly closesAt: At }

/** Who verifies what a set of criteria leaves to somebody by name. */
export type NamedVerifier = { readonly name: string; readonly unitId: UnitId }

export type Council = { readonly headId: StaffId; readonly memberIds: readonly StaffId[] }

/** What a round is opened with; it keeps the whole set of criteria, so that editing the set later changes nothing. */
export type RoundTerms = {
  readonly name: string
  readonly year: number
  readonly organiserId: UnitId
  /** Cơ quan thường trực: leads the verification, and verifies what names nobody. */
  readonly leadUnitId: UnitId
  readonly version: IndexVersion
  readonly verifiers: readonly NamedVerifier[]
  readonly council: Council
  /** The last day whose facts of the system count. */
  readonly cutOffOn: string
  readonly windows: Readonly<Record<RoundStage, StageWindow>>
  /** Working days to answer a verification. */
  readonly rebuttalDays: number
}

/** `decided`: points are final; `published`: everybody may read them. */
export const ROUND_PHASES = ['open', 'decided', 'published', 'cancelled'] as const
export type RoundPhase = (typeof ROUND_PHASES)[number]

/** The decision by which the result is published (quyết định công bố). */
export type PublicationDecision = {
  readonly number: string
  readonly issuedOn: string
  readonly signerTitle: string
  readonly signerName: string
}

export type Round = RoundTerms & {
  readonly phase: RoundPhase
  readonly seq: number
  /** Since when the facts of the system stand still; `null` before the cut-off. */
  readonly factsAsOf: At | null
  readonly decision: PublicationDecision | null
}

/** What was done to a round; the body of its row in the history. */
export type RoundEvent =
  | { readonly type: 'opened'; readonly terms: RoundTerms; readonly unitIds: readonly UnitId[] }
  | { readonly type: 'factsFrozen'; readonly asOf: At; readonly units: number }
  | { readonly type: 'windowExtended'; readonly stage: RoundStage; readonly window: StageWindow; readonly reason: string }
  | { readonly type: 'decided'; readonly decision: PublicationDecision; readonly units: number }
  | { readonly type: 'published' }
  | { readonly type: 'cancelled'; readonly reason: string }

export const ROUND_EVENT_TYPES = ['opened', 'factsFrozen', 'windowExtended', 'decided', 'published', 'cancelled'] as const satisfies readonly RoundEvent['type'][]

/** The round after an event; the first event makes it. */
export const evolveRound = (round: Round | undefined, event: RoundEvent): Round => {
  if (event.type === 'opened') return { ...event.terms, phase: 'open', seq: 1, factsAsOf: null, decision: null }
  if (round === undefined) throw new Error('a round begins by being opened')
  const next = { ...round, seq: round.seq + 1 }
  switch (event.type) {
    case 'factsFrozen': return { ...next, factsAsOf: event.asOf }
    case 'windowExtended': return { ...next, windows: { ...round.windows, [event.stage]: event.window } }
    case 'decided': return { ...next, phase: 'decided', decision: event.decision }
    case 'published': return { ...next, phase: 'published' }
    case 'cancelled': return { ...next, phase: 'cancelled' }
  }
}

/** Every sub-criterion of a set, in its order. */
export const linesOf = ({ areas }: Pick<IndexVersion, 'areas'>): readonly SubCriterion[] =>
  areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria))

export const hasSystemFacts = (version: IndexVersion): boolean => linesOf(version).some(({ method }) => method.kind === 'fromSystem')

/** Names of verifiers in a set, each once. */
export const verifierNames = (version: IndexVersion): readonly string[] =>
  [...new Set(linesOf(version).flatMap(({ verifier }) => verifier ?? []))]

/**
 * Which unit verifies a line of the card of `ratedUnitId`: the named one, else the lead; nobody verifies itself, so
 * the lead stands in for a named one that is rated, and the organiser for a lead that is.
 */
export const verifyingUnit = (round: RoundTerms, { verifier }: SubCriterion, ratedUnitId: UnitId): UnitId => {
  const named = round.verifiers.find(({ name }) => name === verifier)?.unitId ?? round.leadUnitId
  return [named, round.leadUnitId, round.organiserId].find((unitId) => unitId !== ratedUnitId) ?? round.organiserId
}
