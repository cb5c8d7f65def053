import type { At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { remainingMinutes } from '#dossiers/domain/clock.ts'
import type { Open } from '#dossiers/domain/dossier.ts'
import { workedBetween } from '#dossiers/domain/worked-time.ts'
import type { Whereabouts } from '#dossiers/domain/routing.ts'
import type { ProcessStep, ProcessVersion } from '#procedures/domain/process.ts'
import { correct, type Correction } from './correction.ts'
import { chanceBeyond, histogramOf, inSequence, nothing, quantileOf, widthFor, type Histogram } from './histogram.ts'
import { remainingSteps, returnsOf, segmentsOf, segmentTime, type RemainingStep } from './remaining-way.ts'
import { remainingPoints, type HistoryLevel, type StepKnowledge } from './step-history.ts'
import type { CalendarOf } from './step-times.ts'

/** Why a dossier is likely or unlikely to be late: the step that weighs most, and what lately happened at it. */
export type ForecastReason = {
  readonly definitionId: string
  readonly stepName: string
  readonly unitId: UnitId
  readonly isLive: boolean
  /** Passes that the sentence counts, and how many of them took longer than `thresholdMinutes`. */
  readonly passes: number
  readonly longer: number
  /** What the step may take: what it has taken, and its part of the time left, divided as the allotments are. */
  readonly thresholdMinutes: number
  readonly level: HistoryLevel
}

/** Working minutes throughout. */
export type Forecast = {
  /** 0 to 1, as it is told; null when nothing is known about some remaining step. */
  readonly lateChance: number | null
  /** The same from the times of the steps alone, before experience with earlier forecasts corrects it. */
  readonly stepChance: number | null
  /** Time left until the due date; a standing clock keeps what it had. */
  readonly leftMinutes: number
  /** How long the rest takes in half of all cases. */
  readonly typicalMinutes: number
  /** What the live step has already taken, pauses left out. */
  readonly elapsedMinutes: number
  readonly isPaused: boolean
  readonly reason: ForecastReason | null
}

export type ForecastGround = {
  readonly process: ProcessVersion
  readonly now: At
  readonly calendarOf: CalendarOf
  readonly whereabouts: Whereabouts
  readonly knowledgeOf: (step: ProcessStep, unitId: UnitId) => StepKnowledge
  /** Distributions of whole ends of a process, kept from one dossier to the next of the same units. */
  readonly kept: Map<string, Histogram>
  readonly correction: Correction
}

/**
 * How likely an open dossier misses its due date, from how long its remaining steps lately took; undefined when it has
 * no due date, or its due date has passed (then it is late, and nothing is forecast). Steps are taken as independent,
 * and as counted on one line of working time even when several units with different hours share them.
 */
export const forecastOf = (dossier: Open, ground: ForecastGround): Forecast | undefined => {
  const left = remainingMinutes(dossier.clock, ground.now, ground.calendarOf(dossier.competentUnitId))
  if (left === null || isPast(dossier, ground.now)) return undefined
  const unitOf = (step: ProcessStep): UnitId => unitDoing(step, dossier, ground)
  const knowledgeOf = (step: ProcessStep): StepKnowledge => ground.knowledgeOf(step, unitOf(step))
  const keyOf = ({ definition }: RemainingStep): string => `${definition.id}@${unitOf(definition)}`
  const remaining = remainingSteps(ground.process.steps, dossier.steps)
  const width = widthFor(Math.max(left, 0))
  const keep = (what: string, make: () => Histogram): Histogram => {
    const key = `${ground.process.id} ${dossier.procedureCode} ${width} ${what}`
    const known = ground.kept.get(key)
    if (known !== undefined) return known
    const made = make()
    ground.kept.set(key, made)
    return made
  }
  const elapsedOf = ({ live }: RemainingStep): number =>
    live === null ? 0 : workedBetween(live.openedAt, ground.now, dossier.clock.pauses, ground.calendarOf(live.unitId))
  const returnsAfter = (step: RemainingStep): Histogram =>
    keep(`returns ${keyOf(step)}`, () => {
      const before = ground.process.steps.find(({ id }) => id === step.definition.after[0])
      return returnsOf(knowledgeOf(step.definition), before && knowledgeOf(before), width)
    })
  const timeOf = (step: RemainingStep): Histogram =>
    inSequence(histogramOf(remainingPoints(knowledgeOf(step.definition), elapsedOf(step)), width), returnsAfter(step))
  const sumOf = (some: readonly (readonly RemainingStep[])[]): Histogram =>
    some.map((segment) => segmentTime(segment, timeOf, width)).reduce(inSequence, nothing(width))
  const segments = segmentsOf(remaining, ground.process.steps)
  // From the first segment that nobody has begun on, the end is the same for all dossiers of these units.
  const begun = segments.findLastIndex((segment) => segment.some(({ live }) => live !== null)) + 1
  const untouched = segments.slice(begun)
  const end = keep(`end ${untouched.map((segment) => segment.map(keyOf).join('+')).join('>')}`, () => sumOf(untouched))
  const total = begun === 0 ? end : inSequence(sumOf(segments.slice(0, begun)), end)
  const stepChance = chanceBeyond(total, left)
  const isKnown = remaining.every(({ definition }) => knowledgeOf(definition).nearest !== null)
  return {
    lateChance: isKnown ? correct(stepChance, ground.correction) : null,
    stepChance: isKnown ? stepChance : null,
    leftMinutes: left,
    typicalMinutes: quantileOf(total, 0.5),
    elapsedMinutes: Math.max(0, ...remaining.filter(({ live }) => live !== null).map(elapsedOf)),
    isPaused: dossier.waiting?.pausing === true,
    reason: isKnown ? reasonOf(remaining, { knowledgeOf, unitOf, elapsedOf, left }) : null,
  }
}

const isPast = ({ clock }: Open, now: At): boolean =>
  clock.dueAt !== null && now > clock.dueAt && !clock.pauses.some((pause) => pause.to === null && pause.from <= (clock.dueAt ?? now))

/** Who does the step: who holds it, else who is meant to; an unknown fixed unit falls back to the competent one. */
const unitDoing = (step: ProcessStep, dossier: Open, { whereabouts }: ForecastGround): UnitId => {
  const lived = dossier.steps.findLast((one) => one.definitionId === step.id && one.kind !== 'consult')
  if (lived !== undefined) return lived.unitId
  if (step.unit.kind === 'receiving') return dossier.receivingUnitId
  return step.unit.kind === 'competent' ? dossier.competentUnitId : (whereabouts(step.unit) ?? dossier.competentUnitId)
}

type Weighing = {
  readonly knowledgeOf: (step: ProcessStep) => StepKnowledge
  readonly unitOf: (step: ProcessStep) => UnitId
  readonly elapsedOf: (step: RemainingStep) => number
  readonly left: number
}

/** The step whose past passes overran its part of the time left by most, on average; of equal ones the largest. */
const reasonOf = (remaining: readonly RemainingStep[], { knowledgeOf, unitOf, elapsedOf, left }: Weighing): ForecastReason | null => {
  const partOf = ({ definition }: RemainingStep): number => Math.max(1, definition.allottedMinutes)
  const whole = remaining.reduce((sum, step) => sum + partOf(step), 0)
  const weighed = remaining.flatMap((step) => {
    const { nearest } = knowledgeOf(step.definition)
    if (nearest === null) return []
    const elapsed = elapsedOf(step)
    const part = partOf(step)
    const threshold = elapsed + Math.max(0, left) * (part / whole)
    const compared = nearest.minutes.filter((minutes) => step.live === null || minutes > elapsed)
    const longer = compared.filter((minutes) => minutes > threshold)
    const reason: ForecastReason = {
      definitionId: step.definition.id,
      stepName: step.definition.name,
      unitId: unitOf(step.definition),
      isLive: step.live !== null,
      passes: compared.length,
      longer: longer.length,
      thresholdMinutes: Math.round(threshold),
      level: nearest.level,
    }
    const overrun = longer.reduce((sum, minutes) => sum + minutes - threshold, 0) / Math.max(1, compared.length)
    // Already longer than all before it: that is the reason, whatever the others do.
    return [{ reason, part, overrun: compared.length === 0 ? Infinity : overrun }]
  })
  return weighed.toSorted((a, b) => (a.overrun === b.overrun ? b.part - a.part : b.overrun - a.overrun))[0]?.reason ?? null
}
