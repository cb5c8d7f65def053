import type { UnitId } from '#kernel/ids.ts'
import { unreachable } from '#kernel/result.ts'
import type { Questionnaire } from '#law/surveys.ts'

export const SURVEY_PHASES = ['draft', 'open', 'closed', 'published'] as const
export type SurveyPhase = (typeof SURVEY_PHASES)[number]

/** `simple`: from all people alike; `stratified`: within each unit and sector. */
export const SAMPLE_METHODS = ['stratified', 'simple'] as const
export type SampleMethod = (typeof SAMPLE_METHODS)[number]

/** Those who were asked about one unit: of one sector, or of one group of respondents. */
export type Stratum = {
  readonly no: number
  readonly unitId: UnitId
  /** Code of the sector; `null` in a sociological survey. */
  readonly sector: string | null
  /** Code of the questionnaire of a group of respondents; `null` in a SIPAS survey. */
  readonly group: string | null
  /** How many people there are; `null` where nobody knows. */
  readonly frame: number | null
  readonly drawn: number
}

/** Finished dossiers whose submitter is not in the frame, by reason. */
export type Exclusions = { readonly noContact: number; readonly refused: number; readonly samePerson: number }

/** Where those who are asked come from. */
export type Sample =
  /** Drawn from finished dossiers: with the same seed anybody draws the same people from the same frame. */
  | {
      readonly kind: 'drawn'
      readonly method: SampleMethod
      readonly seed: string
      readonly wanted: number
      readonly frame: number
      /** SHA-256 over the ids of the frame, in order. */
      readonly fingerprint: string
      readonly excluded: Exclusions
      readonly strata: readonly Stratum[]
    }
  /** Listed by the coordinator, by group and rated unit. */
  | { readonly kind: 'listed'; readonly strata: readonly Stratum[] }

/** What is asked of whom; it may change until the survey is opened. */
export type SurveyPlan = {
  readonly title: string
  /** As they stood when the survey was drafted: a later edition changes nothing here. */
  readonly questionnaires: readonly Questionnaire[]
  readonly rated: readonly UnitId[]
  /** Dossiers finished on these ISO days, both included; `null` in a sociological survey. */
  readonly period: { readonly from: string; readonly to: string } | null
  /** The last ISO day on which answers are taken. */
  readonly closesOn: string
}

export type Survey = SurveyPlan & {
  readonly id: string
  readonly seq: number
  readonly kind: Questionnaire['kind']
  readonly ownerUnitId: UnitId
  /** The owner asks about itself: a measure for its own use. */
  readonly isOwn: boolean
  readonly phase: SurveyPhase
  readonly sample: Sample | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly publishedOn: string | null
  /** Answered sheets, known once it is closed. */
  readonly answers: number | null
  /** How many messages went out to be sent. */
  readonly sent: number
  /** Number and day of the decision by which it was published, as typed. */
  readonly decision: string | null
}

export type SurveyEvent =
  | { readonly type: 'drafted'; readonly kind: Survey['kind']; readonly ownerUnitId: UnitId; readonly isOwn: boolean; readonly plan: SurveyPlan }
  | { readonly type: 'revised'; readonly isOwn: boolean; readonly plan: SurveyPlan }
  | { readonly type: 'sampled'; readonly sample: Sample }
  | { readonly type: 'opened'; readonly on: string }
  | { readonly type: 'sent'; readonly count: number }
  | { readonly type: 'extended'; readonly closesOn: string; readonly reason: string }
  | { readonly type: 'closed'; readonly on: string; readonly answers: number }
  | { readonly type: 'published'; readonly on: string; readonly decision: string | null }

export const SURVEY_EVENT_TYPES = ['drafted', 'revised', 'sampled', 'opened', 'sent', 'extended', 'closed', 'published'] as const satisfies readonly SurveyEvent['type'][]

const BEFORE_OPENING = { phase: 'draft', sample: null, openedOn: null, closedOn: null, publishedOn: null, answers: null, sent: 0, decision: null } as const

/** The survey after one more event; the first is `drafted`. */
export const evolve = (survey: Survey | undefined, id: string, event: SurveyEvent): Survey => {
  const seq = (survey?.seq ?? 0) + 1
  if (event.type === 'drafted') {
    const { kind, ownerUnitId, isOwn, plan } = event
    return { ...BEFORE_OPENING, ...plan, id, seq, kind, ownerUnitId, isOwn }
  }
  if (survey === undefined) throw new Error(`a survey begins with drafted, not ${event.type}`)
  switch (event.type) {
    // Another plan asks other people: what was drawn before is void.
    case 'revised': return { ...survey, ...event.plan, isOwn: event.isOwn, sample: null, seq }
    case 'sampled': return { ...survey, sample: event.sample, seq }
    case 'opened': return { ...survey, phase: 'open', openedOn: event.on, seq }
    case 'sent': return { ...survey, sent: survey.sent + event.count, seq }
    case 'extended': return { ...survey, closesOn: event.closesOn, seq }
    case 'closed': return { ...survey, phase: 'closed', closedOn: event.on, answers: event.answers, seq }
    case 'published': return { ...survey, phase: 'published', publishedOn: event.on, decision: event.decision, seq }
    default: return unreachable(event)
  }
}

export const strataOf = ({ sample }: Pick<Survey, 'sample'>): readonly Stratum[] => sample?.strata ?? []

/** May results of it be seen at all? */
export const isOver = ({ phase }: Pick<Survey, 'phase'>): boolean => phase === 'closed' || phase === 'published'
