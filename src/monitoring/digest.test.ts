import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { DigestCounts } from './domain/digest.ts'
import { day, taken } from '#organisation/testing.ts'
import { recordAbsence } from '#organisation/absence-commands.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { makeDigests } from './digest.ts'
import { digestLines, monitoringComposers } from './digest-letter.ts'
import { setDigestWish } from './digest-wish.ts'
import { isQuiet } from './domain/digest.ts'
import { findDigestPage } from './pages/digest-page.ts'
import { countsOf, withAccounts } from './testing.ts'
import { sweep } from './sweep.ts'

const db = await testDatabase()
const office = await withAccounts(await openTestOffice(db))
office.at('2026-11-02T08:00')
const { dossierId } = await office.receive()
await office.must('officer', 'acceptStep', { dossierId, stepNo: 2 })
await rowsOf(db, `update staff set email = 'hanh@xa.example.vn' where id = '${office.staff.officer}'`)
await rowsOf(db, `update staff set email = 'hoa@xa.example.vn' where id = '${office.staff.head}'`)

const countsFor = async (staffId: string, on: string): Promise<DigestCounts | undefined> =>
  (await rowsOf<{ counts: DigestCounts }>(db, `select counts from daily_digest where staff_id = '${staffId}' and day = '${on}'`))[0]?.counts
const mails = () => rowsOf<{ key: string; reference: Record<string, unknown> }>(db, `select key, reference from outbox where kind = 'staffDigest' order by key`)

describe('bản tin đầu ngày', () => {
  test('ngày nghỉ: không có', async () => {
    office.at('2026-11-08T09:00')
    assert.equal(await makeDigests(office.system), 0)
  })
  test('trước giờ làm việc: chưa có', async () => {
    office.at('2026-11-09T07:00')
    assert.equal(await makeDigests(office.system), 0)
  })
  test('đầu buổi làm việc: mỗi người một bản, chạy lại không thêm', async () => {
    office.at('2026-11-09T07:30')
    await sweep(office.system)
    const made = await makeDigests(office.system)
    assert.equal(made, (await rowsOf(db, 'select 1 from daily_digest')).length)
    assert.ok(made >= 7)
    assert.equal(await makeDigests(office.system), 0)
    office.at('2026-11-09T16:00')
    assert.equal(await makeDigests(office.system), 0)
  })
  test('con số đúng bằng danh sách khi mở ra', async () => {
    office.at('2026-11-09T07:30')
    const officer = await countsFor(office.staff.officer, '2026-11-09')
    assert.deepEqual(officer, { held: 1, dueToday: 0, overdue: 1, stepOverdue: 0, urged: 1, urgedLate: 0, urgedNames: [], units: null })
    const head = await countsFor(office.staff.head, '2026-11-09')
    const listed = await countsOf(await office.as('head'))
    assert.deepEqual(head?.units, { overdue: listed.overdue, dueToday: listed.dueToday, orphans: listed.orphans })
    const page = await findDigestPage(await office.as('officer'))
    assert.deepEqual([page?.counts.overdue, page?.counts.dueToday, page?.slips.length], [1, 0, 1])
  })
  test('thư chỉ gửi người có địa chỉ và có điều để nói; chỉ có con số', async () => {
    assert.deepEqual((await mails()).map(({ key }) => key).toSorted(), [
      `digest:${office.staff.head}:2026-11-09`, `digest:${office.staff.officer}:2026-11-09`,
    ].toSorted())
    const compose = monitoringComposers('https://xa.example.vn')['staffDigest'] ?? assert.fail('nobody composes the digest')
    const letter = await transaction(office.system, (trx) => compose(trx, office.system, {
      id: 'x', channel: 'mail', kind: 'staffDigest', dossierId: null, attempts: 0, reference: { staffId: office.staff.officer, day: '2026-11-09' },
    }))
    assert.equal(letter?.to, 'hanh@xa.example.vn')
    assert.match(letter?.text ?? '', /1 hồ sơ bạn giữ đã quá hạn[\s\S]*1 phiếu đôn đốc chờ bạn trả lời[\s\S]*https:\/\/xa\.example\.vn\/don-doc\/hom-nay/)
    assert.doesNotMatch(letter?.text ?? '', /Ngọc Ưng|H50\.101/)
  })
  test('tắt thư thì bản tin vẫn có, thư thì không; người vắng không có bản tin', async () => {
    await setDigestWish(await office.as('officer'), false)
    taken(await recordAbsence(office.system, { staffId: office.staff.head, from: day('2026-11-10'), to: day('2026-11-10'), reason: 'leave' }))
    office.at('2026-11-10T07:45')
    await makeDigests(office.system)
    assert.equal((await mails()).filter(({ key }) => key.endsWith('2026-11-10')).length, 0)
    assert.ok((await countsFor(office.staff.officer, '2026-11-10')) !== undefined)
    assert.equal(await countsFor(office.staff.head, '2026-11-10'), undefined)
  })
})

test('không có gì thì im lặng', () => {
  const nothing: DigestCounts = { held: 3, dueToday: 0, overdue: 0, stepOverdue: 0, urged: 0, urgedLate: 0, urgedNames: [], units: null }
  assert.ok(isQuiet(nothing))
  assert.deepEqual(digestLines(nothing), [])
  assert.ok(!isQuiet({ ...nothing, units: { overdue: 0, dueToday: 0, orphans: 1 } }))
})
