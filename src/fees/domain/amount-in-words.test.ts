import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { amountInWords, numberInWords } from './amount-in-words.ts'

const CASES: readonly (readonly [number, string])[] = [
  [0, 'không'],
  [1, 'một'],
  [5, 'năm'],
  [10, 'mười'],
  [11, 'mười một'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [25, 'hai mươi lăm'],
  [55, 'năm mươi lăm'],
  [100, 'một trăm'],
  [101, 'một trăm linh một'],
  [104, 'một trăm linh bốn'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [115, 'một trăm mười lăm'],
  [121, 'một trăm hai mươi mốt'],
  [999, 'chín trăm chín mươi chín'],
  [1_000, 'một nghìn'],
  [1_001, 'một nghìn không trăm linh một'],
  [1_010, 'một nghìn không trăm mười'],
  [8_000, 'tám nghìn'],
  [12_000, 'mười hai nghìn'],
  [15_000, 'mười lăm nghìn'],
  [150_000, 'một trăm năm mươi nghìn'],
  [1_005_000, 'một triệu không trăm linh năm nghìn'],
  [1_000_005, 'một triệu không trăm linh năm'],
  [2_345_678, 'hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám'],
  [1_000_000_000, 'một tỷ'],
  [1_000_000_001, 'một tỷ không trăm linh một'],
  [21_000_000_000, 'hai mươi mốt tỷ'],
  [1_500_000_000_000, 'một nghìn năm trăm tỷ'],
  [2_000_003_000_000_000, 'hai triệu không trăm linh ba tỷ'],
]

test('số tiền đọc thành chữ như trên biên lai', () => {
  for (const [n, words] of CASES) assert.equal(numberInWords(n), words)
  assert.equal(amountInWords(15_000), 'Mười lăm nghìn đồng')
})

/** Reads the words back, so that every number is said in a way that means it and nothing else. */
const readBack = (words: string): number => {
  const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
  const spoken: Readonly<Record<string, number>> = { ...Object.fromEntries(digits.map((word, n) => [word, n])), mốt: 1, tư: 4, lăm: 5 }
  let [billions, below, group, last] = [0, 0, 0, 0]
  for (const word of words.split(' ')) {
    if (word === 'tỷ') [billions, below, group, last] = [billions + below + group + last, 0, 0, 0]
    else if (word === 'triệu') [below, group, last] = [below + (group + last) * 1_000_000, 0, 0]
    else if (word === 'nghìn') [below, group, last] = [below + (group + last) * 1_000, 0, 0]
    else if (word === 'trăm') [group, last] = [group + last * 100, 0]
    else if (word === 'mươi') [group, last] = [group + last * 10, 0]
    else if (word === 'mười') group += 10
    else if (word !== 'linh') last = spoken[word] ?? Number.NaN
  }
  return words.includes('tỷ') ? billions * 1_000_000_000 + below + group + last : below + group + last
}

test('mọi số đọc thành chữ rồi đọc ngược lại đúng là số đó', () => {
  const sums = fc.oneof(fc.nat(2_000), fc.nat(2_000_000), fc.nat(2_000_000_000), fc.integer({ min: 0, max: 9_000_000_000_000_000 }))
  fc.assert(
    fc.property(sums, (n) => {
      const words = numberInWords(n)
      assert.equal(readBack(words), n, words)
      assert.doesNotMatch(words, / {2}|^ | $/)
    }),
    { numRuns: 2_000 },
  )
})

test('không phải số nguyên thì không đọc', () => {
  for (const n of [-1, 0.5, Number.NaN, 2 ** 60]) assert.throws(() => numberInWords(n), RangeError)
})
