import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testVault } from '#secrets/testing.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { holdDialogues } from './dialogues.ts'
import { createDemoOffice } from './office.ts'
import { raisePetitions } from './petitions.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T07:00:00Z' })
const office = await createDemoOffice(ctx)

test('xã đầu tiên có phản ánh ở mọi tình trạng: quá hạn, không ghi tên, chuyển, công khai, bị chê, lặp lại', async () => {
  const raised = await raisePetitions(ctx, office, testVault)
  assert.ok(raised >= 12)
  const [row] = await rowsOf<Record<string, number>>(db, `
    select count(distinct phase)::int as phases, count(*) filter (where publication = 'published')::int as published,
      count(*) filter (where due_at < '2026-11-20T07:00:00Z')::int as late, count(*) filter (where vote = 'dislike')::int as disliked,
      count(*) filter (where repeat_of is not null)::int as repeated, count(*) filter (where array_length(chain_unit_ids, 1) > 1)::int as moved,
      count(*) filter (where not exists (select from petition_person w where w.petition_id = petition.id))::int as anonymous from petition`)
  assert.ok(row !== undefined)
  assert.equal(row['phases'], 7)
  for (const [name, count] of Object.entries(row)) assert.ok(count >= 1, name)
  assert.deepEqual(await rowsOf(db, `select 1 from petition_publication where question ~ 'Phan Thị Bưởi|Tùng Lý'`), [])
})

test('một cuộc đối thoại đã họp với hai lời hứa, một đã làm; một cuộc sắp tới', async () => {
  await holdDialogues(ctx, office)
  assert.deepEqual(await rowsOf(db, `select phase, count(*)::int as n from dialogue_session group by 1 order by 1`), [{ phase: 'announced', n: 1 }, { phase: 'published', n: 1 }])
  assert.deepEqual(await rowsOf(db, `select state from dialogue_promise order by no`), [{ state: 'done' }, { state: 'made' }])
})
