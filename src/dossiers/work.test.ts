import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { recordAbsence } from '#organisation/absence-commands.ts'
import { delegate } from '#organisation/delegation-commands.ts'
import { day, taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { findHomeCounters } from './pages/home-counters.ts'
import { WORK_VIEWS, type WorkView } from './inbox.ts'
import { findListPage } from './pages/list-lines.ts'
import { DOSSIER_LISTS, type DossierList } from './lists.ts'
import { reassign } from './reassign.ts'
import { openCasework, type Person } from './testing-casework.ts'
import { CODES, PERSON } from './testing.ts'
import { assignTicked, findUnitWork } from './pages/unit-work.ts'
import { findWorkPage, type WorkQuery } from './pages/work-lines.ts'

const db = await testDatabase()
const office = await openCasework(db, '2026-11-10T02:10:00Z')

const work = async (person: Person, query: Partial<WorkQuery> = {}) => {
  const ctx = await office.as(person)
  return transaction(ctx, (trx) => findWorkPage(trx, ctx, { scope: 'mine', view: 'all', ...query }))
}
const list = async (person: Person, which: DossierList, search?: string, after?: string) => {
  const ctx = await office.as(person)
  return transaction(ctx, (trx) => findListPage(trx, ctx, { list: which, search, after }))
}
const codes = (lines: readonly { readonly code: string | null }[]): readonly (string | null)[] => lines.map((line) => line.code)

const named = (name: string) => ({ submitter: { ...PERSON, name } })

const early = await office.receive(named('Nguyễn Thị Ánh'))
const standing = await office.receive(named('Hoà Văn Bình'))
taken(await office.act('officer', 'requestSupplement', { dossierId: standing.id, items: ['Căn cước'], reason: 'Thiếu', answerDueOn: '2026-12-01', exceptionBasis: null }))
const timeless = await office.receive({ procedureCode: CODES.withoutTime, ...named('Lê Thị Cúc') })
office.setClock('2026-11-17T02:10:00Z')
const later = await office.receive(named('Đặng Thị Dung'))
const dropped = await office.receive(named('Nguyễn Thị Em'))
taken(await office.act('desk', 'withdraw', { dossierId: dropped.id, reason: 'Theo đơn' }))
office.setClock('2026-11-18T02:10:00Z')

test('việc của tôi xếp theo thời gian còn lại; hồ sơ đang tạm dừng ở sau cùng', async () => {
  const { lines } = await work('officer')
  assert.deepEqual(codes(lines), [early.code, timeless.code, later.code, standing.code])
  assert.deepEqual(lines.map((line) => line.due.kind), ['late', 'late', 'running', 'paused'])
  assert.deepEqual(lines.map((line) => line.ownerName), ['Ng•••• Th• Ánh', 'L• Th• Cúc', 'Đ••• Th• Dung', 'H•• V•• Bình'])
})

test('mỗi con số mở ra đúng số dòng đã đếm', async () => {
  for (const scope of ['mine', 'unit'] as const) {
    for (const person of ['officer', 'leader', 'desk', 'everything'] as const) {
      const { counts } = await work(person, { scope })
      for (const view of WORK_VIEWS) {
        const page = await work(person, { scope, view })
        assert.equal(page.lines.length, counts[view], `${person} ${scope} ${view}`)
      }
    }
  }
  for (const person of ['desk', 'officer', 'stranger'] as const) {
    for (const which of DOSSIER_LISTS) {
      const page = await list(person, which)
      assert.equal(page.lines.length, page.counts[which], `${person} ${which}`)
    }
  }
})

test('danh sách: mỗi hồ sơ ở đúng nơi, người không có quyền không thấy gì', async () => {
  const expected: Partial<Record<DossierList, readonly string[]>> = {
    open: [early.code, standing.code, later.code, timeless.code],
    overdue: [early.code],
    paused: [standing.code],
    noDueDate: [timeless.code],
    ended: [dropped.code],
    toHandOver: [],
  }
  for (const [which, wanted] of Object.entries(expected)) assert.deepEqual(codes((await list('desk', which as DossierList)).lines), wanted, which)
  assert.deepEqual((await list('stranger', 'all')).lines, [])
})

const SEARCHES: readonly (readonly [search: string, found: readonly string[]])[] = [
  ['nguyen thi', [dropped.code, early.code]],
  ['NGUYỄN ánh', [early.code]],
  ['hoa van', [standing.code]],
  ['dang dung', [later.code]],
  [early.code.toLowerCase().replaceAll('.', ''), [early.code]],
  ['không ai như thế', []],
  ["'; drop table dossier; --", []],
  ['& | ! :* ()', []],
]
for (const [search, found] of SEARCHES) {
  test(`tìm “${search}”`, async () => assert.deepEqual(codes((await list('desk', 'all', search)).lines), found))
}

test('người đơn vị khác được hỏi ý kiến thì thấy hồ sơ ở mục phối hợp', async () => {
  taken(await office.act('officer', 'consult', { dossierId: later.id, stepNo: 2, requests: [{ unitId: office.office.units.department, role: 'caseOfficer', question: 'Hỏi', allottedMinutes: 480 }] }))
  assert.deepEqual(codes((await list('stranger', 'elsewhere')).lines), [later.code])
  assert.deepEqual(codes((await list('stranger', 'open')).lines), [])
})

test('trang sau bắt đầu đúng chỗ trang trước dừng, không mất không lặp', async () => {
  for (let i = 0; i < 60; i++) await office.receive(named(`Người Thứ ${i}`))
  const seen: (string | null)[] = []
  for (let after: string | undefined; ; ) {
    const page = await work('officer', after === undefined ? {} : { after })
    seen.push(...codes(page.lines))
    if (page.next === null) break
    after = page.next
  }
  assert.equal(seen.length, new Set(seen).size)
  assert.equal(seen.length, (await work('officer')).counts.all)
  const first = await list('desk', 'all')
  const second = await list('desk', 'all', undefined, first.next ?? assert.fail('one page only'))
  assert.equal(first.lines.length + second.lines.length, first.counts.all)
  assert.equal(new Set([...codes(first.lines), ...codes(second.lines)]).size, first.counts.all)
})

test('con trỏ trang bị sửa thì về trang đầu', async () => {
  for (const after of ['x', "2026-01-01' or 1=1~a~1", '~~', 'infinity~00000000-0000-0000-0000-000000000000~1~1']) {
    assert.equal((await work('officer', { after })).lines[0]?.code, early.code)
  }
})

test('phân công hàng loạt: mỗi việc một kết quả, gửi lại thì như lần đầu', async () => {
  const ctx = await office.as('head')
  const { officer } = office.office.staff
  const picks = [
    { dossierId: early.id, stepNo: 2 },
    { dossierId: dropped.id, stepNo: 2 },
    { dossierId: later.id, stepNo: 2 },
  ]
  const input = { commandId: randomUUID(), picks, staffId: officer }
  const first = await reassign(ctx, input)
  assert.deepEqual(first.map((one) => one.refusal?.code ?? 'ok'), ['ok', 'wrongPhase', 'ok'])
  const seq = (await office.load(early.id)).seq
  assert.deepEqual(await reassign(ctx, input), first)
  assert.equal((await office.load(early.id)).seq, seq)
  assert.deepEqual((await reassign(await office.as('officer'), { ...input, commandId: randomUUID() })).map((one) => one.refusal?.code), ['notAllowed', 'notAllowed', 'notAllowed'])
  assert.deepEqual((await reassign(ctx, { ...input, commandId: randomUUID(), staffId: office.office.staff.desk })).map((one) => one.refusal?.code), ['holderUnsuitable', 'holderUnsuitable', 'holderUnsuitable'])
})

test('việc làm thay theo ủy quyền hiện trong danh sách với KT., việc của mình thì không', async () => {
  const { leader, head } = office.office.staff
  taken(await office.act('officer', 'draftResult', { dossierId: early.id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp', files: [] }))
  taken(await office.act('officer', 'forward', { dossierId: early.id, stepNo: 2, note: null }))
  const review = await office.liveStep(early.id, 'review')
  taken(await office.act('head', 'forward', { dossierId: early.id, stepNo: review.no, note: null }))
  const approving = await office.liveStep(early.id, 'approve')
  taken(await office.act('leader', 'acceptStep', { dossierId: early.id, stepNo: approving.no }))
  assert.equal((await work('head')).lines.some((line) => line.stepKind === 'approve'), false)
  taken(
    await delegate(office.system, {
      fromStaffId: leader, toStaffId: head, form: 'KT', unitId: office.office.units.commune, roles: ['agencyLeader'],
      from: day('2026-11-17'), to: day('2026-11-30'), basis: 'Quyết định 12/QĐ-UBND',
    }),
  )
  const lent = (await work('head')).lines.find((line) => line.stepKind === 'approve')
  assert.deepEqual(lent?.onBehalf, { form: 'KT', name: 'Phạm Thị Hồng' })
  assert.equal((await work('leader')).lines.find((line) => line.stepKind === 'approve')?.onBehalf, null)
  taken(await office.act('head', 'approve', { dossierId: early.id, stepNo: approving.no, note: null }))
  const result = (await office.load(early.id)).result
  assert.equal(result !== null && result.stage !== 'drafted' && result.signature.onBehalfOf?.form, 'KT')
})

test('có kết quả chờ trả thì không còn là việc quá hạn', async () => {
  taken(await office.act('clerk', 'issue', { dossierId: early.id, stepNo: (await office.liveStep(early.id, 'issue')).no, register: 'GQ', deliver: true, lateness: { cause: 'STAFF_SHORTAGE', note: null } }))
  const line = (await work('desk')).lines.find((one) => one.code === early.code)
  assert.equal(line?.due.kind, 'doneLate')
  assert.equal((await work('desk')).counts.overdue, 0)
  assert.deepEqual(codes((await list('desk', 'toHandOver')).lines), [early.code])
})

test('trang đầu của mỗi người: số của họ', async () => {
  const counters = await findHomeCounters(await office.as('leader'))
  assert.deepEqual(counters.map((one) => one.to), ['/mot-cua/viec-cua-toi', '/mot-cua/viec-cua-toi?loc=qua-han', '/mot-cua/viec-cua-toi?loc=sap-den-han', '/mot-cua/don-vi'])
  const unit: Record<WorkView, number> = (await work('leader', { scope: 'unit' })).counts
  assert.equal(counters.at(-1)?.count, unit.all)
  assert.ok(Temporal.Instant.compare(office.now(), Temporal.Instant.from('2026-11-18T00:00:00Z')) > 0)
})

test('người giữ vắng mặt: lãnh đạo thấy việc của họ và giao lại một lần là hết', async () => {
  const system = await office.as('leader')
  const before = await work('leader', { scope: 'unit' })
  const held = before.lines.filter((line) => line.staffId === office.office.staff.officer)
  assert.ok(held.length > 0)
  assert.equal(before.counts.absent, 0)
  const day = vietnamDay(office.now())
  taken(await recordAbsence(office.system, { staffId: office.office.staff.officer, from: day, to: day.add({ days: 2 }), reason: 'leave' }))
  const { lines, counts } = await work('leader', { scope: 'unit', view: 'absent' })
  assert.equal(counts.absent, held.length)
  assert.deepEqual(lines.map((line) => [line.staffId, line.absentTo]), held.map(() => [office.office.staff.officer, day.add({ days: 2 }).toString()]))
  assert.equal((await work('officer', { view: 'absent' })).lines.length, 0)
  const page = await findUnitWork(system, { scope: 'unit', view: 'absent' })
  assert.deepEqual(page.absent.map(({ staffId, picks }) => [staffId, picks.length]), [[office.office.staff.officer, held.length]])
  const { done, refused } = await assignTicked(system, system.newId(), page.absent[0]?.picks ?? [], null)
  assert.deepEqual([done, refused], [held.length, []])
  assert.equal((await work('leader', { scope: 'unit' })).counts.absent, 0)
})
