import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { wilsonInterval } from '#kernel/wilson.ts'
import { meanOf, shareOf, type MeanPart, type SharePart } from './estimate.ts'

const near = (actual: number | undefined, expected: number, what = ''): void => assert.ok(actual !== undefined && Math.abs(actual - expected) < 5e-5, `${what} ${actual} ≠ ${expected}`)

describe('tỷ lệ và khoảng tin cậy, tính tay', () => {
  test('một tầng, không biết tổng thể: đúng khoảng Wilson (Newcombe 1998: 81 trong 263)', () => {
    const found = shareOf([{ weight: 1, frame: null, part: 81, base: 263 }])
    near(found?.value, 81 / 263)
    near(found?.low, 0.25526, 'low')
    near(found?.high, 0.36616, 'high')
  })

  test('hai tầng 900 và 100 người: 40/50 và 10/50 → 0,9 × 0,8 + 0,1 × 0,2 = 0,74, không phải 50/100', () => {
    const found = shareOf([{ weight: 900, frame: 900, part: 40, base: 50 }, { weight: 100, frame: 100, part: 10, base: 50 }])
    near(found?.value, 0.74)
    // Σ W²(1 − f)/n = 0,81 × (1 − 1/18)/50 + 0,01 × 0,5/50 = 0,0153 + 0,0001 = 0,0154: bằng 64,935 phiếu.
    const wilson = wilsonInterval(0.74 * (1 / 0.0154), 1 / 0.0154)
    near(found?.low, wilson?.from ?? -1)
    near(found?.high, wilson?.to ?? -1)
  })

  test('cả tổng thể đã trả lời: không còn sai số', () => {
    assert.deepEqual(shareOf([{ weight: 8, frame: 8, part: 6, base: 8 }]), { value: 0.75, answers: 8, low: 0.75, high: 0.75 })
  })

  test('trung bình: ba phiếu 1; 0,6; 0,2 → 0,6; s² = 0,16; V = 0,16/3; bằng 0,6 × 0,4 ÷ V = 4,5 phiếu', () => {
    const found = meanOf([{ weight: 1, frame: null, values: [1, 0.6, 0.2] }])
    near(found?.value, 0.6)
    const wilson = wilsonInterval(0.6 * 4.5, 4.5)
    near(found?.low, wilson?.from ?? -1)
    near(found?.high, wilson?.to ?? -1)
  })

  test('mọi phiếu như nhau vẫn không chắc chắn tuyệt đối; không ai trả lời thì không có số', () => {
    const same = meanOf([{ weight: 1, frame: null, values: [1, 1, 1, 1, 1] }])
    near(same?.value, 1)
    near(same?.low, wilsonInterval(5, 5)?.from ?? -1)
    assert.equal(meanOf([{ weight: 1, frame: 10, values: [] }]), undefined)
    assert.equal(shareOf([]), undefined)
  })
})

const framed = fc.record({ rest: fc.integer({ min: 0, max: 500 }), base: fc.integer({ min: 0, max: 60 }), of: fc.integer({ min: 0, max: 60 }) })
  .map(({ rest, base, of }): SharePart => ({ frame: base + rest, weight: base + rest, base, part: Math.min(base, of) }))
const strata = fc.array(framed, { minLength: 1, maxLength: 6 })
const meanStrata = fc.array(fc.record({ rest: fc.integer({ min: 0, max: 500 }), values: fc.array(fc.constantFrom(0, 0.2, 0.6, 1), { maxLength: 30 }) })
  .map(({ rest, values }): MeanPart => ({ frame: values.length + rest, weight: values.length + rest, values })), { minLength: 1, maxLength: 6 })

describe('tính chất', () => {
  test('giá trị trong khoảng của nó, khoảng trong 0 đến 1', () => {
    fc.assert(fc.property(strata, meanStrata, (shares, means) => {
      for (const found of [shareOf(shares), meanOf(means)]) if (found !== undefined) assert.ok(found.low >= 0 && found.low <= found.value && found.value <= found.high && found.high <= 1, JSON.stringify(found))
    }))
  })

  test('giá trị chung nằm giữa tầng thấp nhất và tầng cao nhất; nhân mọi trọng số với một số không đổi gì', () => {
    fc.assert(fc.property(strata, fc.integer({ min: 2, max: 9 }), (parts, times) => {
      const found = shareOf(parts)
      const own = parts.filter(({ base, weight }) => base > 0 && weight > 0).map(({ part, base }) => part / base)
      if (found === undefined) return
      assert.ok(found.value >= Math.min(...own) - 1e-9 && found.value <= Math.max(...own) + 1e-9)
      const scaled = shareOf(parts.map((part) => ({ ...part, weight: part.weight * times })))
      near(scaled?.value, found.value)
      near(scaled?.high, found.high)
    }))
  })

  test('thêm một người hài lòng không bao giờ làm tỷ lệ giảm', () => {
    fc.assert(fc.property(strata, fc.nat(), (parts, pick) => {
      const i = pick % parts.length
      const one = parts[i]
      if (one === undefined || one.part >= one.base) return
      const more = parts.map((part, at) => (at === i ? { ...part, part: part.part + 1 } : part))
      assert.ok((shareOf(more)?.value ?? 0) >= (shareOf(parts)?.value ?? 0))
    }))
  })

  test('thứ tự phiếu không đổi một chữ số nào', () => {
    fc.assert(fc.property(meanStrata, (parts) => {
      assert.deepEqual(meanOf(parts.map((part) => ({ ...part, values: part.values.toReversed() }))), meanOf(parts))
    }))
  })
})
