import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOfMinute, minuteOf } from '#kernel/at.ts'
import { at, CALENDAR, DIVISION, Life, OFFICER, PARALLEL, receive, STANDARD, text } from '#dossiers/domain/testing.ts'
import type { Open } from '#dossiers/domain/dossier.ts'
import { addWorkingMinutes } from '#organisation/domain/working-calendar.ts'
import type { ProcessStep, ProcessVersion } from '#procedures/domain/process.ts'
import { seededRandom } from '../../../test/seeded-random.ts'
import { bandOf, calibrate, sumsOf, type Outcome } from './calibration.ts'
import { correct, fitCorrection, NO_CORRECTION } from './correction.ts'
import { forecastOf, type ForecastGround } from './forecast.ts'
import { histogramOf } from './histogram.ts'
import { learn, NO_PASSES, type Passes, type StepHistory } from './step-history.ts'

const MONDAY = at('2026-11-02T08:00')

/** A dossier received on a Monday morning and passed on at once: its second step is live. */
const received = (process: ProcessVersion = STANDARD): Open => new Life({ process }).do(MONDAY, receive()).open

const later = (minutes: number): string => atOfMinute(addWorkingMinutes(CALENDAR, minuteOf(MONDAY), minutes))

const withLeft = (dossier: Open, budget: number): Open => ({ ...dossier, clock: { ...dossier.clock, dueAt: later(budget) } })

const passes = (minutes: readonly number[], returned = 0): Passes => ({ minutes, returned })

const known = (step: ProcessStep, unit: Passes): StepHistory => ({ unit, procedure: unit, kind: unit, allottedMinutes: step.allottedMinutes })

const ground = (historyOf: (step: ProcessStep) => StepHistory, over: Partial<ForecastGround> = {}): ForecastGround => ({
  process: STANDARD,
  now: MONDAY,
  calendarOf: () => CALENDAR,
  whereabouts: () => DIVISION,
  knowledgeOf: (step) => learn(historyOf(step)),
  kept: new Map(),
  correction: NO_CORRECTION,
  ...over,
})

const always = (minutes: number) => (step: ProcessStep): StepHistory => known(step, passes(Array<number>(200).fill(minutes)))

describe('forecast', () => {
  const WORKED: readonly (readonly [left: number, least: number, most: number, why: string])[] = [
    [1_000, 0, 0.05, 'bốn bước, mỗi bước luôn 100 phút: còn 1.000 phút là thừa'],
    [300, 0.95, 1, 'bốn bước, mỗi bước luôn 100 phút: còn 300 phút là thiếu'],
  ]
  for (const [left, least, most, why] of WORKED) {
    test(why, () => {
      const chance = forecastOf(withLeft(received(), left), ground(always(100)))?.lateChance ?? NaN
      assert.ok(chance >= least && chance <= most, String(chance))
    })
  }

  test('time already spent counts: what is left of the step shrinks, the time left shrinks with it', () => {
    const dossier = withLeft(received(), 430)
    const fresh = forecastOf(dossier, ground(always(100)))
    const halfway = forecastOf(dossier, ground(always(100), { now: later(50) }))
    assert.equal(fresh?.leftMinutes, 430)
    assert.equal(halfway?.leftMinutes, 380)
    assert.equal(halfway?.elapsedMinutes, 50)
    assert.ok((halfway?.lateChance ?? 1) < 0.15)
    // Stuck for longer than any before it: the same dossier, hours later.
    assert.ok((forecastOf(dossier, ground(always(100), { now: later(200) }))?.lateChance ?? 0) > 0.8)
  })

  test('a standing clock keeps its forecast however long it stands', () => {
    const life = new Life().do(MONDAY, receive())
    const no = life.live('handle')
    life.do(later(30), { type: 'acceptStep', no, staffId: OFFICER }).do(later(60), {
      type: 'requestSupplement', items: [{ kind: 'paper', text: text(), paperId: null }], reason: text(), answerDueOn: '2026-12-01', exception: null,
    })
    const soon = forecastOf(life.open, ground(always(100), { now: later(61) }))
    const weeks = forecastOf(life.open, ground(always(100), { now: later(4_000) }))
    assert.equal(soon?.isPaused, true)
    assert.deepEqual(weeks, soon)
  })

  test('no due date, or one that has passed: nothing is forecast', () => {
    const dossier = received()
    assert.equal(forecastOf({ ...dossier, clock: { ...dossier.clock, dueAt: null } }, ground(always(100))), undefined)
    assert.equal(forecastOf(withLeft(dossier, 100), ground(always(100), { now: later(101) })), undefined)
  })

  test('a step of which nothing at all is known: no chance is named', () => {
    const unknown = (step: ProcessStep): StepHistory =>
      step.id === 'issue' ? { unit: NO_PASSES, procedure: NO_PASSES, kind: NO_PASSES, allottedMinutes: 60 } : always(10)(step)
    assert.equal(forecastOf(withLeft(received(), 900), ground(unknown))?.lateChance, null)
  })

  test('the reason names the step that most often took too long, and counts its passes', () => {
    const slow = (step: ProcessStep): StepHistory =>
      step.id === 'approve' ? known(step, passes([60, 60, 900, 900, 900, 900, 900, 900, 900, 900])) : always(30)(step)
    const forecast = forecastOf(withLeft(received(), 360), ground(slow))
    assert.equal(forecast?.reason?.definitionId, 'approve')
    assert.deepEqual([forecast?.reason?.longer, forecast?.reason?.passes], [8, 10])
    assert.ok((forecast?.lateChance ?? 0) > 0.5)
  })

  test('steps that are often sent back take longer', () => {
    const withReturns = (share: number) => (step: ProcessStep): StepHistory =>
      known(step, passes(Array<number>(100).fill(100), step.id === 'approve' ? share : 0))
    const chanceAt = (share: number): number => forecastOf(withLeft(received(), 480), ground(withReturns(share)))?.lateChance ?? NaN
    assert.ok(chanceAt(50) > chanceAt(0) + 0.3)
  })

  test('side by side is the longer branch, not the sum', () => {
    const dossier = withLeft(received(PARALLEL), 350)
    assert.equal(dossier.steps.filter((step) => step.state === 'waiting').length, 2)
    assert.ok((forecastOf(dossier, ground(always(100), { process: PARALLEL }))?.lateChance ?? 1) < 0.15)
    const inRow = forecastOf(withLeft(received(), 350), ground(always(100)))
    assert.ok((inRow?.lateChance ?? 0) > 0.9)
  })

  test('a kept end of the process gives the same answer', () => {
    const spread = (step: ProcessStep): StepHistory => known(step, passes([20, 60, 100, 180, 300]))
    const shared = ground(spread)
    const first = forecastOf(withLeft(received(), 600), shared)
    assert.ok(shared.kept.size > 0)
    assert.deepEqual(forecastOf(withLeft(received(), 600), shared), first)
    assert.ok([...shared.kept.values()].every((end) => end.mass.length === histogramOf([], end.width).mass.length))
  })
})

/** Bell-like, never negative, with a long tail: how work takes its time. */
const lasting = (median: number, random: () => number): number => {
  const bell = random() + random() + random() + random() - 2
  return Math.max(5, Math.round(median * Math.exp(bell * 1.1)))
}

const MEDIANS: Readonly<Record<string, number>> = { handle: 600, approve: 240, issue: 90, handOver: 40 }

describe('calibration', () => {
  /** Offices whose true pace is drawn, whose history is 60 passes of each step, and of whose dossiers chance decides. */
  const simulate = (offices: number, dossiersEach: number): readonly Outcome[] => {
    const { int } = seededRandom(766)
    const random = (): number => int(1_000_000) / 1_000_000
    const outcomes: Outcome[] = []
    for (let office = 0; office < offices; office++) {
      const pace = 0.6 + random()
      const take = (id: string): number => lasting((MEDIANS[id] ?? 60) * pace, random)
      const past = new Map(STANDARD.steps.map(({ id }) => [id, passes(Array.from({ length: 60 }, () => take(id)))]))
      const shared = ground((step) => known(step, past.get(step.id) ?? NO_PASSES))
      for (let i = 0; i < dossiersEach; i++) {
        const elapsed = Math.floor(random() * 500)
        const handling = take('handle')
        const budget = 500 + Math.floor(random() * 1_800)
        if (handling <= elapsed || budget <= elapsed) continue
        const whole = handling + take('approve') + take('issue') + take('handOver')
        const forecast = forecastOf(withLeft(received(), budget), { ...shared, now: elapsed === 0 ? MONDAY : later(elapsed) })
        if (forecast?.lateChance != null) outcomes.push({ lateChance: forecast.lateChance, wasLate: whole > budget })
      }
    }
    return outcomes
  }

  test('of those said to be at p, about p are late: within 10 points in every band, where the truth is known', () => {
    const outcomes = simulate(30, 90)
    const calibration = calibrate(sumsOf(outcomes))
    assert.ok(calibration.forecasts > 1_500, String(calibration.forecasts))
    for (const { forecasts, late, chanceSum, from } of calibration.bands) {
      if (forecasts < 60) continue
      const [said, came] = [chanceSum / forecasts, late / forecasts]
      assert.ok(Math.abs(said - came) < 0.1, `${from}: said ${said.toFixed(2)}, came ${came.toFixed(2)} of ${forecasts}`)
    }
    const { brier, brierOfShare } = calibration
    assert.ok(brier !== null && brierOfShare !== null && brier < 0.75 * brierOfShare, `${brier} against ${brierOfShare}`)
  })

  test('experience mends what is told too high: hurried work, where the steps alone promise twice the lateness that comes', () => {
    const { int } = seededRandom(118)
    const tell = (count: number): readonly Outcome[] => Array.from({ length: count }, () => {
      const lateChance = int(1_000) / 1_000
      return { lateChance, wasLate: int(1_000) / 1_000 < lateChance ** 2 * 0.6 }
    })
    const bandsOf = (outcomes: readonly Outcome[]) => calibrate(sumsOf(outcomes)).bands
    const correction = fitCorrection(bandsOf(tell(3_000)))
    const mended = tell(3_000).map((one) => ({ ...one, lateChance: correct(one.lateChance, correction) }))
    for (const { forecasts, late, chanceSum } of bandsOf(mended)) {
      if (forecasts >= 100) assert.ok(Math.abs((chanceSum - late) / forecasts) < 0.08, `${chanceSum / forecasts} ${late / forecasts}`)
    }
  })

  test('without experience nothing changes; a few outcomes change little; the order never turns round', () => {
    assert.deepEqual(fitCorrection([]), NO_CORRECTION)
    const few = fitCorrection([{ forecasts: 3, chanceSum: 1.5, late: 0 }])
    assert.ok(correct(0.5, few) > 0.3 && correct(0.5, few) < 0.5)
    const odd = fitCorrection([{ forecasts: 500, chanceSum: 50, late: 400 }, { forecasts: 500, chanceSum: 450, late: 100 }])
    assert.ok(correct(0.2, odd) < correct(0.8, odd))
  })

  test('Brier: right and sure is 0, wrong and sure is 1, undecided is 0,25', () => {
    const scored = (...outcomes: Outcome[]): number | null => calibrate(sumsOf(outcomes)).brier
    assert.equal(scored({ lateChance: 1, wasLate: true }, { lateChance: 0, wasLate: false }), 0)
    assert.equal(scored({ lateChance: 1, wasLate: false }), 1)
    assert.equal(scored({ lateChance: 0.5, wasLate: false }, { lateChance: 0.5, wasLate: true }), 0.25)
    assert.equal(scored(), null)
  })

  test('bands: 0 % and 9,9 % in the first, 10 % in the second, 100 % in the last', () => {
    assert.deepEqual([0, 0.099, 0.1, 0.699, 0.7, 1].map(bandOf), [0, 0, 1, 6, 7, 9])
  })
})
