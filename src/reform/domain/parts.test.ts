import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { followParts, nextOf } from './parts.ts'
import { standingAt, STANDINGS } from './standing.ts'
import { begin, evolve, TASK_PHASES, type Happened, type Task, type TaskEvent, type TaskPhase } from './task.ts'

const UNIT = '018f3c00-0000-7000-8000-000000000001' as UnitId
const at = (day: number): At => `2026-06-${String(day).padStart(2, '0')}T03:00:00.000Z`
const DUE = at(20)

const taskOf = (phase: TaskPhase, rest: Partial<Task> = {}): Task => {
  const hasEnded = phase === 'completed' || phase === 'notCarriedOut' || phase === 'cancelled'
  return {
    id: 'a', planId: null, parentId: null, rootId: 'a', ordinal: 1, assignerUnitId: UNIT,
    terms: {
      area: 'procedures', title: 'Việc', leadUnitId: UNIT, supportingUnitIds: [], deliverable: null, target: null, startsOn: '2026-06-01',
      dueOn: '2026-06-20', budgetDong: null, criteria: [], source: { kind: 'own', ref: null, title: null },
    },
    dueAt: DUE, phase, progress: phase === 'completed' ? 100 : 40, claim: null, isReturned: false, endedAt: hasEnded ? at(10) : null, seq: 1, ...rest,
  }
}

const anyPart = fc.record({ phase: fc.constantFrom(...TASK_PHASES), day: fc.integer({ min: 1, max: 28 }), progress: fc.integer({ min: 0, max: 99 }) })
  .map(({ phase, day, progress }) => {
    const hasEnded = phase === 'completed' || phase === 'notCarriedOut' || phase === 'cancelled'
    return { phase, progress: phase === 'completed' ? 100 : progress, endedAt: hasEnded ? at(day) : null }
  })
const anyParts = fc.array(anyPart, { maxLength: 8 })

describe('nhiệm vụ theo các phần của nó', () => {
  for (const [title, parts, expected] of [
    ['không có phần nào thì tự đứng', [], undefined],
    ['mọi phần bị rút thì tự đứng', [taskOf('cancelled')], undefined],
    ['còn một phần đang làm', [taskOf('completed'), taskOf('open')], { phase: 'open', progress: 70, endedAt: null }],
    ['mọi phần xong: xong lúc phần cuối', [taskOf('completed'), taskOf('completed', { endedAt: at(18) })], { phase: 'completed', progress: 100, endedAt: at(18) }],
    ['phần bị rút không tính', [taskOf('completed'), taskOf('cancelled', { endedAt: at(25) })], { phase: 'completed', progress: 100, endedAt: at(10) }],
    ['một phần không làm được', [taskOf('completed'), taskOf('notCarriedOut', { endedAt: at(12) })], { phase: 'notCarriedOut', progress: 70, endedAt: at(12) }],
    ['tiến độ cắt xuống, không làm tròn lên', [taskOf('open', { progress: 33 }), taskOf('open', { progress: 34 })], { phase: 'open', progress: 33, endedAt: null }],
  ] as const) {
    test(title, () => assert.deepEqual(followParts(parts), expected))
  }

  test('thứ tự các phần không đổi kết quả', () => {
    const shuffled = anyParts.chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length })))
    fc.assert(fc.property(shuffled, ([parts, mixed]) => assert.deepEqual(followParts(mixed), followParts(parts))))
  })

  test('hoàn thành khi và chỉ khi mọi phần còn hiệu lực đều hoàn thành; 100 % cũng vậy', () => {
    fc.assert(fc.property(anyParts, (parts) => {
      const counted = parts.filter(({ phase }) => phase !== 'cancelled')
      const isDone = counted.length > 0 && counted.every(({ phase }) => phase === 'completed')
      assert.equal(followParts(parts)?.phase === 'completed', isDone)
      assert.equal(followParts(parts)?.progress === 100, isDone)
    }))
  })

  test('một phần xong thêm không bao giờ làm tiến độ lùi', () => {
    fc.assert(fc.property(anyParts, fc.nat(), (parts, pick) => {
      const open = parts.map((part, i) => ({ part, i })).filter(({ part }) => part.phase === 'open')
      const chosen = open[pick % Math.max(1, open.length)]
      if (chosen === undefined) return
      const after = parts.map((part, i) => (i === chosen.i ? { phase: 'completed' as const, progress: 100, endedAt: at(28) } : part))
      assert.ok((followParts(after)?.progress ?? 0) >= (followParts(parts)?.progress ?? 0))
    }))
  })

  test('theo rồi thì không còn gì để theo', () => {
    fc.assert(fc.property(anyParts, fc.constantFrom(...TASK_PHASES), (parts, phase) => {
      const task = taskOf(phase)
      const sum = nextOf(task, parts)
      if (sum !== undefined) assert.equal(nextOf(evolve(task, { event: { type: 'followed', sum }, at: at(28), byStaffId: null }), parts), undefined)
    }))
  })
})

describe('đứng ở đâu, muộn hay không', () => {
  const claimed = (day: number): Partial<Task> => ({ claim: { seq: 2, kind: 'completed', at: at(day), byStaffId: null } })
  for (const [title, task, now, expected] of [
    ['kế hoạch còn soạn', taskOf('planned'), at(25), 'planned'],
    ['chưa tới ngày bắt đầu', taskOf('open', { terms: { ...taskOf('open').terms, startsOn: '2026-06-05' } }), at(2), 'notBegun'],
    ['đang làm, đúng phút cuối', taskOf('open'), DUE, 'running'],
    ['qua hạn', taskOf('open'), at(21), 'overdue'],
    ['báo cáo kịp, cấp trên xác nhận chậm: không phải quá hạn', taskOf('open', claimed(19)), at(28), 'waiting'],
    ['báo cáo khi đã quá hạn thì vẫn quá hạn', taskOf('open', claimed(22)), at(23), 'overdue'],
    ['xong đúng phút cuối là đúng hạn', taskOf('completed', { endedAt: DUE }), at(28), 'completedOnTime'],
    ['phần cuối xong sau hạn chung: cả nhiệm vụ muộn', taskOf('completed', { endedAt: at(21) }), at(28), 'completedLate'],
    ['không làm được', taskOf('notCarriedOut'), at(28), 'notCarriedOut'],
  ] as const) {
    test(title, () => assert.equal(standingAt(task, now), expected))
  }

  test('báo cáo, trả lại, báo cáo lại, xác nhận: kết thúc lúc gửi báo cáo được xác nhận', () => {
    const report = { type: 'reported', claim: 'completed', progress: 100, reached: null, words: 'Xong', difficulty: null, proposal: null, evidence: [] } as const
    const place = { id: 'a', planId: null, parentId: null, rootId: 'a', ordinal: 1, assignerUnitId: UNIT }
    const on = (event: TaskEvent, day: number): Happened<TaskEvent> => ({ event, at: at(day), byStaffId: null })
    const first = begin(place, { event: { type: 'assigned', terms: taskOf('open').terms, dueAt: DUE, isPlanned: false }, at: at(1), byStaffId: null })
    const events = [on(report, 8), on({ type: 'returned', of: 2, reason: 'Thiếu minh chứng' }, 9), on(report, 12), on({ type: 'accepted', of: 4, note: null }, 25)]
    const last = events.reduce(evolve, first)
    assert.deepEqual([last.phase, last.progress, last.endedAt, last.seq, standingAt(last, at(28))], ['completed', 100, at(12), 5, 'completedOnTime'])
  })

  test('mỗi nhiệm vụ ở đúng một chỗ vào mọi lúc', () => {
    fc.assert(fc.property(fc.constantFrom(...TASK_PHASES), fc.integer({ min: 1, max: 28 }), (phase, day) => {
      assert.ok((STANDINGS as readonly string[]).includes(standingAt(taskOf(phase), at(day))))
    }))
  })
})
