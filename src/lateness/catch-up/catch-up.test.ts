import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { isAccepted, type AcceptedDossier } from '#dossiers/domain/dossier.ts'
import { judge } from '#dossiers/domain/clock.ts'
import { findDossier, readHistory } from '#dossiers/queries.ts'
import { replay } from '#dossiers/replay.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { approveLines, returnLines } from './decide-lines.ts'
import { listToApprove, listTyped } from './line-queries.ts'
import { CATCH_UP_COLUMNS } from '../deed-words.ts'
import { readSheet, readTypedLines, writeLines } from './read-lines.ts'
import { submitLines, type Submitted } from './submit-lines.ts'

const db = await testDatabase()
const office = await openTestOffice(db)
type Person = Parameters<typeof office.as>[0]

const submit = async (person: Person, text: string, over: { batchId?: string; onlyGood?: boolean } = {}): Promise<Submitted> =>
  taken(await submitLines(await office.as(person), { batchId: office.newId(), onlyGood: false, ...over, lines: taken(await readTypedLines(text)) }))
const waiting = async (person: Person) => {
  const ctx = await office.as(person)
  return transaction(ctx, (trx) => listToApprove(trx, ctx.actor))
}
const approve = async (person: Person, keys: Parameters<typeof approveLines>[1]): Promise<readonly string[]> =>
  taken(await approveLines(await office.as(person), keys)).map(({ refusal }) => refusal?.code ?? 'recorded')
const load = (id: DossierId): Promise<AcceptedDossier> =>
  transaction(office.system, async (trx) => {
    const dossier = await findDossier(trx, office.system.actor, id)
    return dossier !== undefined && isAccepted(dossier) ? dossier : assert.fail('no such dossier')
  })

office.at('2026-11-02T08:00')
const received = async () => {
  const { dossierId, code } = await office.receive()
  return { dossierId, code: code ?? '' }
}
const [one, two, three] = [await received(), await received(), await received()]
/** Long after every due date: nobody clicked, the work was done on paper in time. */
office.at('2026-12-28T08:00')
const IN_TIME = '04/11/2026 15:00'
const finished = (code: string, at = IN_TIME): string => `${code}; Đã có kết quả; ${at}; Đồng ý; Cấp giấy xác nhận`

test('ghi lùi thẳng vào hồ sơ thì bị từ chối và được chỉ đường', async () => {
  const outcome = await office.act('officer', 'draftResult', {
    dossierId: one.dossierId, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [], occurredAt: '2026-11-04T08:00:00Z',
  })
  assert.equal(outcome.ok ? 'allowed' : outcome.refusal.code, 'backDatingNeedsApproval')
})

const WRONG: readonly (readonly [string, string, string])[] = [
  ['thiếu mã', '; Đã ký; 04/11/2026 15:00', 'catchUpCodeMissing'],
  ['việc lạ', `${one.code}; Đã ăn trưa; 04/11/2026 15:00`, 'catchUpDeedUnknown'],
  ['không có giờ', `${one.code}; Đã có kết quả; 04/11/2026; Đồng ý`, 'catchUpMomentInvalid'],
  ['ngày không có', `${one.code}; Đã có kết quả; 31/11/2026 15:00; Đồng ý`, 'catchUpMomentInvalid'],
  ['ngày mai', `${one.code}; Đã có kết quả; 29/12/2026 15:00; Đồng ý; ; STAFF_SHORTAGE`, 'catchUpInFuture'],
  ['trước tiếp nhận', `${one.code}; Đã có kết quả; 01/11/2026 15:00; Đồng ý`, 'catchUpBeforeReception'],
  ['kết quả lạ', `${one.code}; Đã có kết quả; ${IN_TIME}; Có lẽ`, 'catchUpOutcomeUnknown'],
  ['chưa có dự thảo, không ghi kết quả', `${one.code}; Đã có kết quả; ${IN_TIME}`, 'catchUpOutcomeMissing'],
  ['xong muộn, không nguyên nhân', `${one.code}; Đã có kết quả; 24/12/2026 15:00; Đồng ý`, 'catchUpCauseMissing'],
  ['nguyên nhân lạ', `${one.code}; Đã có kết quả; 24/12/2026 15:00; Đồng ý; ; LUNCH`, 'catchUpCauseUnknown'],
  ['rút không lý do', `${one.code}; Người nộp rút; ${IN_TIME}`, 'catchUpReasonMissing'],
  ['mã lạ', `H50.1.1-261102-9999; Đã có kết quả; ${IN_TIME}; Đồng ý`, 'catchUpDossierNotFound'],
]
for (const [why, text, code] of WRONG) {
  test(`dòng sai, ${why}: nói đúng chỗ, không nhận gì, giữ nguyên chữ`, async () => {
    const { taken: many, wrong } = await submit('officer', text)
    assert.deepEqual([many, wrong[0]?.refusal.code], [0, code])
    const again = taken(await readTypedLines(writeLines(wrong)))
    assert.deepEqual(again.map(({ cells }) => cells), wrong.map(({ cells }) => cells))
  })
}

test('chỉ gửi các dòng đúng: dòng sai trả về; gửi lại cùng lần không thêm; hồ sơ đang chờ duyệt không nhận dòng nữa', async () => {
  const text = [finished(one.code), 'X; Đã ký; bao giờ'].join('\n')
  assert.equal((await submit('officer', text)).taken, 0)
  const batchId = office.newId()
  const first = await submit('officer', text, { batchId, onlyGood: true })
  assert.deepEqual([first.taken, first.wrong.length, first.wrong[0]?.line], [1, 1, 2])
  assert.equal((await submit('officer', text, { batchId, onlyGood: true })).taken, 1)
  assert.deepEqual(await rowsOf(db, 'select count(*)::int as n from catch_up_line'), [{ n: 1 }])
  assert.equal((await submit('receiver', finished(one.code))).wrong[0]?.refusal.code, 'catchUpAlreadyWaiting')
})

test('duyệt: người nhập không tự duyệt, người ngoài không thấy, người không ký được thì không duyệt được việc ký', async () => {
  const [line] = await waiting('leader')
  assert.ok(line)
  assert.deepEqual(await approve('officer', [line]), ['catchUpApprovalNotAllowed'])
  assert.deepEqual(await approve('outsider', [line]), ['catchUpLineNotFound'])
  assert.deepEqual(await approve('head', [line]), ['catchUpSignerNotAllowed'])
  assert.equal((await load(one.dossierId)).phase, 'open', 'nothing of a line that was refused stays')
  const byLeader = await submit('leader', finished(two.code))
  assert.equal(byLeader.taken, 1)
  const own = (await waiting('leader')).find(({ dossierId }) => dossierId === two.dossierId)
  assert.ok(own)
  assert.deepEqual(await approve('leader', [own]), ['catchUpOwnNotAllowed'])
  taken(await returnLines(await office.as('head'), [own], 'Lãnh đạo không tự nhập'))
})

test('duyệt rồi: cả đường đi được ghi với thời điểm thật, cả hai thời điểm và người duyệt ở lại lịch sử, trong hạn là trong hạn', async () => {
  const [line] = await waiting('leader')
  assert.ok(line)
  assert.deepEqual(await approve('leader', [line, line]), ['recorded', 'catchUpAlreadyDecided'])
  const dossier = await load(one.dossierId)
  assert.ok(dossier.phase === 'resolved')
  assert.equal(dossier.finishedAt, '2026-11-04T08:00:00.000Z')
  assert.notEqual(judge(dossier.finishedAt, dossier.clock), 'overdue')
  const history = (await transaction(office.system, (trx) => readHistory(trx, one.dossierId))).filter(({ recordedAt }) => recordedAt >= '2026-12-28')
  assert.ok(history.length > 4)
  for (const entry of history) {
    assert.equal(entry.occurredAt, '2026-11-04T08:00:00.000Z')
    assert.equal(entry.approvedByStaffId, office.staff.leader)
  }
  const signed = history.find(({ event }) => event.type === 'resultApproved')
  assert.deepEqual([signed?.staffId, history[0]?.staffId], [office.staff.leader, office.staff.officer])
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('không duyệt phải có lý do, người nhập đọc được; dòng trả lại thì nhập lại được', async () => {
  await submit('receiver', `${three.code}; Người nộp rút; ${IN_TIME}; ; Theo đơn`)
  const [line] = await waiting('head')
  assert.ok(line)
  assert.equal((await returnLines(await office.as('head'), [line], ' ')).ok, false)
  taken(await returnLines(await office.as('head'), [line], 'Không thấy đơn'))
  const receiver = await office.as('receiver')
  const [typed] = await transaction(receiver, (trx) => listTyped(trx, office.staff.receiver))
  assert.deepEqual([typed?.approved, typed?.reason, typed?.decidedByName], [false, 'Không thấy đơn', 'Phạm Thị Hòa'])
  await submit('receiver', `${three.code}; Người nộp rút; ${IN_TIME}; ; Theo đơn`)
  assert.deepEqual(await approve('head', await waiting('head')), ['recorded'])
  assert.equal((await load(three.dossierId)).phase, 'withdrawn')
})

test('xong muộn: nguyên nhân đi cùng, vẫn là quá hạn', async () => {
  await submit('officer', `${two.code}; Đã có kết quả; 24/12/2026 15:00; Từ chối; Không đủ điều kiện; Cơ quan phối hợp trả lời chậm; Chờ xác minh`)
  assert.deepEqual(await approve('leader', await waiting('leader')), ['recorded'])
  const dossier = await load(two.dossierId)
  assert.ok(dossier.phase === 'resolved')
  assert.deepEqual([dossier.outcome, dossier.lateness?.cause, judge(dossier.finishedAt, dossier.clock)], ['DENIED', 'COORDINATION_AGENCY', 'overdue'])
})

test('bảng tính: dòng đầu là tên cột; tệp hỏng thì nói, dán có tên cột hay không đều đọc được', async () => {
  const sheet = `${CATCH_UP_COLUMNS.join(',')}\nA-1,Đã ký,2026-11-04 15:00,Đồng ý,,,\n`
  const [line] = taken(await readSheet(Buffer.from(sheet)))
  assert.deepEqual([line?.line, line?.code, line?.read.ok], [2, 'A-1', true])
  assert.equal(taken(await readTypedLines(sheet))[0]?.code, 'A-1')
  assert.equal(taken(await readTypedLines('A-1\tĐã ký\t04/11/2026 15:00'))[0]?.line, 1)
  const broken = await readSheet(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]))
  assert.equal(broken.ok ? '' : broken.refusal.code, 'catchUpFileInvalid')
})
