import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDuration, DURATION_UNITS, type Duration } from './domain/duration.ts'
import { durationWords } from './duration-words.ts'
import { readTypedDuration } from './typed-duration.ts'

const duration = fc
  .record({ amount: fc.double({ min: 0.001, max: 3_000, noNaN: true }), unit: fc.constantFrom(...DURATION_UNITS), cutoff: fc.constantFrom(undefined, '15:00', '10:30') })
  .map(({ amount, unit, cutoff }): Duration =>
    unit === 'sameDay' ? { amount: 1, unit, ...(cutoff === undefined ? {} : { cutoff }) } : { amount: unit === 'month' ? Math.max(1, Math.round(amount / 30)) : amount, unit })
  .filter((one) => checkDuration(one).ok)

test('điều đang đứng trong ô, gửi lại nguyên văn, luôn là chính nó', () => {
  fc.assert(fc.property(duration, (kept) => {
    assert.deepEqual(readTypedDuration(durationWords(kept), kept), { kind: 'read', duration: kept, assumed: [] })
  }))
})

test('số thường gặp gõ như khi hiện ra thì đọc lại đúng, không cần nhớ bản cũ', () => {
  for (const unit of ['workingHour', 'workingDay', 'calendarDay', 'month', 'halfDay'] as const)
    for (const amount of [1, 2, 5, 15, 60])
      assert.deepEqual(readTypedDuration(durationWords({ amount, unit })), { kind: 'read', duration: { amount, unit }, assumed: [] })
  for (const kept of [{ amount: 1, unit: 'sameDay' }, { amount: 1, unit: 'sameDay', cutoff: '15:00' }] as const)
    assert.deepEqual(readTypedDuration(durationWords(kept)), { kind: 'read', duration: kept, assumed: [] })
})

test('ô trống và “không quy định” là không có thời hạn; thiếu đơn vị thì nói đã đoán; mơ hồ thì không nhận', () => {
  assert.equal(readTypedDuration('').kind, 'none')
  assert.equal(readTypedDuration('không quy định').kind, 'none')
  assert.deepEqual(readTypedDuration('3'), { kind: 'read', duration: { amount: 3, unit: 'workingDay' }, assumed: ['unit'] })
  for (const text of ['2-3 ngày', 'sớm nhất có thể', '0 ngày', 'Trường hợp A: 3 ngày; trường hợp B: 5 ngày'])
    assert.equal(readTypedDuration(text).kind, 'unclear', text)
})
