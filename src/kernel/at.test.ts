import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, fromAt, minuteOf, toAt } from './at.ts'
import { OFFSET_MINUTES } from './local-time.ts'
import { Temporal } from './time.ts'

/** From the year 0001 to the end of 9999, in milliseconds. */
const moments = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 })

test('a moment is written as Temporal writes it, and read back', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 999_999 }), (milliseconds, nanoseconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds).add({ nanoseconds })
      const at = toAt(instant)
      assert.equal(at, instant.toString({ smallestUnit: 'millisecond' }))
      assert.equal(fromAt(at).epochMilliseconds, milliseconds)
      assert.equal(minuteOf(at), Math.floor(milliseconds / 60_000) + OFFSET_MINUTES)
      assert.equal(minuteOf(atOfMinute(minuteOf(at))), minuteOf(at))
    }),
  )
})

test('a moment that was written otherwise is read all the same', () => {
  assert.equal(minuteOf('2026-11-20T09:10:59+07:00'), minuteOf('2026-11-20T02:10:00.000Z'))
})
