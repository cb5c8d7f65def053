import { DAY_MINUTES, parseDay, WEEKDAYS, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { receptionSessionsOf } from '#organisation/domain/working-calendar.ts'
import { apportion, apportionWithin } from './apportion.ts'
import { dueOf, instantLifeOf, lifeOf, type Fate, type LifeRules, type Turn } from './life.ts'
import { arrivalDays, deskMoment, drawDay, type ArrivalDay } from './moments.ts'
import type { SimulationRefusal } from './sentences.ts'
import { placesOf, type Place } from './scenario.ts'
import type { Scenario, ScenarioStream } from './scenario-schema.ts'
import { seededChance, type Chance } from './seed.ts'

/** One dossier of the simulation before it is lived. */
export type PlannedDossier = {
  /** Its number in the whole plan, from which all its chance comes. */
  readonly index: number
  readonly stream: string
  readonly procedureCode: string
  readonly receiving: string
  readonly competent: string
  readonly fate: Fate
  readonly turns: readonly Turn[]
}

/** The organisation as the plan needs it: what a procedure means at the unit that decides. */
export type Terrain = {
  /** `instant`: received, resolved and handed over at once. */
  readonly rulesOf: (procedureCode: string, competent: string) => LifeRules & { readonly instant: boolean }
}

export type PlanOptions = { readonly seed: string; readonly fraction: number }

type Planned<T> = Result<T, SimulationRefusal>
type Batch = { readonly procedure: ScenarioStream['procedures'][number]; readonly fate: Fate }

/** The part of a scenario that says which dossiers there are. */
export type Demand = Pick<Scenario, 'period' | 'arrivals' | 'groups' | 'streams'>

/** Every dossier of the scenario with its whole life, by seed. Refuses what the period or the weights cannot hold. */
export const planDossiers = (scenario: Demand, terrain: Terrain, { seed, fraction }: PlanOptions): Planned<readonly PlannedDossier[]> => {
  const planned: PlannedDossier[] = []
  for (const stream of scenario.streams) {
    const fates = fatesOf(stream, fraction)
    if (!fates.ok) return fates
    const chance = seededChance(`${seed} plan ${stream.id}`)
    const places = placesFor(scenario, stream, fates.value.length, chance)
    const calendar = arrivalBook(scenario, terrain)
    for (const [i, batch] of chance.shuffle(fates.value).entries()) {
      const place = places[i] as Place
      const competent = batch.procedure.competent ?? place.competent
      const dossier = { index: planned.length, stream: stream.id, procedureCode: batch.procedure.code, receiving: place.receiving, competent, fate: batch.fate }
      const rules = terrain.rulesOf(batch.procedure.code, competent)
      const turns = drawLife(stream, rules, calendar.daysFor(batch.procedure.code, competent, batch.fate), batch.fate, seededChance(`${seed} life ${dossier.index}`))
      if (turns === undefined) {
        return refuse('fateImpossible', { stream: stream.label, procedure: batch.procedure.code, unit: competent, fate: batch.fate })
      }
      planned.push({ ...dossier, turns })
    }
  }
  return ok(planned)
}

/** How many of each procedure end how: the reported counts, narrowed to the fraction by largest remainder. */
const fatesOf = (stream: ScenarioStream, fraction: number): Planned<readonly Batch[]> => {
  const { reported, assumed, procedures, label } = stream
  const waiting = reported.open - assumed.overdueOpen
  const paused = Math.round(waiting * assumed.pausedShareOfOpen)
  const leaves = [reported.resolved - assumed.overdueResolved, assumed.overdueResolved, waiting - paused, paused, assumed.overdueOpen]
  const total = Math.round(reported.received * fraction)
  const [, late = 0, openInTime = 0, openPaused = 0, openLate = 0] = apportion(total, leaves)
  const weightsOf = (name: 'weight' | 'lateWeight' | 'openWeight'): number[] => procedures.map((one) => one[name])
  if (weightsOf('weight').every((weight) => weight === 0)) return refuse('nothingToShare', { stream: label, what: 'weight' })
  /** Not yet given a fate, by procedure. */
  const left = apportion(total, weightsOf('weight'))
  const batches: Batch[] = []
  const give = (fate: Fate, counts: readonly number[]): void => {
    counts.forEach((count, i) => {
      left[i] = (left[i] ?? 0) - count
      const procedure = procedures[i]
      for (let n = 0; n < count && procedure !== undefined; n++) batches.push({ procedure, fate })
    })
  }
  const wanted: readonly (readonly [Fate, number, 'lateWeight' | 'openWeight'])[] = [
    ['late', late, 'lateWeight'],
    ['openLate', openLate, 'lateWeight'],
    ['openPaused', openPaused, 'openWeight'],
    ['openInTime', openInTime, 'openWeight'],
  ]
  for (const [fate, count, weight] of wanted) {
    const counts = apportionWithin(count, weightsOf(weight), left)
    if (counts === undefined) return refuse('nothingToShare', { stream: label, what: weight })
    give(fate, counts)
  }
  const early = procedures.map(({ earlyShare }, i) => apportion(left[i] ?? 0, [earlyShare, 1 - earlyShare])[0] ?? 0)
  give('early', early)
  give('onTime', [...left])
  return ok(batches)
}

const placesFor = (scenario: Demand, stream: ScenarioStream, total: number, chance: Chance): readonly Place[] => {
  const places = placesOf(scenario, stream) ?? []
  const counts = apportion(total, places.map((place) => place.weight))
  return chance.shuffle(places.flatMap((place, i) => Array.from({ length: counts[i] ?? 0 }, () => place)))
}

/** Open overdue dossiers became so within the last weeks: older ones are what leaders chase first. */
const OPEN_LATE_WITHIN_DAYS = 45

/** On which days a dossier may come in so that its end is as wished; remembered per procedure, unit and fate. */
const arrivalBook = (scenario: Demand, terrain: Terrain) => {
  const from = parseDay(scenario.period.from) as LocalDay
  const to = parseDay(scenario.period.to) as LocalDay
  const weights = WEEKDAYS.map((name) => scenario.arrivals.weekdays[name])
  const known = new Map<string, readonly ArrivalDay[]>()
  const suits = (rules: LifeRules, day: LocalDay, fate: Fate): boolean => {
    const sessions = receptionSessionsOf(rules.calendar, day)
    const opens = day * DAY_MINUTES + (sessions[0]?.from ?? 0)
    const closes = day * DAY_MINUTES + (sessions.at(-1)?.to ?? DAY_MINUTES) - 1
    const due = dueOf(rules, fate === 'openInTime' || fate === 'openPaused' ? closes : opens)
    if (due === undefined) return false
    switch (fate) {
      case 'early':
        return true
      case 'onTime':
        return due < rules.end
      case 'late':
        return due < rules.end - DAY_MINUTES
      case 'openInTime':
      case 'openPaused':
        return due >= rules.end
      case 'openLate':
        return due < rules.end - DAY_MINUTES && due >= rules.end - OPEN_LATE_WITHIN_DAYS * DAY_MINUTES
    }
  }
  return {
    daysFor: (procedureCode: string, competent: string, fate: Fate): readonly ArrivalDay[] => {
      const key = `${procedureCode} ${competent} ${fate}`
      let days = known.get(key)
      if (days === undefined) {
        const rules = terrain.rulesOf(procedureCode, competent)
        days = arrivalDays(rules.calendar, from, to, weights).filter(({ day }) => suits(rules, day, fate))
        known.set(key, days)
      }
      return days
    },
  }
}

const DRAWS = 300
const DRAWS_WITH_SUPPLEMENT = 40

const drawLife = (
  stream: ScenarioStream,
  rules: LifeRules & { readonly instant: boolean },
  days: readonly ArrivalDay[],
  fate: Fate,
  chance: Chance,
): readonly Turn[] | undefined => {
  if (days.length === 0) return undefined
  const { supplementShare, deniedShare } = stream.assumed
  const wantsSupplement = chance.happens(supplementShare)
  const outcome = chance.happens(deniedShare) ? 'DENIED' : 'GRANTED'
  for (let draw = 0; draw < DRAWS; draw++) {
    const receivedAt: LocalMinute | undefined = deskMoment(rules.calendar, drawDay(days, chance), chance)
    if (receivedAt === undefined || receivedAt >= rules.end) continue
    const withSupplement = wantsSupplement && draw < DRAWS_WITH_SUPPLEMENT
    const turns = rules.instant
      ? instantLifeOf(rules, receivedAt, fate)
      : lifeOf(rules, receivedAt, { fate, withSupplement, outcome }, chance)
    if (turns !== undefined) return turns
  }
  return undefined
}
