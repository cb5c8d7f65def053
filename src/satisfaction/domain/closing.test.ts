import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { visibleCount } from './closing.ts'
import { summarise, type RatingAnswers } from './rating.ts'

const RULE = { batch: 20, fewest: 5 }
const CASES: readonly (readonly [what: string, count: number, isOver: boolean, visible: number])[] = [
  ['chưa ai đánh giá', 0, true, 0],
  ['tháng còn chạy, chưa đủ một đợt', 19, false, 0],
  ['tháng còn chạy, đủ một đợt', 20, false, 20],
  ['tháng còn chạy, đợt sau còn dở', 39, false, 20],
  ['hết tháng, quá ít', 4, true, 0],
  ['hết tháng, vừa đủ', 5, true, 5],
  ['hết tháng, phần lẻ quá ít so với đợt đã xem', 24, true, 20],
  ['hết tháng, phần lẻ đủ nhiều', 25, true, 25],
]

describe('khi nào được xem đánh giá', () => {
  for (const [what, count, isOver, visible] of CASES)
    test(`${what}: ${count} phiếu, xem ${visible}`, () => assert.equal(visibleCount(count, isOver, RULE), visible))

  test('mỗi lần được xem thêm đều là không ai, hoặc một nhóm đủ lớn', () => {
    const rule = fc.record({ batch: fc.integer({ min: 1, max: 40 }), fewest: fc.integer({ min: 1, max: 40 }) })
    fc.assert(fc.property(rule, fc.integer({ min: 0, max: 200 }), (given, last) => {
      let seen = 0
      for (let count = 0; count <= last; count++) {
        const now = visibleCount(count, false, given)
        assert.ok(now >= seen && now <= count)
        if (given.batch >= given.fewest) assert.ok(now === seen || now - seen >= given.fewest)
        seen = now
      }
      const atEnd = visibleCount(last, true, given)
      assert.ok(atEnd === seen || atEnd - seen >= given.fewest)
    }))
  })
})

test('số liệu: hài lòng là 4 và 5; góp ý chỉ lấy phiếu có viết', () => {
  const rating = (reception: RatingAnswers['reception'], time: RatingAnswers['time'], comment: string | null = null): RatingAnswers =>
    ({ reception, time, attitude: 5, askedTwice: time === 1, comment })
  assert.deepEqual(summarise([rating(5, 4), rating(3, 4, 'Chờ lâu'), rating(4, 1)]), {
    count: 3, satisfied: { reception: 2, time: 2, attitude: 3 }, satisfiedOverall: 1, askedTwice: 1, comments: ['Chờ lâu'],
  })
})
