import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal, type Instant } from '#kernel/time.ts'
import { type Throttle, releaseTry, reserveTry } from './throttle.ts'

const LIMIT = { lockAfter: 5, lockMinutes: 15 }
const START = Temporal.Instant.from('2026-11-20T01:00:00Z')

const tryAt = (minute: number, known: Throttle | undefined) => reserveTry(known, START.add({ minutes: minute }), LIMIT)

/** Tries at the given minutes, all wrong; what each was answered. */
const run = (minutes: readonly number[]): string => {
  let known: Throttle | undefined
  return minutes
    .map((minute) => {
      const reserved = tryAt(minute, known)
      if (reserved.allowed) known = reserved.throttle
      return reserved.allowed ? '.' : 'X'
    })
    .join('')
}

const cases: [title: string, minutes: readonly number[], answers: string][] = [
  ['năm lần sai thì lần thứ sáu bị khóa', [0, 0, 0, 0, 0, 0, 14], '.....XX'],
  ['hết giờ khóa thì đếm lại từ đầu', [0, 0, 0, 0, 0, 15, 15, 15, 15, 15, 15], '..........X'],
  ['sai rải rác quá 15 phút không cộng dồn', [0, 0, 0, 0, 15, 16, 17, 18, 19, 20], '.........X'],
]
for (const [title, minutes, answers] of cases) test(title, () => assert.equal(run(minutes), answers))

test('một lần đúng trả lại lượt đã tính', () => {
  const reserved = tryAt(0, undefined)
  assert.ok(reserved.allowed)
  assert.equal(releaseTry(reserved.throttle, LIMIT).failures, 0)
})

test('trong mọi khoảng 15 phút không quá 5 lượt được thử kể từ lượt đầu của cửa sổ', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 60 }), (gaps) => {
      let known: Throttle | undefined
      let minute = 0
      const allowed: { at: Instant; window: Instant }[] = []
      for (const gap of gaps) {
        minute += gap
        const reserved = tryAt(minute, known)
        if (!reserved.allowed) continue
        known = reserved.throttle
        allowed.push({ at: START.add({ minutes: minute }), window: known.windowStartedAt })
      }
      const windows = Map.groupBy(allowed, (each) => each.window.toString())
      for (const tries of windows.values()) assert.ok(tries.length <= LIMIT.lockAfter)
    }),
  )
})
