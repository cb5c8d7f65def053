import { atOfMinute, minuteOf } from '#kernel/at.ts'
import type { Role } from '#kernel/actor.ts'
import { DAY_MINUTES, dayOf, formatDay, type LocalMinute } from '#kernel/local-time.ts'
import { dueNow } from '#dossiers/domain/clock.ts'
import type { Outcome, PauseKind } from '#dossiers/domain/dossier.ts'
import { addWorkingMinutes, countedDayAfter, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode, Duration } from '#procedures/domain/duration.ts'
import type { ProcessStep, StepUnit } from '#procedures/domain/process.ts'
import { workingMoments } from './moments.ts'
import type { Chance } from './seed.ts'

/** How a dossier is to stand at the end: what the scenario asks for, never what the figures read. */
export const FATES = ['early', 'onTime', 'late', 'openInTime', 'openPaused', 'openLate'] as const
export type Fate = (typeof FATES)[number]

/** One thing that somebody does to the dossier at a minute of the simulated time. */
export type Turn = { readonly at: LocalMinute; readonly role: Role; readonly unit: StepUnit } & Act

export type Act =
  | { readonly act: 'receive' | 'certify' | 'handOver' | 'requestSupplement' | 'receiveSupplement' }
  | { readonly act: 'forward' | 'approve' | 'issue' | 'finish'; readonly stepNo: number }
  | { readonly act: 'draftResult'; readonly stepNo: number; readonly outcome: Outcome }

/** What the life of a dossier depends on beyond chance. */
export type LifeRules = {
  readonly steps: readonly ProcessStep[]
  readonly duration: Duration
  readonly mode: DeadlineMode
  /** Of the unit that decides. */
  readonly calendar: WorkingCalendar
  /** The first minute after the simulation. */
  readonly end: LocalMinute
}

export type LifeWish = { readonly fate: Fate; readonly withSupplement: boolean; readonly outcome: Outcome }

const DESK = { role: 'receptionOfficer', unit: { kind: 'receiving' } } as const

/** The due date of a reception, by the product's own rule. */
export const dueOf = (
  { duration, mode, calendar }: LifeRules,
  receivedAt: LocalMinute,
  pauses: readonly { readonly kind: PauseKind; readonly from: string; readonly to: string | null }[] = [],
): LocalMinute | undefined => {
  const due = dueNow({ receivedAt: atOfMinute(receivedAt), duration, mode, pauses, extensions: [] }, calendar)
  return due.ok && due.value.dueAt !== null ? minuteOf(due.value.dueAt) : undefined
}

type Window = { readonly from: LocalMinute; readonly to: LocalMinute }

/** Late ones come in within so many counted days after the due date. */
const LATEST_DAYS = 15

/** When the result may reach the desk so that it is judged as the fate says. */
const finishWindow = (fate: 'early' | 'onTime' | 'late', since: LocalMinute, due: LocalMinute, rules: LifeRules): Window => {
  const { calendar, mode, end } = rules
  const dueDay = dayOf(due) * DAY_MINUTES
  switch (fate) {
    case 'early':
      return { from: since, to: Math.min(mode === 'BY_HOUR' ? due - 1 : dueDay - 1, end - 1) }
    case 'onTime':
      return mode === 'BY_HOUR' ? { from: due - 1, to: due } : { from: Math.max(since, dueDay), to: Math.min(due, end - 1) }
    case 'late':
      return { from: Math.max(since, due), to: Math.min(countedDayAfter(calendar, dayOf(due), LATEST_DAYS) * DAY_MINUTES, end - 1) }
  }
}

/** What is done at each live step, in the order in which steps come to life. */
const workOf = (steps: readonly ProcessStep[], outcome: Outcome): readonly (Act & Pick<Turn, 'role' | 'unit'>)[] => {
  const numbered: ProcessStep[] = []
  const done = new Set<string>()
  const work: (Act & Pick<Turn, 'role' | 'unit'>)[] = []
  const open = (): void => {
    for (const step of steps) {
      if (!numbered.includes(step) && step.after.every((before) => done.has(before))) numbered.push(step)
    }
  }
  open()
  for (let i = 0; i < numbered.length; i++) {
    const step = numbered[i] as ProcessStep
    const { role, unit, kind } = step
    const stepNo = i + 1
    const isBeforeSigning = steps.some((next) => next.after.includes(step.id) && (next.kind === 'review' || next.kind === 'approve'))
    if (kind === 'handle' && isBeforeSigning) work.push({ act: 'draftResult', stepNo, outcome, role, unit })
    if (kind === 'handle' || kind === 'review') work.push({ act: 'forward', stepNo, role, unit })
    if (kind === 'approve') work.push({ act: 'approve', stepNo, role, unit })
    if (kind === 'issue') work.push({ act: 'issue', stepNo, role, unit })
    if (kind === 'handOver') work.push({ act: 'finish', stepNo, role, unit })
    done.add(step.id)
    open()
  }
  return work
}

/** Results are fetched within so many working minutes after they reach the desk. */
const FETCHED_WITHIN_MINUTES = 960
const ASKED_WITHIN_MINUTES = 480
const ANSWERED_WITHIN_MINUTES = 2_400

/** A supplement asked for soon after reception, and when the answer comes. */
const supplementOf = ({ calendar }: LifeRules, receivedAt: LocalMinute, chance: Chance): Window => {
  const from = addWorkingMinutes(calendar, receivedAt, 1 + chance.below(ASKED_WITHIN_MINUTES))
  return { from, to: addWorkingMinutes(calendar, from, 240 + chance.below(ANSWERED_WITHIN_MINUTES)) }
}

/**
 * The life of a dossier received at a minute: who does what and when, so that it ends as wished by the process and
 * the calendar it has. `undefined` when that cannot be from this reception. Pure: chance comes in.
 */
export const lifeOf = (rules: LifeRules, receivedAt: LocalMinute, wish: LifeWish, chance: Chance): readonly Turn[] | undefined => {
  const reception: Turn = { at: receivedAt, act: 'receive', ...DESK }
  const work = workOf(rules.steps, wish.outcome)
  const handler = work[0]
  const { calendar, end } = rules
  if (wish.fate === 'early' || wish.fate === 'onTime' || wish.fate === 'late') {
    const supplement = wish.withSupplement ? supplementOf(rules, receivedAt, chance) : undefined
    const pauses = supplement === undefined ? [] : [{ kind: 'supplement' as const, from: atOfMinute(supplement.from), to: atOfMinute(supplement.to) }]
    const due = dueOf(rules, receivedAt, pauses)
    if (due === undefined || handler === undefined) return undefined
    const first = dueOf(rules, receivedAt)
    if (supplement !== undefined && (first === undefined || supplement.from >= first || supplement.to >= end)) return undefined
    const since = supplement?.to ?? receivedAt
    const window = finishWindow(wish.fate, since, due, rules)
    const last = window.to > window.from ? workingMoments(calendar, window.from, window.to, 1, chance)?.[0] : undefined
    const before = last === undefined ? undefined : workingMoments(calendar, since, last, work.length - 1, chance)
    if (last === undefined || before === undefined) return undefined
    const fetched = addWorkingMinutes(calendar, last, 1 + chance.below(FETCHED_WITHIN_MINUTES))
    const turns: Turn[] = [reception]
    if (supplement !== undefined) {
      turns.push({ ...handler, at: supplement.from, act: 'requestSupplement' }, { at: supplement.to, act: 'receiveSupplement', ...DESK })
    }
    work.forEach((one, i) => turns.push({ ...one, at: before[i] ?? last }))
    if (fetched < end) turns.push({ at: fetched, act: 'handOver', ...DESK })
    return turns
  }
  return openLife(rules, receivedAt, wish.fate, work, reception, chance)
}

/** Of the work before the result reaches the desk, how much an open dossier has behind it. */
const openLife = (
  rules: LifeRules,
  receivedAt: LocalMinute,
  fate: 'openInTime' | 'openPaused' | 'openLate',
  work: readonly (Act & Pick<Turn, 'role' | 'unit'>)[],
  reception: Turn,
  chance: Chance,
): readonly Turn[] | undefined => {
  const { calendar, end } = rules
  const due = dueOf(rules, receivedAt)
  const handler = work[0]
  if (due === undefined || handler === undefined) return undefined
  if (fate === 'openLate' ? due >= end - 1 : due < end) return undefined
  if (fate === 'openPaused') {
    const asked = workingMoments(calendar, receivedAt, end - 1, 1, chance)?.[0]
    return asked === undefined ? undefined : [reception, { ...handler, at: asked, act: 'requestSupplement' }]
  }
  const done = chance.below(Math.max(1, work.length - 1))
  const moments = done === 0 ? [] : workingMoments(calendar, receivedAt, end - 1, done, chance)
  return moments === undefined ? [reception] : [reception, ...moments.map((at, i) => ({ ...(work[i] as (typeof work)[number]), at }))]
}

/** A certification is received and done at once; how it is judged follows from the minute at which people come. */
export const instantLifeOf = (rules: LifeRules, receivedAt: LocalMinute, fate: Fate): readonly Turn[] | undefined => {
  const due = dueOf(rules, receivedAt)
  const judged = due === undefined || dayOf(receivedAt) === dayOf(due) ? 'onTime' : 'early'
  return judged === fate ? [{ at: receivedAt, act: 'certify', ...DESK }] : undefined
}

/** The day by which an answer to a supplement request is due: so many counted days on. */
export const answerDueOn = (calendar: WorkingCalendar, at: LocalMinute, days: number): string =>
  formatDay(countedDayAfter(calendar, dayOf(at), days))

