import { atOfMinute, latest, minuteOf, type At } from '#kernel/at.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { ProcedureVersion, ServiceLevel } from '#procedures/domain/procedure.ts'
import { judge } from './clock.ts'
import { hasElectronicResult, isReusing, isScanned, isWithData } from './digitisation.ts'
import { isAccepted, type AcceptedDossier, type Clock, type Dossier, type HandedOver, type Pause, type Submitted } from './dossier.ts'
import type { Timeliness } from './timeliness.ts'

/**
 * What a dossier can add to figures, with the code it is stored by. A code is never used for anything else. `overdue…`,
 * `paused…` and `awaiting…` are entered and left again; everything else happens at one instant.
 */
export const POINT_KINDS = {
  received: 1,
  receivedCrossBoundary: 2,
  resolvedEarly: 3,
  resolvedOnTime: 4,
  resolvedOverdue: 5,
  resolvedOverdueApologised: 6,
  deniedOnMerits: 7,
  withdrawnEarly: 8,
  withdrawnOnTime: 9,
  withdrawnOverdue: 10,
  terminatedEarly: 11,
  terminatedOnTime: 12,
  terminatedOverdue: 13,
  overdue: 14,
  overdueApologised: 15,
  pausedInTime: 16,
  pausedOverdue: 17,
  rejectedAtReception: 18,
  voided: 19,
  awaitingReception: 20,
  awaitingReceptionLate: 21,
  receivedWithFee: 22,
  receivedPaidOnline: 23,
  receivedReusing: 24,
  resolvedWithDocument: 25,
  resolvedElectronically: 26,
  resolvedScanned: 27,
  resolvedDigitised: 28,
  handedOver: 29,
  handedOverByPost: 30,
  receivedByIdentity: 31,
} as const
export type PointKind = keyof typeof POINT_KINDS

const KIND_BY_CODE = new Map((Object.entries(POINT_KINDS) as [PointKind, number][]).map(([kind, code]) => [code, kind]))

/** The kind that a stored code stands for; throws for a code from the future. */
export const kindOfCode = (code: number): PointKind => {
  const kind = KIND_BY_CODE.get(code)
  if (kind === undefined) throw new Error(`no kind of point has the code ${code}`)
  return kind
}

/** One signed point on the line of time: `amount` dossiers more (or fewer) of that kind from `at` on. */
export type FigurePoint = {
  readonly kind: PointKind
  readonly at: At
  readonly amount: number
  /** Who handled it, on what ends a dossier. */
  readonly staffId: StaffId | null
}

/** How a dossier came in, as reports divide it. Stored by its place here, from 1. */
export const INTAKES = ['direct', 'post', 'fullOnline', 'partialOnline'] as const
export type Intake = (typeof INTAKES)[number]

export const intakeOf = ({ channel }: Pick<Dossier, 'channel'>, serviceLevel: ServiceLevel): Intake => {
  if (channel !== 'online') return channel
  return serviceLevel === 'fullOnline' ? 'fullOnline' : 'partialOnline'
}

/** What the version of the procedure says that figures go by. */
export type ServiceTerms = {
  readonly serviceLevel: ServiceLevel
  /** Its result is a document, which may exist electronically. */
  readonly givesDocument: boolean
}

export const termsOf = ({ serviceLevel, results }: Pick<ProcedureVersion, 'serviceLevel' | 'results'>): ServiceTerms => ({
  serviceLevel,
  givesDocument: results.length > 0,
})

const point = (kind: PointKind, at: At, amount = 1, staffId: StaffId | null = null): FigurePoint => ({ kind, at, amount, staffId })

/** Entered at `from`, left at `to`; nothing when it ends before it begins. */
const stretch = (kind: PointKind, from: At, to: At | null): readonly FigurePoint[] => {
  if (to === null) return [point(kind, from)]
  return from < to ? [point(kind, from), point(kind, to, -1)] : []
}

/** The first instant that `judge` calls overdue. */
export const overdueFrom = (dueAt: At): At => atOfMinute(minuteOf(dueAt) + 1)

/**
 * The pause in which the due date passed and which never ended, or ended with the dossier: its time left stands still,
 * so nothing is late. Every other pause that began before the due date has moved it.
 */
const holdingPause = ({ dueAt, pauses }: Clock, end: At | null): Pause | undefined => {
  if (dueAt === null) return undefined
  const late = overdueFrom(dueAt)
  return pauses.find(({ from, to }) => from < late && (to === null || (to === end && late <= to)))
}

const endOf = (dossier: AcceptedDossier): At | null => {
  if ('finishedAt' in dossier) return dossier.finishedAt
  return 'endedAt' in dossier ? dossier.endedAt : null
}

/** How an ended dossier is judged: by its end, or by the pause in which its clock stood when it ended. */
const judgeEnd = (dossier: AcceptedDossier, end: At): Timeliness =>
  judge(holdingPause(dossier.clock, end)?.from ?? end, dossier.clock)

const PARTS = {
  resolved: { early: 'resolvedEarly', onTime: 'resolvedOnTime', overdue: 'resolvedOverdue' },
  withdrawn: { early: 'withdrawnEarly', onTime: 'withdrawnOnTime', overdue: 'withdrawnOverdue' },
  terminated: { early: 'terminatedEarly', onTime: 'terminatedOnTime', overdue: 'terminatedOverdue' },
} as const satisfies Record<string, Record<Timeliness, PointKind>>

/** Whoever handled it last. */
const handlerOf = (dossier: AcceptedDossier): StaffId | null =>
  dossier.steps.findLast((step) => step.kind === 'handle' && step.staffId !== null)?.staffId ?? null

const endPoints = (dossier: AcceptedDossier, end: At): readonly FigurePoint[] => {
  const staffId = handlerOf(dossier)
  const timeliness = judgeEnd(dossier, end)
  switch (dossier.phase) {
    case 'open':
    case 'voided':
      return []
    case 'withdrawn':
    case 'terminated':
      return [point(PARTS[dossier.phase][timeliness], end, 1, staffId)]
    case 'resolved':
    case 'handedOver': {
      const apologised = timeliness === 'overdue' && dossier.apology !== undefined
      return [
        point(PARTS.resolved[timeliness], end, 1, staffId),
        ...(apologised ? [point('resolvedOverdueApologised', end, 1, staffId)] : []),
        ...(dossier.outcome === 'DENIED' ? [point('deniedOnMerits', end, 1, staffId)] : []),
      ]
    }
  }
}

/** The stretches of a clock in which a dossier was overdue or stood still, up to its end. */
const clockPoints = ({ clock, apology }: AcceptedDossier, end: At | null): readonly FigurePoint[] => {
  const late = clock.dueAt === null || holdingPause(clock, end) !== undefined ? null : overdueFrom(clock.dueAt)
  const until = (to: At | null): At | null => (to === null || (end !== null && end < to) ? end : to)
  return [
    ...(late === null ? [] : stretch('overdue', late, end)),
    ...(late === null || apology === undefined ? [] : stretch('overdueApologised', latest(late, apology.at), end)),
    ...clock.pauses.flatMap(({ from, to }) => {
      const left = until(to)
      if (late === null || (left !== null && left <= late)) return stretch('pausedInTime', from, left)
      if (late <= from) return stretch('pausedOverdue', from, left)
      return [...stretch('pausedInTime', from, late), ...stretch('pausedOverdue', late, left)]
    }),
  ]
}

/** What of a dossier's reception is counted beside it: what it costs, how that was paid, what needed no paper. */
const receptionParts = ({ acceptedAt, feeDong, isPaidOnline, papers, submittedBy }: AcceptedDossier): readonly FigurePoint[] => [
  ...(feeDong > 0 ? [point('receivedWithFee', acceptedAt)] : []),
  ...(feeDong > 0 && isPaidOnline === true ? [point('receivedPaidOnline', acceptedAt)] : []),
  ...(isReusing(papers) ? [point('receivedReusing', acceptedAt)] : []),
  ...(submittedBy?.assurance === 'eid' || isWithData(papers) ? [point('receivedByIdentity', acceptedAt)] : []),
]

/** How a result is kept and handed over. What is scanned or replaced later counts for the end that it belongs to. */
const resultParts = (dossier: AcceptedDossier, { givesDocument }: ServiceTerms): readonly FigurePoint[] => {
  if (dossier.phase !== 'resolved' && dossier.phase !== 'handedOver') return []
  const { finishedAt } = dossier
  const [scanned, electronic] = [isScanned(dossier.papers), hasElectronicResult(dossier)]
  return [
    ...(givesDocument ? [point('resolvedWithDocument', finishedAt)] : []),
    ...(givesDocument && electronic ? [point('resolvedElectronically', finishedAt)] : []),
    ...(scanned ? [point('resolvedScanned', finishedAt)] : []),
    ...(scanned && electronic ? [point('resolvedDigitised', finishedAt)] : []),
    ...(dossier.phase === 'handedOver' ? handOverPoints(dossier) : []),
  ]
}

const handOverPoints = ({ handedOverAt, handedOverBy, delivery }: HandedOver): readonly FigurePoint[] => [
  point('handedOver', handedOverAt),
  ...((handedOverBy ?? delivery) === 'post' ? [point('handedOverByPost', handedOverAt)] : []),
]

/** Everything that an accepted dossier adds to figures in the state it is in. A voided one is listed, never counted. */
export const figurePoints = (dossier: AcceptedDossier, terms: ServiceTerms): readonly FigurePoint[] => {
  if (dossier.phase === 'voided') return [point('voided', dossier.endedAt)]
  const end = endOf(dossier)
  return [
    point('received', dossier.acceptedAt),
    ...(dossier.crossBoundary === true ? [point('receivedCrossBoundary', dossier.acceptedAt)] : []),
    ...clockPoints(dossier, end),
    ...(end === null ? [] : endPoints(dossier, end)),
    ...receptionParts(dossier),
    ...resultParts(dossier, terms),
  ]
}

/** What reception gains or loses when a dossier comes to wait at the one-stop, or stops waiting, at `at`. */
const receptionPoints = (before: Dossier | undefined, after: Dossier, at: At): readonly FigurePoint[] => {
  const points: FigurePoint[] = []
  if (before?.phase === 'submitted' && after.phase !== 'submitted') {
    points.push(...waitingPoints(before, at, -1))
  }
  if (after.phase === 'submitted' && before?.phase !== 'submitted') {
    points.push(point('awaitingReception', at))
    if (after.receptionDueAt !== null) points.push(point('awaitingReceptionLate', overdueFrom(after.receptionDueAt)))
  }
  if (after.phase === 'rejected' && before?.phase !== 'rejected') points.push(point('rejectedAtReception', after.rejectedAt))
  return points
}

/**
 * The points by which a command at `at` changed figures: those of the state after it less those of the state before.
 * Written with its events and never changed: the sum over all commands of a dossier is what its state gives, and the
 * sum of those recorded up to some moment is what was known then.
 */
export const figureChanges = (before: Dossier | undefined, after: Dossier, at: At, terms: ServiceTerms): readonly FigurePoint[] => {
  const now = isAccepted(after) ? figurePoints(after, terms) : []
  const then = before !== undefined && isAccepted(before) ? figurePoints(before, terms) : []
  return netPoints([...now, ...then.map((one) => ({ ...one, amount: -one.amount })), ...receptionPoints(before, after, at)])
}

/** What a dossier that is waited for at the one-stop counts for from `at` on; less of it when it leaves. */
const waitingPoints = ({ receptionDueAt }: Submitted, at: At, amount: 1 | -1): readonly FigurePoint[] => [
  point('awaitingReception', at, amount),
  ...(receptionDueAt === null ? [] : [point('awaitingReceptionLate', latest(overdueFrom(receptionDueAt), at), amount)]),
]

/** Everything that a dossier takes with it when another agency becomes responsible for it at `at`. */
export const leavingPoints = (dossier: Dossier, at: At, terms: ServiceTerms): readonly FigurePoint[] => {
  if (dossier.phase === 'submitted') return netPoints(waitingPoints(dossier, at, -1))
  return isAccepted(dossier) ? netPoints(figurePoints(dossier, terms).map((one) => ({ ...one, amount: -one.amount }))) : []
}

/** The same where it comes to. */
export const comingPoints = (dossier: Dossier, at: At, terms: ServiceTerms): readonly FigurePoint[] => {
  if (dossier.phase === 'submitted') return netPoints(waitingPoints(dossier, at, 1))
  return isAccepted(dossier) ? netPoints(figurePoints(dossier, terms)) : []
}

const placeOf = ({ kind, at, staffId }: FigurePoint): string => `${kind} ${at} ${staffId ?? ''}`

/** Points of one place in one, those that cancel left out; in a fixed order. */
export const netPoints = (points: readonly FigurePoint[]): readonly FigurePoint[] => {
  const byPlace = Map.groupBy(points, placeOf)
  return [...byPlace.keys()].sort().flatMap((place) => {
    const [first, ...rest] = byPlace.get(place) ?? []
    if (first === undefined) return []
    const amount = rest.reduce((sum, one) => sum + one.amount, first.amount)
    return amount === 0 ? [] : [{ ...first, amount }]
  })
}
