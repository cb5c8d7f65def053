import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, dayTextOf } from '#kernel/at.ts'
import { anyCalendar, anyMinute, compiled } from '#organisation/calendar-testing.ts'
import { dueNow } from './clock.ts'
import { promiseAsPrinted } from './printed-promise.ts'

const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 9_000 })), { maxLength: 3 })

/** Pauses that follow one another from the reception on. */
const laidOut = (receivedAt: number, gaps: readonly (readonly [number, number])[]) => {
  let at = receivedAt
  return gaps.map(([gap, length]) => {
    const from = at + gap
    at = from + length
    return { kind: 'supplement' as const, from: atOfMinute(from), to: atOfMinute(at) }
  })
}

test('hạn mình tự tính rồi đọc lại như hạn in: tính lại ra đúng ngày đó, kể cả khi đã có tạm dừng', () => {
  fc.assert(fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 60 }), pauses, (definition, received, days, gaps) => {
    const calendar = compiled(definition)
    const receivedAt = atOfMinute(received)
    const ended = laidOut(received, gaps)
    const own = dueNow({ receivedAt, duration: { amount: days, unit: 'workingDay' }, mode: 'END_OF_DAY', pauses: ended, extensions: [] }, calendar)
    fc.pre(own.ok && own.value.dueAt !== null)
    if (!own.ok || own.value.dueAt === null) return
    const promise = promiseAsPrinted(receivedAt, own.value.dueAt, 'END_OF_DAY', ended, calendar)
    assert.ok(promise.ok)
    const again = dueNow({ receivedAt, duration: promise.value, mode: 'END_OF_DAY', pauses: ended, extensions: [] }, calendar)
    assert.ok(again.ok && again.value.dueAt !== null)
    assert.equal(again.ok && again.value.dueAt !== null && dayTextOf(again.value.dueAt), dayTextOf(own.value.dueAt))
  }), { numRuns: 300 })
})

test('hạn in trước lúc tiếp nhận bị từ chối', () => {
  const calendar = compiled({ sessions: { mon: ['07:30-11:30'] }, holidays: [], makeUpDays: [] })
  const refused = promiseAsPrinted(atOfMinute(1_000), atOfMinute(999), 'END_OF_DAY', [], calendar)
  assert.equal(refused.ok ? '' : refused.refusal.code, 'printedDueInvalid')
})
