import type { At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { PETITION_CLASSES, type PetitionClass } from '#law/petition-rules.ts'
import type { PetitionEventType } from './event.ts'
import type { PetitionId, Vote } from './petition.ts'

/** One event as figures read it: when it happened, who had the petition after it, and what ran from then on. */
export type TraceLine = {
  readonly type: PetitionEventType
  readonly at: At
  readonly unitId: UnitId
  /** The end of the limit that ran after it; null when none did. */
  readonly dueAt: At | null
  /** Whose time had run out by then. */
  readonly lapsedUnitIds: readonly UnitId[]
  readonly class: PetitionClass
  readonly vote: Vote | null
  readonly isRepeat: boolean
}

export type Trace = { readonly petitionId: PetitionId; readonly lines: readonly TraceLine[] }

/** The span of a period: `end` is where it ends, or the moment of asking while it runs. */
export type Span = { readonly begin: At; readonly end: At }

export const ENTRIES = ['received', 'carriedOver', 'reopened'] as const
export const OUTCOMES = ['answered', 'refused', 'routed', 'passedOn', 'pending'] as const

/** How one petition stood at some units in a period. */
export type Standing = {
  readonly petitionId: PetitionId
  readonly class: PetitionClass
  readonly entry: (typeof ENTRIES)[number]
  readonly outcome: (typeof OUTCOMES)[number]
  /** Some limit was missed while these units had it; it stays so whatever came later. */
  readonly isLate: boolean
  readonly isPublished: boolean
  readonly vote: Vote | null
  readonly isRepeat: boolean
}

/** A stretch in which the units had the petition to answer. */
type Episode = { readonly from: At; readonly isReopening: boolean; to: At | null; outcome: Standing['outcome'] }

const ENDS: Readonly<Partial<Record<PetitionEventType, 'answered' | 'refused' | 'routed'>>> = { answered: 'answered', refused: 'refused', routed: 'routed' }

const episodesOf = (lines: readonly TraceLine[], units: ReadonlySet<UnitId>): Episode[] => {
  const episodes: Episode[] = []
  let isInside = false
  const close = (at: At, outcome: Standing['outcome']): void => {
    const last = episodes[episodes.length - 1]
    if (last !== undefined && last.to === null) Object.assign(last, { to: at, outcome })
  }
  for (const { type, at, unitId } of lines) {
    const isTheirs = units.has(unitId)
    if (isTheirs && (!isInside || type === 'reopened')) {
      if (type === 'received' || type === 'transferred' || type === 'reopened') {
        episodes.push({ from: at, isReopening: type === 'reopened', to: null, outcome: 'pending' })
      }
    } else if (!isTheirs && isInside) close(at, 'passedOn')
    isInside = isTheirs
    const end = ENDS[type]
    if (isTheirs && end !== undefined) close(at, end)
  }
  return episodes
}

/**
 * How a petition stood at these units in a period; `undefined` when they did not have it then. A petition that was
 * passed on counts for whoever had it, with what was missed at their time.
 */
export const standingOf = ({ petitionId, lines: all }: Trace, units: ReadonlySet<UnitId>, { begin, end }: Span): Standing | undefined => {
  const lines = all.filter(({ at }) => at < end)
  const lived = episodesOf(lines, units).filter(({ to }) => to === null || to >= begin)
  const [first, last, now] = [lived[0], lived[lived.length - 1], lines[lines.length - 1]]
  if (first === undefined || last === undefined || now === undefined) return undefined
  const runsOut = units.has(now.unitId) && now.dueAt !== null && now.dueAt < end
  const sinceAnswer = lines.slice(lines.findLastIndex(({ type }) => type === 'answered'))
  return {
    petitionId,
    class: now.class,
    entry: first.from < begin ? 'carriedOver' : first.isReopening ? 'reopened' : 'received',
    outcome: last.outcome,
    isLate: runsOut || lines.some(({ lapsedUnitIds }) => lapsedUnitIds.some((id) => units.has(id))),
    isPublished: sinceAnswer.findLast(({ type }) => type === 'published' || type === 'publicationWithdrawn')?.type === 'published',
    vote: sinceAnswer.findLast(({ vote }) => vote !== null)?.vote ?? null,
    isRepeat: now.isRepeat,
  }
}

/** The figures of a period. `received + carriedOver + reopened` is the sum of all that follow down to `passedOn`. */
export type PetitionFigures = {
  readonly received: number
  readonly carriedOver: number
  readonly reopened: number
  readonly resolvedOnTime: number
  readonly resolvedLate: number
  readonly pendingInTime: number
  readonly pendingLate: number
  readonly refused: number
  readonly routed: number
  readonly passedOn: number
  readonly published: number
  readonly satisfied: number
  readonly dissatisfied: number
  readonly repeated: number
  /** Every one of them that missed a limit at these units, whatever became of it. */
  readonly late: number
  readonly byClass: Readonly<Record<PetitionClass, number>>
}

/** The figures that are plain numbers. */
export type PetitionFigure = Exclude<keyof PetitionFigures, 'byClass'>

/** What each figure counts: numbers and the lists behind them share these words. */
export const COUNTED: Readonly<Record<PetitionFigure, (one: Standing) => boolean>> = {
  received: ({ entry }) => entry === 'received',
  carriedOver: ({ entry }) => entry === 'carriedOver',
  reopened: ({ entry }) => entry === 'reopened',
  resolvedOnTime: ({ outcome, isLate }) => outcome === 'answered' && !isLate,
  resolvedLate: ({ outcome, isLate }) => outcome === 'answered' && isLate,
  pendingInTime: ({ outcome, isLate }) => outcome === 'pending' && !isLate,
  pendingLate: ({ outcome, isLate }) => outcome === 'pending' && isLate,
  refused: ({ outcome }) => outcome === 'refused',
  routed: ({ outcome }) => outcome === 'routed',
  passedOn: ({ outcome }) => outcome === 'passedOn',
  published: ({ isPublished }) => isPublished,
  satisfied: ({ vote }) => vote === 'like',
  dissatisfied: ({ vote }) => vote === 'dislike',
  repeated: ({ isRepeat }) => isRepeat,
  late: ({ isLate }) => isLate,
}

export const PETITION_FIGURES = Object.keys(COUNTED) as readonly PetitionFigure[]

/** Counts what each figure counts. */
export const figuresOf = (standings: readonly Standing[]): PetitionFigures => {
  const count = (holds: (one: Standing) => boolean): number => standings.reduce((sum, one) => sum + (holds(one) ? 1 : 0), 0)
  const numbers = Object.fromEntries(PETITION_FIGURES.map((name) => [name, count(COUNTED[name])])) as Record<PetitionFigure, number>
  const byClass = Object.fromEntries(PETITION_CLASSES.map((code) => [code, count((one) => one.class === code)])) as Record<PetitionClass, number>
  return { ...numbers, byClass }
}

/** In the numerator of 5.2: every limit kept so far. */
export const isInTime = ({ isLate }: Standing): boolean => !isLate

/** In the numerator of 5.3: neither disliked, nor sent again, nor late. */
export const isContent = ({ isLate, vote, isRepeat }: Standing): boolean => !isLate && vote !== 'dislike' && !isRepeat
