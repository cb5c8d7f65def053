import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { day } from '#organisation/testing.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { DossierId } from '#kernel/ids.ts'
import { testDatabase } from '../../test/db.ts'
import { addFigures, MEASURES, type Figures, type Measure } from './domain/measure.ts'
import type { Question } from './domain/question.ts'
import { figureHref, readFigureHref } from './figure-href.ts'
import { openFigure } from './open-figure.ts'
import { findOpenedFigure } from './pages/opened-figure.ts'
import { askFigures } from './queries.ts'

const office = await openTestOffice(await testDatabase())
const { must } = office

const november = { from: day('2026-11-01'), to: day('2026-11-30') }
const december = { from: day('2026-12-01'), to: day('2026-12-31') }
const question = (period = november): Question => ({ period, asOf: office.now(), units: 'all' })
const ask = (asked = question()): Promise<Figures> =>
  transaction(office.system, async (trx) => addFigures((await askFigures(trx, { ...asked, by: ['unit'] })).rows.map((row) => row.values)))
const open = (measure: Measure, asked = question()): Promise<readonly string[]> =>
  transaction(office.system, async (trx) => (await openFigure(trx, { ...asked, measure, limit: 100 })).map(({ id }) => id))

const told = (figures: Figures): Partial<Figures> =>
  Object.fromEntries(MEASURES.flatMap((measure) => (figures[measure] === 0 ? [] : [[measure, figures[measure]]])))

let paused: DossierId

test('tạm dừng, rút, dừng giải quyết, hủy: mỗi hồ sơ ở đúng một chỗ', async () => {
  office.at('2026-11-02T08:00')
  const [first, withdrawn, terminated, voided] = [await office.receive(), await office.receive(), await office.receive(), await office.receive()]
  paused = first.dossierId
  office.at('2026-11-03T08:00')
  await must('officer', 'requestSupplement', { dossierId: paused, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2026-12-15' })
  await must('receiver', 'withdraw', { dossierId: withdrawn.dossierId, reason: 'Không cần nữa' })
  await must('head', 'terminate', { dossierId: terminated.dossierId, reason: 'Giả mạo', basis: 'Điều 1' })
  await must('receiver', 'requestVoid', { dossierId: voided.dossierId, kind: 'mistake', reason: 'Nhập nhầm' })
  await must('leader', 'approveVoid', { dossierId: voided.dossierId })
  assert.deepEqual(told(await ask()), {
    accepted: 3, received: 3, receivedDirect: 3, withdrawn: 1, withdrawnEarly: 1, terminated: 1, terminatedEarly: 1,
    pending: 1, pendingInTime: 1, pausedInTime: 1, voided: 1,
  })
})

test('kỳ sau: hồ sơ chưa xong là tồn kỳ trước; số của kỳ đã qua không đổi khi việc xảy ra sau nó', async () => {
  office.at('2026-12-01T08:00')
  const before = await ask()
  const { dossierId } = await office.receive()
  office.at('2026-12-20T08:00')
  const inDecember = await ask(question(december))
  assert.deepEqual(told(inDecember), {
    carriedOver: 1, accepted: 1, received: 2, receivedDirect: 1, pending: 2, pendingInTime: 1, pendingOverdue: 1, pausedInTime: 1,
  })
  assert.deepEqual(await open('pendingOverdue', question(december)), [dossierId])
  assert.deepEqual(await ask(), before)
  await must('receiver', 'withdraw', { dossierId, reason: 'Rút', lateness: { cause: 'STAFF_SHORTAGE' } })
  const after = await ask(question(december))
  assert.deepEqual([after.withdrawn, after.withdrawnOverdue, after.pendingOverdue], [1, 1, 0])
})

test('mỗi con số mở ra đúng bấy nhiêu hồ sơ', async () => {
  for (const period of [november, december]) {
    const figures = await ask(question(period))
    for (const measure of MEASURES) assert.equal((await open(measure, question(period))).length, figures[measure], measure)
  }
  assert.deepEqual(await open('pausedInTime', question(december)), [paused])
})

test('theo tháng: cuối tháng này là tồn đầu tháng sau', async () => {
  const period = { from: november.from, to: december.to }
  const { rows } = await transaction(office.system, (trx) => askFigures(trx, { period, asOf: office.now(), units: 'all', by: ['month'] }))
  assert.deepEqual(rows.map((row) => row.bucket?.toString()), ['2026-11-01', '2026-12-01'])
  assert.equal(rows[0]?.values.pending, rows[1]?.values.carriedOver)
  assert.equal(rows[0]?.values.pending, 1)
})

test('địa chỉ của một con số đọc lại ra đúng câu hỏi; mở ra thì số hồ sơ bằng con số, không nói tên ai', async () => {
  const asked: Question = { ...question(december), units: [office.units.division], channel: 'direct' }
  const address = new URL(figureHref(asked, 'pending'), 'http://mot-cua')
  const read = readFigureHref('pending', address.searchParams, office.now())
  assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify({ measure: 'pending', ...asked })))
  assert.equal(readFigureHref('tien-mat', address.searchParams, office.now()), undefined)
  const page = await findOpenedFigure(await office.as('leader'), 'pending', address.searchParams)
  assert.equal(page?.count, 1)
  assert.deepEqual(page?.lines.map(({ id, state }) => [id, state]), [[paused, 'đang giải quyết']])
  assert.equal(JSON.stringify(page).includes('Ngọc Ưng'), false)
  const below = new URL(figureHref({ ...asked, units: [office.units.commune, office.units.division], under: office.units.commune }, 'pending'), 'http://mot-cua')
  assert.equal(below.search.match(/[0-9a-f]{8}-/g)?.length, 1)
  assert.equal((await findOpenedFigure(await office.as('leader'), 'pending', below.searchParams))?.count, 1)
  // Somebody of another agency reaches no unit of this one.
  const elsewhere = await findOpenedFigure(await office.as('outsider'), 'pending', address.searchParams)
  assert.deepEqual([elsewhere?.count, elsewhere?.lines], [0, []])
})
