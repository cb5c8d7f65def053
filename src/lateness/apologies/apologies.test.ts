import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { draftApologies } from './draft-apologies.ts'
import { countDrafts, findDraft, listDrafts } from './draft-queries.ts'
import { prepareApology, signApologies } from './prepare-apology.ts'

const db = await testDatabase()
const office = await openTestOffice(db)
const worker = { ...office.system, db: db.worker }
const draft = async (): Promise<number> => draftApologies(worker)
const listed = async (person: Parameters<typeof office.as>[0]) => {
  const ctx = await office.as(person)
  return transaction(ctx, (trx) => listDrafts(trx, ctx.actor, 'all', office.now()))
}
const received = async (): Promise<DossierId> => (await office.receive()).dossierId

/** Received Monday 02/11/2026 08:00; when it is due is read, so that a changed promise of the catalogue breaks nothing here. */
office.at('2026-11-02T08:00')
const first = await received()
const [{ due = '' } = {}] = await rowsOf<{ due: string }>(db, `select due_at::text as due from dossier where id = '${first}'`)
const dueDay = due.slice(0, 10)
const dayBefore = (hour: string): string => {
  let day = Temporal.PlainDate.from(dueDay)
  do day = day.subtract({ days: 1 })
  while (day.dayOfWeek > 5)
  return `${day.toString()}T${hour}`
}

test('tự lập trước hẹn trả một ngày làm việc, không sớm hơn; chạy lại không lập thêm', async () => {
  office.at(dayBefore('08:00'))
  assert.equal(await draft(), 0, 'more than a working day is left')
  office.at(dayBefore('17:31'))
  assert.equal(await draft(), 1)
  assert.equal(await draft(), 0)
  const [one] = await listed('officer')
  assert.equal(one?.dossierId, first)
  assert.equal(one.preparedBy, null)
  assert.equal(one.cause, null, 'nothing is late yet, so nothing is known')
})

test('lúc quá hạn lập lại nếu chưa ai soạn; gợi ý nguyên nhân theo lịch sử', async () => {
  office.at(`${dueDay}T08:00`)
  const asked = await received()
  office.at(`${dueDay}T17:40`)
  assert.equal(await draft(), 1, 'the second moment of the first dossier')
  assert.equal(await draft(), 0)
  assert.equal((await listed('head')).some(({ dossierId }) => dossierId === asked), false)
  const consulted = { dossierId: asked, stepNo: 2, requests: [{ unitId: office.units.department, question: 'Nguồn gốc?', allottedMinutes: 300 }] }
  await office.must('officer', 'consult', consulted)
  office.at('2026-12-28T08:00')
  await draft()
  const found = (await listed('head')).find(({ dossierId }) => dossierId === asked)
  assert.equal(found?.cause, 'COORDINATION_AGENCY')
  assert.match(found.reason ?? '', /Cơ quan phối hợp/)
})

const WORDS = { cause: 'STAFF_SHORTAGE', reason: 'Thiếu công chức hộ tịch', rescheduledOn: '2026-12-31' }

const REFUSED: readonly (readonly [string, Parameters<typeof office.as>[0], Partial<typeof WORDS>, string])[] = [
  ['người ở đơn vị khác', 'outsider', {}, 'apologyNotFound'],
  ['một cửa', 'receiver', {}, 'apologyNotAllowed'],
  ['nguyên nhân lạ', 'officer', { cause: 'LUNCH' }, 'apologyCauseUnknown'],
  ['nguyên nhân chỉ máy dùng', 'officer', { cause: 'NOT_STATED' }, 'apologyCauseUnknown'],
  ['không lý do', 'officer', { reason: '  ' }, 'apologyReasonRequired'],
  ['ngày nghỉ', 'officer', { rescheduledOn: '2027-01-02' }, 'apologyDayNotWorking'],
  ['ngày đã qua', 'officer', { rescheduledOn: '2026-12-24' }, 'apologyDayTooSoon'],
]
for (const [why, who, over, code] of REFUSED) {
  test(`không soạn được: ${why}`, async () => {
    office.at('2026-12-28T09:00')
    const outcome = await prepareApology(await office.as(who), { dossierId: first, ...WORDS, ...over })
    assert.equal(outcome.ok ? 'prepared' : outcome.refusal.code, code)
  })
}

test('soạn rồi ký: cán bộ soạn, chỉ người đứng đầu ký; ký hàng loạt, cái lỗi không giữ cái khác; gửi lại không ký hai lần', async () => {
  office.at('2026-12-28T10:00')
  assert.ok((await prepareApology(await office.as('officer'), { dossierId: first, ...WORDS })).ok)
  const leader = await office.as('leader')
  const counts = await transaction(leader, (trx) => countDrafts(trx, leader.actor, office.now()))
  assert.deepEqual([counts.all, counts.toPrepare, counts.toSign, counts.late], [2, 1, 1, 2])
  const untouched = (await listed('leader')).find(({ preparedBy }) => preparedBy === null)?.dossierId ?? first
  const byOfficer = await signApologies(await office.as('officer'), office.newId(), [first])
  assert.equal(byOfficer.ok ? byOfficer.value[0]?.refusal?.code : '', 'needsHead')
  const commandId = office.newId()
  const outcomes = await signApologies(leader, commandId, [first, untouched])
  assert.ok(outcomes.ok)
  assert.deepEqual(outcomes.value.map(({ refusal }) => refusal?.code ?? 'signed'), ['signed', 'apologyNotPrepared'])
  const again = await signApologies(leader, commandId, [first])
  assert.ok(again.ok && again.value[0]?.refusal === null)
  const events = await rowsOf<{ n: number }>(db, `select count(*)::int as n from dossier_event where dossier_id = '${first}' and type = 'apologised'`)
  assert.deepEqual(events, [{ n: 1 }])
  assert.equal((await listed('leader')).some(({ dossierId }) => dossierId === first), false, 'a signed letter is no draft')
  const [row] = await rowsOf<{ due: string; to: string }>(db, `select due_at::text as due, (rescheduled_to at time zone 'Asia/Ho_Chi_Minh')::date::text as to from dossier where id = '${first}'`)
  assert.deepEqual([row?.due, row?.to], [due, '2026-12-31'])
})

test('hồ sơ kết thúc thì dự thảo chưa soạn được dọn, bản đã soạn còn giữ', async () => {
  const left = (await listed('leader'))[0]?.dossierId ?? first
  await office.must('receiver', 'withdraw', { dossierId: left, reason: 'Không cần nữa', lateness: { cause: 'CITIZEN_CAUSE' } })
  assert.deepEqual(await listed('leader'), [])
  await draft()
  const rows = await rowsOf<{ id: string }>(db, 'select dossier_id as id from apology_draft')
  assert.deepEqual(rows.map(({ id }) => id), [first])
  const leader = await office.as('leader')
  assert.equal(await transaction(leader, (trx) => findDraft(trx, leader.actor, first)), undefined)
})
