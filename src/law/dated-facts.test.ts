import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORM_EDITIONS, FORM_KEYS, formInForce } from './forms.ts'
import { nationalStatus, nationalStatuses } from './statuses.ts'

const numbers: [string, string, (string | undefined)[]][] = [
  ['trước khi có mẫu', '2019-01-07', [undefined, undefined, undefined, undefined, undefined, undefined, undefined]],
  ['Thông tư 01/2018', '2021-06-15', ['01', '02', '03', '04', undefined, '05', '06']],
  ['ngày cuối của Thông tư 01/2018', '2025-09-14', ['01', '02', '03', '04', undefined, '05', '06']],
  ['ngày đầu của Thông tư 03/2025', '2025-09-15', ['01', '02', '03', '04', '05', '06', '07']],
  ['nay', '2026-11-21', ['01', '02', '03', '04', '05', '06', '07']],
]
for (const [title, day, expected] of numbers) {
  test(`số của bảy biểu mẫu: ${title}`, () => {
    assert.deepEqual(
      FORM_KEYS.map((key) => formInForce(key, day)?.number),
      expected,
    )
  })
}

test('thông báo dừng có mặt ở cả hai thời kỳ, thời kỳ cũ không mang số mẫu', () => {
  assert.equal(formInForce('STOP_NOTICE', '2021-06-15')?.title, 'Thông báo về việc dừng giải quyết hồ sơ')
  assert.equal(formInForce('STOP_NOTICE', '2026-06-15')?.title, 'Thông báo dừng giải quyết hồ sơ')
})

test('mỗi ngày mỗi mẫu có nhiều nhất một bản có hiệu lực', () => {
  for (const key of FORM_KEYS) {
    const spans = FORM_EDITIONS.filter((form) => form.key === key).toSorted((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? -1 : 1,
    )
    spans.slice(1).forEach((next, i) => {
      const before = spans[i]?.effectiveTo
      assert.ok(before !== undefined && before < next.effectiveFrom, `${key}: ${next.effectiveFrom}`)
    })
  }
})

test('mười trạng thái quốc gia, mã liền nhau, mốc kết thúc theo Quyết định 766', () => {
  const statuses = nationalStatuses('2026-06-03')
  assert.deepEqual(
    statuses.map((status) => status.code),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  )
  assert.deepEqual(
    statuses.filter((status) => status.isEnd).map((status) => status.code),
    [3, 7, 8, 9, 10],
  )
  assert.equal(nationalStatus(5, '2026-06-03')?.clock, 'paused')
  assert.equal(nationalStatus(11, '2026-06-03'), undefined)
  assert.equal(nationalStatus(9, '2010-01-01'), undefined)
})
