import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { everydayQueries } from '../../../../test/worked-examples/everyday-queries.ts'
import { starterProcedures, searchWords } from '#law/procedures.ts'
import { foldLexicon } from './read-query.ts'
import { buildSearchIndex } from './search-index.ts'
import { searchProcedures } from './search-procedures.ts'

const FILE = join(import.meta.dirname, '../../../../../shared/data/procedures.json')
const FOLDER_MISSING = 'the national catalogue ../shared/data/procedures.json is not on this machine'

type Row = { readonly id: string; readonly code: string; readonly name: string; readonly field: string }

const readNationalCatalogue = (): readonly Row[] => {
  const { procedures } = JSON.parse(readFileSync(FILE, 'utf8')) as { procedures: readonly Row[] }
  return [...new Map(procedures.toReversed().map((row) => [row.code, row])).values()]
}

test('everyday queries find their procedure in the national catalogue', { skip: existsSync(FILE) ? false : FOLDER_MISSING }, (t) => {
  const everyday = new Set(starterProcedures.map((procedure) => procedure.code))
  const index = buildSearchIndex(
    readNationalCatalogue().map((row) => ({
      code: row.code,
      name: row.name,
      sectorName: row.field,
      everyday: everyday.has(row.code),
    })),
  )
  const lexicon = foldLexicon(searchWords)
  const started = performance.now()
  const missed = everydayQueries.filter(([query, ...codes]) => {
    const found = searchProcedures(index, lexicon, query, 3).map((hit) => hit.code)
    const hit = found.some((code) => codes.includes(code))
    if (!hit) t.diagnostic(`"${query}" gives ${found.join(', ') || 'nothing'}, not ${codes.join(' or ')}`)
    return !hit
  })
  const milliseconds = (performance.now() - started) / everydayQueries.length
  const rate = 1 - missed.length / everydayQueries.length
  t.diagnostic(`first three hold the right one for ${(100 * rate).toFixed(1)} % of ${everydayQueries.length} queries, ${milliseconds.toFixed(2)} ms each`)
  assert.ok(everydayQueries.length >= 60)
  assert.ok(rate >= 0.9, `only ${(100 * rate).toFixed(1)} %`)
})
