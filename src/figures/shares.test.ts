import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { day } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { NO_FIGURES } from './domain/measure.ts'
import { SHARE_NAMES, shareOf } from './domain/shares.ts'
import { askShares } from './shares.ts'

const office = await openTestOffice(await testDatabase())

test('nhiều nhóm đơn vị trong một câu hỏi: mỗi nhóm một tỷ lệ, có tử số và mẫu số', async () => {
  office.at('2026-11-02T08:00')
  const first = await office.receive()
  await office.receive()
  await office.must('receiver', 'withdraw', { dossierId: first.dossierId, reason: 'Không cần nữa' })
  const { units } = office
  const groups = new Map([['phòng', new Set([units.division])], ['tỉnh', new Set([units.province, units.division])], ['sở', new Set([units.department])]])
  const period = { from: day('2026-01-01'), to: day('2026-12-31') }
  const shares = await transaction(office.system, (trx) => askShares(trx, { period, asOf: office.now() }, groups))
  assert.deepEqual([...shares].map(([key, { pendingInTime, onlineReceived }]) => [key, pendingInTime, onlineReceived]), [
    ['phòng', { part: 1, base: 1 }, { part: 0, base: 2 }],
    ['tỉnh', { part: 1, base: 1 }, { part: 0, base: 2 }],
    ['sở', { part: 0, base: 0 }, { part: 0, base: 0 }],
  ])
})

test('không có hồ sơ nào: mẫu số 0, không phải 0 %', () => {
  for (const name of SHARE_NAMES) assert.deepEqual(shareOf(name, NO_FIGURES), { part: 0, base: 0 })
})
