import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { fold } from '#kernel/text.ts'
import { testDatabase } from '../../test/db.ts'

const db = await testDatabase()

test('fold_text in SQL equals fold in the program', async () => {
  const letters = 'aàảãáạăằâấbdđĐeêếghiklmnoôơớpqrstuưựvxyỳ AĂÂĐÊÔƠƯ0123456789./-\u0301\u0323\t'
  const samples = [
    ...fc.sample(fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 }), { numRuns: 500, seed: 20210615 }),
    ...fc.sample(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), { numRuns: 100, seed: 7 }),
    ' Hoà Bình, hòa bình ', 'KHAI SINH', '',
  ]
  const { rows } = await sql<{ folded: string }>`
    select fold_text(value) as folded from unnest(${samples}::text[]) with ordinality as s(value, n) order by n`.execute(db.app)
  assert.deepEqual(rows.map(({ folded }) => folded), samples.map(fold))
})
