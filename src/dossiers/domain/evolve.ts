import type { At } from '#kernel/at.ts'
import { unreachable } from '#kernel/result.ts'
import {
  isAccepted,
  type AcceptedDossier,
  type BroughtPaper,
  type Clock,
  type Dossier,
  type DossierMinutes,
  type Lateness,
  type Open,
  type Parties,
  type Party,
  type Pause,
  type Step,
} from './dossier.ts'
import type { DossierEvent, DueMove, Filing, PartyChange, RecordedEvent } from './event.ts'

/** A history that contradicts itself: a bug or a tampered store, never an expected refusal. */
export class BrokenHistory extends Error {
  constructor(seq: number, type: string, phase: string) {
    super(`event ${seq} (${type}) cannot follow phase ${phase}`)
  }
}

/** The state after one more event. The first event meets `undefined`. */
export const evolve = (dossier: Dossier | undefined, recorded: RecordedEvent): Dossier => {
  const { event, seq, occurredAt: at } = recorded
  const next = apply(dossier, event, at, seq)
  // Names of attached files are texts too, though no event refers to them: numbers are left free, never used twice.
  return { ...next, seq, texts: Math.max(next.texts, highestText(event)) + countFiles(event) }
}

/** The whole state from the whole history, in order. */
export const fold = (events: readonly RecordedEvent[]): Dossier | undefined =>
  events.reduce<Dossier | undefined>(evolve, undefined)

const apply = (dossier: Dossier | undefined, event: DossierEvent, at: At, seq: number): Dossier => {
  const broken = (): never => {
    throw new BrokenHistory(seq, event.type, dossier?.phase ?? 'none')
  }
  switch (event.type) {
    case 'submitted':
      if (dossier !== undefined) return broken()
      return { ...core(event.filing), phase: 'submitted', submittedAt: at, receptionDueAt: event.receptionDueAt }
    case 'completionRequested':
      if (dossier?.phase !== 'submitted') return broken()
      return {
        ...coreOf(dossier),
        phase: 'incomplete',
        submittedAt: dossier.submittedAt,
        askedAt: at,
        items: event.items,
        reason: event.reason,
        answerDueOn: event.answerDueOn,
      }
    case 'resubmitted':
      if (dossier?.phase !== 'incomplete') return broken()
      return {
        ...core(event.filing),
        texts: dossier.texts,
        ...paidOnlineOf(dossier),
        phase: 'submitted',
        submittedAt: dossier.submittedAt,
        receptionDueAt: event.receptionDueAt,
      }
    case 'retracted':
      if (dossier?.phase !== 'submitted' && dossier?.phase !== 'incomplete') return broken()
      return { ...coreOf(dossier), phase: 'retracted', submittedAt: dossier.submittedAt, endedAt: at, reason: event.reason }
    case 'rejectedAtReception': {
      const waited = dossier?.phase === 'submitted' || dossier?.phase === 'incomplete' ? dossier : null
      const filed = waited ?? (event.filing ? core(event.filing) : broken())
      const submittedAt = waited?.submittedAt ?? null
      return { ...coreOf(filed), phase: 'rejected', submittedAt, rejectedAt: at, reason: event.reason }
    }
    case 'accepted': {
      const filed = dossier?.phase === 'submitted' ? dossier : event.filing ? core(event.filing) : broken()
      return {
        ...coreOf(filed),
        ...(event.filing ? core(event.filing) : {}),
        ...acceptance(event, at, event.acceptedBy, []),
        ...(dossier?.phase === 'submitted' ? { submittedAt: dossier.submittedAt } : {}),
        phase: 'open',
        waiting: null,
      }
    }
    case 'imported':
      if (dossier !== undefined) return broken()
      return {
        ...core(event.filing),
        ...acceptance(event, at, null, event.pauses),
        supplementRequests: event.supplementRequests,
        phase: 'open',
        waiting: openPause(event.pauses),
      }
    case 'onlinePaymentNoted': {
      if (dossier === undefined) return broken()
      const { isPaidOnline: _, ...rest } = dossier
      return event.isPaid ? { ...rest, isPaidOnline: true } : rest
    }
    case 'dossierTransferred':
      if (dossier === undefined) return broken()
      return { ...dossier, receivingUnitId: event.receivingUnitId, competentUnitId: event.competentUnitId }
    default:
      if (dossier === undefined || !isAccepted(dossier)) return broken()
      return afterAcceptance(dossier, event, at, broken)
  }
}

type LaterEvent = Exclude<
  DossierEvent,
  { type: 'submitted' | 'completionRequested' | 'resubmitted' | 'retracted' | 'rejectedAtReception' | 'accepted' | 'imported' | 'onlinePaymentNoted' | 'dossierTransferred' }
>

const afterAcceptance = (dossier: AcceptedDossier, event: LaterEvent, at: At, broken: () => never): Dossier => {
  const open = (): Open => (dossier.phase === 'open' ? dossier : broken())
  switch (event.type) {
    case 'feesRevised': {
      const { feeChoice: _, ...rest } = dossier
      return { ...rest, feeDong: event.feeDong, ...(event.feeChoice === null ? {} : { feeChoice: event.feeChoice }) }
    }
    case 'stepOpened':
    case 'consultationRequested':
      return { ...dossier, steps: [...dossier.steps, { ...event.step, state: 'waiting', acceptedAt: null, endedAt: null }] }
    case 'stepAccepted':
      return step(dossier, event.no, { state: 'accepted', acceptedAt: at, staffId: event.staffId })
    case 'stepAssigned':
      return step(dossier, event.no, { staffId: event.staffId, state: 'waiting', acceptedAt: null })
    case 'stepTransferred':
      return step(dossier, event.no, { unitId: event.unitId, staffId: null, state: 'waiting', acceptedAt: null })
    case 'stepCompleted':
    case 'consultationAnswered':
      return step(dossier, event.no, { state: 'done', endedAt: at, ...workedMinutesOf(event) })
    case 'stepReturned':
      return step(dossier, event.no, { state: 'returned', endedAt: at, ...workedMinutesOf(event) })
    case 'stepRecalled':
      return step(dossier, event.no, { state: 'recalled', endedAt: at })
    case 'stepCancelled':
    case 'consultationClosed':
      return step(dossier, event.no, { state: 'cancelled', endedAt: at })
    case 'stepDueMoved':
      return step(dossier, event.no, { dueAt: event.dueAt })
    case 'supplementRequested':
      return {
        ...open(),
        supplementRequests: dossier.supplementRequests + 1,
        waiting: { kind: 'supplement', since: at, pausing: true, answerDueOn: event.answerDueOn },
        clock: beginPause(dossier.clock, { kind: 'supplement', from: at, to: null }),
      }
    case 'supplementReceived':
      return {
        ...open(),
        waiting: null,
        papers: withPapers(dossier.papers, event.papers),
        clock: moveDue(endPause(dossier.clock, at), event.due, at),
      }
    case 'supplementLapsed':
    case 'resumed':
      return { ...open(), waiting: null, clock: moveDue(endPause(dossier.clock, at), event.due, at) }
    case 'suspended':
      return {
        ...open(),
        waiting: { kind: 'verification', since: at, pausing: true, answerDueOn: null },
        clock: beginPause(dossier.clock, { kind: 'verification', from: at, to: null }),
      }
    case 'obligationRequired':
      return {
        ...open(),
        waiting: { kind: 'financialObligation', since: at, pausing: event.pausing, answerDueOn: null },
        clock: event.pausing
          ? beginPause(dossier.clock, { kind: 'financialObligation', from: at, to: null })
          : dossier.clock,
      }
    case 'obligationMet':
      return {
        ...open(),
        waiting: null,
        clock: event.due === null ? dossier.clock : moveDue(endPause(dossier.clock, at), event.due, at),
      }
    case 'extended':
      return {
        ...open(),
        clock: {
          ...moveDue(dossier.clock, event.due, at),
          extensions: [...dossier.clock.extensions, { at, duration: event.duration, basis: event.basis }],
        },
      }
    case 'apologised': {
      const { lateness, rescheduledTo, signature, number } = event
      return {
        ...open(),
        clock: { ...dossier.clock, rescheduledTo },
        apology: { at, lateness, rescheduledTo, signature, number },
      }
    }
    case 'dueRecomputed':
      return { ...open(), clock: moveDue(dossier.clock, event.due, at) }
    case 'resultDrafted':
      return { ...open(), result: { stage: 'drafted', ...event.draft } }
    case 'resultApproved':
      if (dossier.result === null) return broken()
      return { ...open(), result: { ...draftOf(dossier.result), stage: 'approved', signature: event.signature } }
    case 'resultIssued':
      if (dossier.result?.stage !== 'approved') return broken()
      return { ...open(), result: { ...dossier.result, stage: 'issued', number: event.number, issuedAt: at } }
    case 'certified':
      return open()
    case 'resolved':
      return { ...acceptedOf(open()), ...why(event), ...timeOf(event), phase: 'resolved', finishedAt: at, outcome: event.outcome, revocation: null }
    case 'handedOver':
      if (dossier.phase !== 'resolved') return broken()
      return { ...dossier, phase: 'handedOver', handedOverAt: at, ...(event.delivery === dossier.delivery ? {} : { handedOverBy: event.delivery }) }
    case 'withdrawn':
      return { ...ended(open(), at), ...why(event), phase: 'withdrawn', endedAt: at, reason: event.reason }
    case 'terminated':
      return { ...ended(open(), at), ...why(event), phase: 'terminated', endedAt: at, reason: event.reason, basis: event.basis }
    case 'corrected':
      return { ...dossier, parties: correct(dossier.parties, event.changes), reprints: dossier.reprints + 1 }
    case 'papersRecorded':
      return { ...dossier, papers: withPapers(dossier.papers, event.papers) }
    case 'voidRequested':
      return { ...dossier, voidRequest: { at, kind: event.kind, reason: event.reason, by: event.by } }
    case 'voidDeclined':
      return { ...dossier, voidRequest: null }
    case 'voided':
      if (dossier.voidRequest === null) return broken()
      return { ...ended(dossier, at), phase: 'voided', endedAt: at, voidKind: dossier.voidRequest.kind }
    case 'resultRevoked':
      if (dossier.phase !== 'resolved' && dossier.phase !== 'handedOver') return broken()
      return { ...dossier, revocation: { at, reason: event.reason, decision: event.decision, replacedBy: null } }
    case 'resultReplaced':
      if ((dossier.phase !== 'resolved' && dossier.phase !== 'handedOver') || dossier.revocation === null) return broken()
      return {
        ...dossier,
        revocation: { ...dossier.revocation, replacedBy: { at, number: event.number, files: event.files } },
      }
    default:
      return unreachable(event)
  }
}

type CoreOf = Omit<Extract<Dossier, { phase: 'submitted' }>, 'phase' | 'submittedAt' | 'receptionDueAt'>

const core = (filing: Filing): CoreOf => {
  const { dossierId, ...rest } = filing
  return { id: dossierId, seq: 0, texts: 0, ...rest }
}

const coreOf = (filed: CoreOf): CoreOf => ({
  id: filed.id,
  seq: filed.seq,
  texts: filed.texts,
  procedureVersionId: filed.procedureVersionId,
  procedureCode: filed.procedureCode,
  sectorCode: filed.sectorCode,
  caseId: filed.caseId,
  channel: filed.channel,
  route: filed.route,
  externalCode: filed.externalCode,
  assistedAtUnitId: filed.assistedAtUnitId,
  receivingUnitId: filed.receivingUnitId,
  competentUnitId: filed.competentUnitId,
  parties: filed.parties,
  papers: filed.papers,
  delivery: filed.delivery,
  feeDong: filed.feeDong,
  ...(filed.feeChoice === undefined ? {} : { feeChoice: filed.feeChoice }),
  ...(filed.form === undefined ? {} : { form: filed.form }),
  ...(filed.submittedBy === undefined ? {} : { submittedBy: filed.submittedBy }),
  ...paidOnlineOf(filed),
})

const paidOnlineOf = ({ isPaidOnline }: Pick<CoreOf, 'isPaidOnline'>): Pick<CoreOf, 'isPaidOnline'> => (isPaidOnline === true ? { isPaidOnline } : {})

const workedMinutesOf = ({ workedMinutes }: Pick<Step, 'workedMinutes'>): Pick<Step, 'workedMinutes'> =>
  workedMinutes === undefined ? {} : { workedMinutes }

const timeOf = ({ workedMinutes, promisedMinutes }: Partial<DossierMinutes>): Partial<DossierMinutes> =>
  workedMinutes === undefined || promisedMinutes === undefined ? {} : { workedMinutes, promisedMinutes }

type AcceptedPart = Omit<AcceptedDossier, keyof CoreOf | 'phase'>

const acceptance = (
  event: Extract<DossierEvent, { type: 'accepted' | 'imported' }>,
  at: At,
  acceptedBy: AcceptedPart['acceptedBy'],
  pauses: readonly Pause[],
): AcceptedPart => ({
  code: event.code,
  processVersionId: event.processVersionId,
  acceptedAt: at,
  acceptedBy,
  ...(event.crossBoundary === true ? { crossBoundary: true } : {}),
  clock: {
    receivedAt: at,
    duration: event.duration,
    mode: event.mode,
    dueAt: event.due.newDueAt,
    originalDueAt: event.due.oldDueAt ?? event.due.newDueAt,
    provisional: event.due.provisional,
    rescheduledTo: null,
    overdueSince: null,
    pauses,
    extensions: [],
  },
  steps: [],
  supplementRequests: 0,
  result: null,
  reprints: 0,
  voidRequest: null,
})

const openPause = (pauses: readonly Pause[]): Open['waiting'] => {
  const last = pauses.find((pause) => pause.to === null)
  return last ? { kind: last.kind, since: last.from, pausing: true, answerDueOn: null } : null
}

const step = (dossier: AcceptedDossier, no: number, change: Partial<Step>): AcceptedDossier => ({
  ...dossier,
  steps: dossier.steps.map((one) => (one.no === no ? { ...one, ...change } : one)),
})

const beginPause = (clock: Clock, pause: Pause): Clock => ({ ...clock, pauses: [...clock.pauses, pause] })

const endPause = (clock: Clock, at: At): Clock => ({
  ...clock,
  pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
})

const moveDue = (clock: Clock, due: DueMove, at: At): Clock => ({
  ...clock,
  dueAt: due.newDueAt,
  provisional: due.provisional,
  overdueSince: clock.overdueSince ?? passedUnpaused(clock, at),
})

/** The due date that had already passed, outside every pause that began before it, when it was moved. */
const passedUnpaused = (clock: Clock, at: At): At | null => {
  const due = clock.dueAt
  if (due === null || at <= due) return null
  return clock.pauses.some((pause) => pause.from <= due && (pause.to === null || pause.to >= due)) ? null : due
}

const draftOf = (result: NonNullable<AcceptedDossier['result']>) => ({
  outcome: result.outcome,
  summary: result.summary,
  files: result.files,
  draftedBy: result.draftedBy,
})

/** The accepted part alone: what an ended dossier keeps of an open one. */
const acceptedOf = (dossier: AcceptedDossier): Omit<Open, 'phase' | 'waiting'> => ({
  ...coreOf(dossier),
  code: dossier.code,
  processVersionId: dossier.processVersionId,
  ...(dossier.submittedAt === undefined ? {} : { submittedAt: dossier.submittedAt }),
  acceptedAt: dossier.acceptedAt,
  acceptedBy: dossier.acceptedBy,
  ...(dossier.crossBoundary === true ? { crossBoundary: true } : {}),
  clock: dossier.clock,
  steps: dossier.steps,
  supplementRequests: dossier.supplementRequests,
  result: dossier.result,
  reprints: dossier.reprints,
  ...(dossier.apology === undefined ? {} : { apology: dossier.apology }),
  ...why(dossier),
  voidRequest: dossier.voidRequest,
})

const why = ({ lateness }: { readonly lateness?: Lateness }): { readonly lateness?: Lateness } => (lateness === undefined ? {} : { lateness })

const ended = (dossier: AcceptedDossier, at: At): Omit<Open, 'phase' | 'waiting'> => ({
  ...acceptedOf(dossier),
  clock: endPause(dossier.clock, at),
})

const withPapers = (had: readonly BroughtPaper[], brought: readonly BroughtPaper[]): readonly BroughtPaper[] => [
  ...had.filter((paper) => !brought.some((one) => one.no === paper.no)),
  ...brought,
]

const correct = (parties: Parties, changes: readonly PartyChange[]): Parties =>
  changes.reduce<Parties>((now, change) => {
    const party = now[change.party]
    if (party === null && change.after === null) return now
    const base: Party | null = party ?? (change.after ? { kind: 'citizen', name: change.after } : null)
    if (base === null) return now
    if (change.after !== null) return { ...now, [change.party]: { ...base, [change.field]: change.after } }
    const { [change.field]: _, ...rest } = base
    return { ...now, [change.party]: rest }
  }, parties)

/** The highest text number that an event mentions, so that the next text gets a fresh one. */
const highestText = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((high, one) => Math.max(high, highestText(one)), 0)
  if (typeof value !== 'object' || value === null) return 0
  if ('v' in value && 'c' in value && typeof value.v === 'number') return value.v
  return Object.values(value).reduce<number>((high, one) => Math.max(high, highestText(one)), 0)
}

/** Files that an event names. */
const countFiles = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countFiles(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'files' && Array.isArray(one) ? one.length : countFiles(one)),
    0,
  )
}
