import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { countWork, listWork } from './inbox.ts'
import { countDossiers, listDossiers } from './lists.ts'
import { findDossierPage } from './queries.ts'
import { replay } from './replay.ts'
import { CERTIFIED_COPY, openTestOffice } from './testing-lives.ts'

const office = await openTestOffice(await testDatabase())
const { must, act, as } = office

const code = (outcome: Awaited<ReturnType<typeof act>>): string => (outcome.ok ? 'ok' : outcome.refusal.code)

const page = async (person: Parameters<typeof as>[0], id: DossierId) => {
  const ctx = await as(person)
  return transaction(ctx, (trx) => findDossierPage(trx, ctx.actor, id))
}

const liveStep = async (id: DossierId, kind: string): Promise<number> => {
  const rows = await rowsOf<{ no: number }>(
    office.db,
    `select no from dossier_step where dossier_id = '${id}' and kind = '${kind}' and state in ('waiting', 'accepted')`,
  )
  assert.equal(rows.length, 1, `one live ${kind}`)
  return rows[0]?.no ?? 0
}

/** Walks a dossier through whatever process it has until the result is at the desk. */
const finish = async (id: DossierId): Promise<void> => {
  for (;;) {
    const [step] = await rowsOf<{ no: number; kind: string; role: string }>(
      office.db,
      `select no, kind, role from dossier_step where dossier_id = '${id}' and state in ('waiting', 'accepted') order by no limit 1`,
    )
    assert.ok(step)
    const on = { dossierId: id, stepNo: step.no }
    const person = step.role === 'caseOfficer' ? 'officer' : step.role === 'unitHead' ? 'head' : 'leader'
    if (step.kind === 'handle') {
      await must('officer', 'draftResult', { ...on, outcome: 'GRANTED', summary: 'Giấy xác nhận' })
      await must('officer', 'forward', on)
    } else if (step.kind === 'review') await must(person, 'forward', on)
    else if (step.kind === 'approve') await must('leader', 'approve', on)
    else if (step.kind === 'issue') await must('clerk', 'issue', on)
    else return void (await must('receiver', 'finish', on))
  }
}

test('một hồ sơ đi hết vòng đời; mã liền mạch; replay không thấy sai lệch', async () => {
  office.at('2026-11-02T08:00')
  const received = await office.receive()
  assert.match(received.code ?? '', /^H50\.101\.01-261102-0001$/)
  assert.equal(received.phase, 'open')
  await finish(received.dossierId)
  office.at('2026-11-03T08:00')
  const given = await must('receiver', 'handOver', { dossierId: received.dossierId, receiver: 'Trần Thị Ngọc Ưng' })
  assert.equal(given.phase, 'handedOver')
  assert.equal((await office.receive()).code, 'H50.101.01-261103-0001')
  const report = await replay(office.system)
  assert.deepEqual(report.discrepancies, [])
  assert.ok(report.dossiers >= 2 && report.events > 10)
})

test('replay thấy dòng bị sửa, sự kiện bị đổi, văn bản bị thay', async () => {
  office.at('2026-11-03T09:00')
  const { dossierId } = await office.receive()
  const tamper = async (statement: string, undo: string, expected: RegExp) => {
    await rowsOf(office.db, statement)
    const { discrepancies } = await replay(office.system)
    assert.ok(discrepancies.some((one) => one.dossierId === dossierId && expected.test(one.what)), JSON.stringify(discrepancies))
    await rowsOf(office.db, undo)
  }
  await tamper(`update dossier set due_at = due_at + interval '1 day' where id = '${dossierId}'`, `update dossier set due_at = due_at - interval '1 day' where id = '${dossierId}'`, /due_at/)
  await tamper(`update dossier_step set state = 'done' where dossier_id = '${dossierId}' and no = 2`, `update dossier_step set state = 'waiting' where dossier_id = '${dossierId}' and no = 2`, /step 2/)
  await tamper(`update dossier_value set value = value || '!' where dossier_id = '${dossierId}' and no = 1`, `update dossier_value set value = left(value, -1) where dossier_id = '${dossierId}' and no = 1`, /text 1/)
  await tamper(`update dossier set owner_folded = 'ai do' where id = '${dossierId}'`, `update dossier set owner_folded = fold_text(owner_name) where id = '${dossierId}'`, /owner_folded/)
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('replay thấy dòng mồ côi và hồ sơ của đơn vị không có thật', async () => {
  office.at('2026-11-03T09:30')
  const { dossierId } = await office.receive()
  const stray = office.newId()
  await rowsOf(office.db, `insert into dossier_value select tenant_id, '${stray}', no, salt, value from dossier_value where dossier_id = '${dossierId}'`)
  await rowsOf(office.db, `update dossier set competent_unit_id = '${stray}' where id = '${dossierId}'`)
  const { discrepancies } = await replay(office.system)
  assert.ok(discrepancies.some((one) => one.dossierId === stray && /without its dossier/.test(one.what)))
  assert.ok(discrepancies.some((one) => one.dossierId === dossierId && /unknown unit/.test(one.what)))
  await rowsOf(office.db, `delete from dossier_value where dossier_id = '${stray}'`)
  await rowsOf(office.db, `update dossier set competent_unit_id = (state ->> 'competentUnitId')::uuid where id = '${dossierId}'`)
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('gửi lại cùng lệnh được cùng câu trả lời; cùng mã lệnh khác nội dung bị từ chối; hai lần gửi song song thành một hồ sơ', async () => {
  const commandId = office.newId()
  const dossierId = office.newId()
  const input = { ...office.filing({ dossierId }), commandId }
  const [a, b] = await Promise.all([act('receiver', 'receive', input), act('receiver', 'receive', input)])
  assert.deepEqual(a, b)
  assert.ok(a.ok)
  assert.deepEqual(await act('receiver', 'receive', input), a)
  assert.equal(code(await act('receiver', 'receive', { ...office.filing(), commandId })), 'commandIdReused')
  const [{ count }] = (await rowsOf<{ count: number }>(office.db, `select count(*)::int as count from dossier where id = '${dossierId}'`)) as [{ count: number }]
  assert.equal(count, 1)
})

test('hai người cùng làm: một người được, người kia biết hồ sơ đã đổi', async () => {
  const { dossierId, seq } = await office.receive()
  const stepNo = await liveStep(dossierId, 'handle')
  const on = { dossierId, stepNo, expectedSeq: seq }
  const outcomes = await Promise.all([act('officer', 'acceptStep', on), act('secondOfficer', 'acceptStep', on)])
  assert.deepEqual(outcomes.map(code).sort(), ['changedMeanwhile', 'ok'])
})

test('50 lần tiếp nhận song song: số liền mạch, không trùng, không hở', async () => {
  office.at('2026-11-04T08:00')
  const answers = await Promise.all(Array.from({ length: 50 }, () => office.receive()))
  const numbers = answers.map((one) => Number(one.code?.slice(-4))).sort((x, y) => x - y)
  assert.deepEqual(numbers, Array.from({ length: 50 }, (_, i) => i + 1))
})

test('quyền: theo vai trò × đơn vị; người ngoài không thấy cả việc hồ sơ có tồn tại', async () => {
  const { dossierId } = await office.receive()
  const stepNo = await liveStep(dossierId, 'handle')
  assert.equal(code(await act('receiver', 'acceptStep', { dossierId, stepNo })), 'notAllowed')
  assert.equal(code(await act('outsider', 'acceptStep', { dossierId, stepNo })), 'notFound')
  assert.equal(code(await act('outsider', 'receive', office.filing())), 'notAllowed')
  for (const person of ['outsider', 'technician', 'consultant'] as const) assert.equal(await page(person, dossierId), undefined, person)
  for (const person of ['receiver', 'officer', 'leader'] as const) assert.notEqual(await page(person, dossierId), undefined, person)
})

test('lấy ý kiến Sở: Sở thấy hồ sơ từ lúc được hỏi, trả lời được, rồi mới chuyển bước', async () => {
  const { dossierId } = await office.receive()
  const stepNo = await liveStep(dossierId, 'handle')
  await must('officer', 'draftResult', { dossierId, stepNo, outcome: 'GRANTED', summary: 'x' })
  await must('officer', 'consult', { dossierId, stepNo, requests: [{ unitId: office.units.department, question: 'Đề nghị cho ý kiến', allottedMinutes: 480 }] })
  assert.notEqual(await page('consultant', dossierId), undefined)
  assert.equal(code(await act('officer', 'forward', { dossierId, stepNo })), 'consultationsOpen')
  await must('consultant', 'answerConsultation', { dossierId, stepNo: await liveStep(dossierId, 'consult'), opinion: 'Nhất trí' })
  await must('officer', 'forward', { dossierId, stepNo })
})

test('chứng thực: một lệnh, số vào sổ theo năm, phí theo trang và bản', async () => {
  const documents = [{ document: 'Bằng tốt nghiệp', copies: 3, pages: 1 }, { document: 'Học bạ', copies: 1, pages: 8 }]
  const done = await must('receiver', 'certify', office.filing({ procedureCode: CERTIFIED_COPY, documents }))
  assert.equal(done.phase, 'handedOver')
  const rows = await rowsOf<{ no: number; fee_dong: string; copies: number }>(office.db, `select no, fee_dong, copies from certification_entry where dossier_id = '${done.dossierId}' order by no`)
  assert.deepEqual(rows.map((row) => [row.no, row.copies]), [[1, 3], [2, 1]])
  assert.ok(rows.every((row) => Number(row.fee_dong) > 0))
  const seen = await page('receiver', done.dossierId)
  assert.deepEqual(seen?.history.map((one) => one.event.type).filter((type) => ['accepted', 'resolved', 'handedOver'].includes(type)), ['accepted', 'resolved', 'handedOver'])
})

test('lịch sử chỉ thêm: vai trò của chương trình không sửa, không xóa được', async () => {
  for (const table of ['dossier_event', 'deadline_entry', 'dossier_value', 'certification_entry', 'command_log']) {
    for (const statement of [`delete from ${table}`, `update ${table} set tenant_id = tenant_id`, `truncate ${table}`]) {
      await assert.rejects(transaction(office.system, (trx) => sql.raw(statement).execute(trx)), /permission denied/, statement)
    }
  }
})

test('một giao dịch bị từ chối không để lại gì, kể cả số', async () => {
  office.at('2026-11-05T08:00')
  const before = await rowsOf(office.db, 'select count(*)::int as n from dossier_event')
  assert.equal(code(await act('receiver', 'receive', office.filing({ procedureCode: '9.999999' }))), 'procedureNotFound')
  assert.equal(code(await act('receiver', 'receive', office.filing({ caseId: 'khong-co' }))), 'caseUnknown')
  assert.equal(code(await act('receiver', 'receive', office.filing({ occurredAt: '2026-11-06T08:00:00+07:00' }))), 'occurredInFuture')
  assert.deepEqual(await rowsOf(office.db, 'select count(*)::int as n from dossier_event'), before)
  assert.match((await office.receive()).code ?? '', /-261105-0001$/)
})

test('danh sách và con số cùng một điều kiện; việc gấp đứng trước', async () => {
  const ctx = await as('officer')
  const now = office.now()
  const filter = { scope: 'mine', view: 'all', now, soonUntil: now.add({ hours: 24 }) } as const
  const { items, count } = await transaction(ctx, async (trx) => ({ ...(await listWork(trx, ctx.actor, filter)), count: (await countWork(trx, ctx.actor, filter)).all }))
  assert.equal(items.length, Math.min(50, count))
  const dues = items.map((item) => (item.stepDueAt ?? item.dueAt)?.epochMilliseconds ?? Infinity)
  assert.deepEqual(dues, [...dues].sort((x, y) => x - y))
  const leader = await as('leader')
  const all = { list: 'all', now } as const
  const listed = await transaction(leader, async (trx) => ({ count: await countDossiers(trx, leader.actor, all), first: await listDossiers(trx, leader.actor, all) }))
  assert.equal(listed.first.items.length, Math.min(50, listed.count))
  const found = await transaction(leader, (trx) => listDossiers(trx, leader.actor, { ...all, search: 'ngoc ung' }))
  assert.ok(found.items.length > 0)
  const none = await transaction(leader, (trx) => listDossiers(trx, leader.actor, { ...all, search: 'nguyen khong co' }))
  assert.equal(none.items.length, 0)
})
