import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { Workbook } from '@cj-tech-master/excelts'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { readTable, type TableRow } from '#sheets/read-table.ts'
import { rowsOf, testDatabase } from '../../../test/db.ts'
import { findDossierPage } from '../queries.ts'
import { lookUp } from '../look-up/look-up.ts'
import { replay } from '../replay.ts'
import { openTestOffice } from '../testing-lives.ts'
import { importRunningDossiers } from './import-running.ts'
import { readMoment } from './running-record.ts'

const office = await openTestOffice(await testDatabase(), '2026-11-20T02:00:00Z')
const folder = await mkdtemp(join(tmpdir(), 'motcua-import-'))
after(() => rm(folder, { recursive: true }))

const HEAD = 'Mã hồ sơ,Mã thủ tục,Trường hợp,Ngày tiếp nhận,Hạn trả,Trạng thái,Đơn vị tiếp nhận,Đơn vị giải quyết,Cán bộ,Người nộp,Điện thoại,Tạm dừng,Số lần bổ sung'
const line = (code: string, over: Partial<Record<'procedure' | 'case' | 'received' | 'due' | 'status' | 'holder' | 'name' | 'phone' | 'pauses' | 'supplements' | 'unit', string>> = {}): string => [
  code, over.procedure ?? '1.004873', over.case ?? 'usual', over.received ?? '16/11/2026 08:30', over.due ?? '25/11/2026', over.status ?? 'Đang xử lý', 'H50.101.01',
  over.unit ?? 'H50.101.03', over.holder ?? '', over.name ?? 'Lê Văn Cũ', over.phone ?? '0900000123', over.pauses ?? '', over.supplements ?? '0',
].join(',')

const table = async (...lines: readonly string[]): Promise<readonly TableRow[]> => {
  const file = join(folder, 'bang.csv')
  await writeFile(file, [HEAD, ...lines].join('\n'))
  const read = await readTable(file)
  assert.ok(read.ok)
  return read.value
}

const run = async (lines: readonly string[], apply = true, source = 'cu') =>
  importRunningDossiers(office.system, await table(...lines), { apply, source })

const outcomes = (records: Awaited<ReturnType<typeof run>>) => records.map(({ outcome }) => outcome)
const found = async (code: string) => {
  const [row] = await rowsOf<{ id: DossierId }>(office.db, `select id from dossier where code = '${code}'`)
  assert.ok(row)
  const page = await transaction(office.system, (trx) => findDossierPage(trx, office.system.actor, row.id))
  assert.ok(page && 'clock' in page.dossier)
  return { id: row.id, page, dossier: page.dossier }
}

test('chạy thử không ghi gì; ghi thật giữ mã, tiếp nhận, hạn in; nhập lại không đổi', async () => {
  const lines = [line('CU-001', { holder: 'Trần-Thị-Hạnh' }), line('CU-002', { status: 'Mới tiếp nhận' })]
  assert.deepEqual(outcomes(await run(lines, false)), ['created', 'created'])
  assert.deepEqual(await rowsOf(office.db, `select 1 from dossier where code like 'CU-%'`), [])
  assert.deepEqual(outcomes(await run(lines)), ['created', 'created'])
  assert.deepEqual(outcomes(await run(lines)), ['unchanged', 'unchanged'])
  const { dossier, page } = await found('CU-001')
  assert.equal(dossier.acceptedAt, '2026-11-16T01:30:00.000Z')
  assert.equal(dossier.clock.dueAt, '2026-11-25T10:30:00.000Z')
  assert.deepEqual(page.dues.map(({ cause }) => cause), ['imported'])
  const live = dossier.steps.filter((step) => step.state === 'waiting')
  assert.deepEqual(live.map(({ kind, staffId, dueAt }) => [kind, staffId, dueAt]), [['handle', office.staff.officer, dossier.clock.dueAt]])
  const second = await found('CU-002')
  assert.deepEqual(second.dossier.steps.map(({ kind, state }) => [kind, state]), [['receive', 'waiting']])
})

test('hồ sơ nhập đi tiếp tới khi trả kết quả; lịch sử dựng lại khớp', async () => {
  const { id, dossier } = await found('CU-001')
  const stepNo = dossier.steps.find((step) => step.state === 'waiting')?.no
  await office.must('officer', 'draftResult', { dossierId: id, stepNo, outcome: 'GRANTED', summary: 'Đồng ý' })
  await office.must('officer', 'forward', { dossierId: id, stepNo })
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('đang chờ bổ sung: bổ sung xong thì hạn in dời đúng số ngày làm việc đã chờ', async () => {
  const pauses = 'bổ sung: 18/11/2026 09:00'
  assert.deepEqual(outcomes(await run([line('CU-010', { status: 'Chờ bổ sung', pauses, supplements: '1' })])), ['created'])
  const before = await found('CU-010')
  assert.equal(before.dossier.phase === 'open' && before.dossier.waiting?.kind, 'supplement')
  assert.equal(before.dossier.supplementRequests, 1)
  office.at('2026-11-23T09:00')
  const answer = await office.must('receiver', 'receiveSupplement', { dossierId: before.id })
  // From Wednesday to Monday three counted days were waited: 25/11 becomes 30/11 (24/11 ships as pending).
  assert.equal(answer.dueAt, '2026-11-30T10:30:00.000Z')
  assert.equal((await found('CU-010')).dossier.clock.originalDueAt, '2026-11-25T10:30:00.000Z')
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})

test('lần tạm dừng đã xong nằm sẵn trong hạn in: hạn in vẫn là hạn', async () => {
  const pauses = 'bổ sung: 16/11/2026 09:00 → 18/11/2026 10:00'
  assert.deepEqual(outcomes(await run([line('CU-011', { due: '27/11/2026 15:00', pauses })])), ['created'])
  const { id, dossier } = await found('CU-011')
  assert.equal(dossier.clock.dueAt, '2026-11-27T08:00:00.000Z')
  await office.must('officer', 'suspend', { dossierId: id, reason: 'Xác minh', basis: 'Quy trình' })
  office.at('2026-11-25T09:00')
  const answer = await office.must('officer', 'resume', { dossierId: id })
  assert.equal(answer.dueAt, '2026-12-01T10:30:00.000Z')
})

test('mã cũ tra cứu được như mã của mình', async () => {
  const answer = await lookUp(office.system, { code: 'cu 001', factor: '0123', address: '127.0.0.1' })
  assert.ok(answer.ok, JSON.stringify(answer))
})

test('sửa tên người nộp trong tệp: cập nhật bằng đính chính; đổi hạn thì để người quyết định', async () => {
  assert.deepEqual(outcomes(await run([line('CU-002', { status: 'Mới tiếp nhận', name: 'Lê Văn Mới' })])), ['updated'])
  assert.deepEqual((await found('CU-002')).page.history.at(-1)?.event.type, 'corrected')
  const [record] = await run([line('CU-002', { status: 'Mới tiếp nhận', name: 'Lê Văn Mới', due: '26/11/2026' })])
  assert.deepEqual([record?.outcome, record?.reason], ['needsReview', 'đã nhập trước đó với hạn trả khác; sửa trên hồ sơ nếu bản cũ sai'])
})

test('cùng mã từ hệ thống khác là hồ sơ khác nên bị từ chối, không lẫn vào nhau', async () => {
  const [record] = await run([line('CU-001')], true, 'khac')
  assert.equal(record?.outcome, 'rejected')
  assert.match(record?.reason ?? '', /đã là mã của hồ sơ khác/)
})

test('không ghi trường hợp: chọn trường hợp có thời hạn dẫn tới ngày đã in, không đoán khi không có', async () => {
  const [fits, unclear] = await run([line('CU-020', { case: '', due: '19/11/2026' }), line('CU-021', { case: '' })], false)
  assert.deepEqual([fits?.outcome, unclear?.outcome], ['created', 'needsReview'])
  assert.match(unclear?.reason ?? '', /chọn trường hợp/)
})

describe('dòng sai được nêu số dòng và lý do', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['thiếu mã', line(''), 'rejected', /thiếu mã hồ sơ/],
    ['ngày không có', line('S-0001', { received: '31/02/2026' }), 'rejected', /ngày tiếp nhận/],
    ['ngày tương lai', line('S-0002', { received: '01/12/2027', due: '10/12/2027' }), 'rejected', /còn ở phía trước/],
    ['hạn trước tiếp nhận', line('S-0003', { due: '01/11/2026' }), 'rejected', /trước lúc tiếp nhận/],
    ['đơn vị lạ', line('S-0004', { unit: 'H99.1' }), 'rejected', /không có đơn vị/],
    ['trạng thái lạ', line('S-0005', { status: 'Bay' }), 'rejected', /không có trạng thái/],
    ['đã trả', line('S-0006', { status: 'Đã trả kết quả' }), 'rejected', /đã kết thúc/],
    ['thủ tục chưa có', line('S-0007', { procedure: '9.999999' }), 'needsReview', /danh mục chưa có thủ tục/],
    ['cán bộ lạ', line('S-0008', { holder: 'KHONG-CO' }), 'needsReview', /cán bộ/],
    ['thiếu hạn', line('S-0009').replace('25/11/2026', ''), 'needsReview', /thiếu hạn trả/],
    ['đã trình ký', line('S-0010', { status: 'Trình ký' }), 'needsReview', /soạn lại/],
    ['chờ mà không có lần dừng', line('S-0011', { status: 'Chờ bổ sung' }), 'rejected', /không có lần đang mở/],
    ['tạm dừng trước tiếp nhận', line('S-0012', { pauses: 'bổ sung: 01/11/2026 → 02/11/2026' }), 'rejected', /tạm dừng/],
    ['số lần bổ sung âm', line('S-0013', { supplements: '-1' }), 'rejected', /số nguyên/],
  ]
  for (const [name, text, outcome, reason] of cases) {
    test(name, async () => {
      const [record] = await run([text], false)
      assert.deepEqual([record?.row, record?.outcome], [2, outcome], record?.reason)
      assert.match(record?.reason ?? '', reason)
    })
  }

  test('ba dòng hỏng trong một nghìn: phần còn lại vào hết, ba dòng được liệt kê', async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => line(`NGHIN-${i}`))
    lines[17] = line('NGHIN-17', { received: 'hôm qua' })
    lines[500] = line('NGHIN-499')
    lines[999] = 'NGHIN-999'
    const records = await run(lines)
    const bad = records.filter(({ outcome }) => outcome !== 'created').map(({ row, outcome }) => [row, outcome])
    assert.deepEqual(bad, [[19, 'rejected'], [502, 'rejected'], [1001, 'rejected']])
    assert.deepEqual(await rowsOf(office.db, `select count(*)::int as n from dossier where code like 'NGHIN-%'`), [{ n: 997 }])
  })
})

test('tệp XLSX: ngày giờ của bảng tính, công thức chỉ lấy kết quả', async () => {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('HS')
  sheet.addRow(HEAD.split(','))
  // The spreadsheet library takes and gives moments as `Date`.
  // oxlint-disable-next-line no-restricted-globals
  const [received, due] = ['2026-11-16T08:30:00Z', '2026-11-25T00:00:00Z'].map((text) => new Date(text))
  sheet.addRow(['XL-001', '1.004873', 'usual', received, due, 'Đang xử lý', 'H50.101.01', 'H50.101.03', '', 'Lê Văn Bảng', '', '', 0])
  sheet.getCell('J2').value = { formula: 'HYPERLINK("http://x","a")', result: 'Lê Văn Bảng' }
  const file = join(folder, 'bang.xlsx')
  await workbook.xlsx.writeFile(file)
  const read = await readTable(file)
  assert.ok(read.ok)
  assert.deepEqual(outcomes(await importRunningDossiers(office.system, read.value, { apply: true, source: 'cu' })), ['created'])
  const { dossier, page } = await found('XL-001')
  assert.deepEqual([dossier.acceptedAt, dossier.clock.dueAt], ['2026-11-16T01:30:00.000Z', '2026-11-25T10:30:00.000Z'])
  assert.equal(page.textOf(dossier.parties.submitter.name), 'Lê Văn Bảng')
})

test('ngày giờ viết theo nhiều cách', () => {
  const written = ['02/11/2026 08:30', '2/11/2026 8:30', '2026-11-02 08:30', '2026-11-02T08:30:00+07:00', '08:30 02/11/2026', '08:30:00 02-11-2026']
  assert.equal(new Set(written.map((text) => JSON.stringify(readMoment(text)))).size, 1)
  assert.deepEqual(['02/11/2026', '2026-11-02'].map((text) => readMoment(text)?.minute), [null, null])
  assert.deepEqual(['30/02/2026', '02/11/26', '25:00 02/11/2026', 'x', '2026-11-02T08:30:00Z'].map(readMoment), Array.from({ length: 5 }))
})
