import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { at, CALENDAR, draft, DIVISION, Life, OFFICER, PARALLEL, passOn, receive, sign, STANDARD, text } from '#dossiers/domain/testing.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { dossierTime } from './dossier-time.ts'
import { layOutMap, MAP_BOX } from './map-layout.ts'
import { mapSteps, readPath, slowestStep, type StepRecord } from './process-map.ts'
import { stepTimes } from './step-times.ts'

const record = (definitionId: string, over: Partial<StepRecord> = {}): StepRecord => ({
  definitionId, kind: 'handle', passes: 10, returned: 0, allottedMinutes: 60, medianMinutes: 30, longMinutes: 90, medianWaitMinutes: 10, overAllotment: 1, ...over,
})

/** Received on a Monday, handled, sent back by the leader, handled again, signed. */
const returned = (): Life => {
  const life = new Life().do(at('2026-11-02T08:00'), receive())
  life.do(at('2026-11-02T09:00'), draft(life.live('handle'))).do(at('2026-11-02T10:00'), passOn(life.live('handle')))
  life.do(at('2026-11-03T08:00'), { type: 'returnStep', no: life.live('approve'), staffId: OFFICER, toStep: null, reason: text() })
  life.do(at('2026-11-03T09:00'), passOn(life.live('handle')))
  return life.do(at('2026-11-04T10:00'), sign(life.live('approve'), at('2026-11-04T10:00')))
}

describe('lived steps', () => {
  test('each pass with its working minutes, its wait, and how it ended', () => {
    const { dossier } = returned()
    assert.ok(dossier !== undefined && isAccepted(dossier))
    const times = stepTimes(dossier, () => CALENDAR)
    assert.deepEqual(times.map(({ definitionId, minutes, ending }) => [definitionId, minutes, ending]), [
      ['receive', 0, 'done'],
      ['handle', 120, 'done'],
      // Monday 10:00 to Tuesday 8:00: the rest of one day and half an hour of the next.
      ['approve', 90 + 240 + 30, 'returned'],
      ['handle', 60, 'done'],
      ['approve', 150 + 240 + 150, 'done'],
    ])
    assert.ok(times.every(({ waitMinutes, minutes }) => waitMinutes >= 0 && waitMinutes <= minutes))
  })

  test('an open dossier has no time as a whole yet', () => {
    assert.equal(dossierTime(returned().open, CALENDAR), undefined)
  })

  test('what a supplement held up is no working time of the step', () => {
    const life = new Life().do(at('2026-11-02T08:00'), receive())
    life.do(at('2026-11-02T09:00'), {
      type: 'requestSupplement', items: [{ kind: 'paper', text: text(), paperId: null }], reason: text(), answerDueOn: '2026-12-01', exception: null,
    })
    life.do(at('2026-11-09T09:00'), { type: 'receiveSupplement', papers: [], replies: [] })
    life.do(at('2026-11-09T10:00'), draft(life.live('handle'))).do(at('2026-11-09T10:00'), passOn(life.live('handle')))
    const handled = stepTimes(life.open, () => CALENDAR).find(({ definitionId }) => definitionId === 'handle')
    assert.equal(handled?.minutes, 120)
    assert.equal(handled.unitId, DIVISION)
  })
})

describe('the map', () => {
  test('a path is read as it was written', () => {
    assert.deepEqual(readPath('receive>handle>approve<handle>approve').map(({ definitionId, isReturn }) => `${isReturn ? '↩' : ''}${definitionId}`), [
      'receive', 'handle', 'approve', '↩handle', 'approve',
    ])
    assert.deepEqual(readPath(''), [])
  })

  test('steps in order, each with its record; the slowest is named', () => {
    const mapped = mapSteps(STANDARD.steps, [record('approve', { medianMinutes: 300 }), record('handle')])
    assert.deepEqual(mapped.map(({ step, record: own }) => [step.id, own?.medianMinutes ?? null]), [['receive', null], ['handle', 30], ['approve', 300], ['issue', null], ['handOver', null]])
    assert.equal(slowestStep(mapped)?.step.id, 'approve')
  })

  for (const process of [STANDARD, PARALLEL]) {
    test(`${process.code}: boxes apart, lines to the right, bars within their box`, () => {
      const layout = layOutMap(mapSteps(process.steps, process.steps.map(({ id }, i) => record(id, { medianMinutes: i * 100, medianWaitMinutes: i * 40, returned: i }))))
      layout.boxes.forEach((box, i) => {
        assert.ok(box.left + MAP_BOX.width <= layout.width && box.top + MAP_BOX.height <= layout.height)
        assert.ok(box.waitWidth + box.workWidth <= MAP_BOX.bar + 1)
        assert.ok(layout.boxes.slice(i + 1).every((other) => Math.abs(other.left - box.left) >= MAP_BOX.width || Math.abs(other.top - box.top) >= MAP_BOX.height))
      })
      for (const { points } of layout.lines) points.slice(1).forEach(([x], i) => assert.ok(x >= (points[i]?.[0] ?? 0)))
      assert.ok(layout.returns.every(({ startX, endX }) => endX < startX))
    })
  }
})
