import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { searchWords, starterProcedures } from '#law/procedures.ts'
import { editDistance } from './edit-distance.ts'
import { foldWords, soundOf, withoutTelex } from './fold-text.ts'
import { foldLexicon } from './read-query.ts'
import { buildSearchIndex } from './search-index.ts'
import { searchProcedures } from './search-procedures.ts'

const lexicon = foldLexicon(searchWords)
const index = buildSearchIndex(
  starterProcedures.map(({ code, name, sector, keywords }) => ({ code, name, sectorName: sector, keywords, everyday: true })),
)
const first = (query: string): string | undefined => searchProcedures(index, lexicon, query, 1)[0]?.code

describe('searchProcedures on the starter catalogue', () => {
  const CASES: readonly (readonly [query: string, code: string])[] = [
    ['ks', '1.001193'], ['khai sinh', '1.001193'], ['dang ky khai sinh', '1.001193'], ['đk khai sinh', '1.001193'],
    ['khaisinh', '1.001193'], ['khai sihn', '1.001193'], ['khai xinh', '1.001193'], ['1001193', '1.001193'],
    ['1.001193.000.00.00.H50', '1.001193'], ['ksl', '1.004884'], ['hoà giải', '1.012812'], ['hòa giải', '1.012812'],
    ['độc thân', '1.004873'], ['hkd', '1.001612'], ['sao y', '2.000815'], ['gpmt', '1.010727'],
    ['mở công ty cổ phần', '2.002043'], ['xoa dang ky thuong tru', '1.003197'], ['tách khẩu', '1.010038'],
  ]
  for (const [query, code] of CASES) test(`“${query}”`, () => assert.equal(first(query), code))

  test('both Unicode forms, any case and doubled spaces mean the same', () => {
    for (const { name } of starterProcedures) {
      const expected = searchProcedures(index, lexicon, name, 5)
      assert.deepEqual(searchProcedures(index, lexicon, ` ${name.normalize('NFD').toUpperCase().replaceAll(' ', '  ')} `, 5), expected)
    }
  })

  test('a whole name without marks finds its procedure first', () => {
    for (const { name, code } of starterProcedures) assert.equal(first(foldWords(name).join(' ')), code, name)
  })

  test('nothing, only signs, only fillers, and words of no procedure', () => {
    assert.deepEqual(['', '  ', '!?', '%_', '\u0000'].map(first), Array.from({ length: 5 }, () => undefined))
    assert.equal(first('qwxzptk'), undefined)
  })

  test('whatever is typed: no fault, no doubled code, no more than asked, best first', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 10 }), (query, limit) => {
      const hits = searchProcedures(index, lexicon, query, limit)
      assert.ok(hits.length <= limit)
      assert.equal(new Set(hits.map((hit) => hit.code)).size, hits.length)
      hits.slice(1).forEach((hit, i) => assert.ok(hit.score <= (hits[i]?.score ?? 0)))
    }))
  })
})

describe('editDistance', () => {
  const CASES: readonly (readonly [string, string, number, number])[] = [
    ['sinh', 'sinh', 1, 0], ['sihn', 'sinh', 1, 1], ['shin', 'sinh', 2, 2], ['sin', 'sinh', 1, 1], ['xin', 'sinh', 1, 2], ['', 'ab', 3, 2],
  ]
  for (const [a, b, limit, distance] of CASES) test(`${a} → ${b}: ${distance}`, () => assert.equal(editDistance(a, b, limit), distance))

  test('is the same both ways and 0 only for equal words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'h'), maxLength: 8 })
    fc.assert(fc.property(word, word, (a, b) => {
      assert.equal(editDistance(a, b, 9), editDistance(b, a, 9))
      assert.equal(editDistance(a, b, 9) === 0, a === b)
    }))
  })
})

describe('folding', () => {
  test('tone placement, y and i, đ', () => assert.deepEqual(foldWords('Hoà–hòa KÝ kí Đất'), ['hoa', 'hoa', 'ki', 'ki', 'dat']))
  const TELEX: readonly (readonly [string, string])[] = [['ddawng', 'dang'], ['kis', 'ki'], ['sinhf', 'sinh'], ['hoon', 'hon'], ['sinh', 'sinh']]
  for (const [typed, meant] of TELEX) test(`telex ${typed}`, () => assert.equal(withoutTelex(typed), meant))
  const SOUNDS: readonly (readonly [string, string])[] = [['sinh', 'xinh'], ['tru', 'chu'], ['giam', 'dam'], ['luong', 'nuong'], ['ki', 'ci']]
  for (const [a, b] of SOUNDS) test(`${a} sounds like ${b}`, () => assert.equal(soundOf(a), soundOf(b)))
})
