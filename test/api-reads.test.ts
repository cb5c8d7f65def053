import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filing } from '#dossiers/testing.ts'
import { createIntegrationClient } from '#identity/integration-clients.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { recordAbsence } from '#organisation/absence-commands.ts'
import { setSessions } from '#organisation/calendar-commands.ts'
import { parseCalendarDefinition } from '#organisation/domain/calendar-definition.ts'
import { day, taken } from '#organisation/testing.ts'
import { today } from '#organisation/today.ts'
import { testDatabase } from './db.ts'
import { foundRealOffice, openRealDoors } from './office.ts'

const db = await testDatabase()
const { system, units, staff } = await foundRealOffice(db.app)
const doors = await openRealDoors(db)

const tokenFor = async (role: Role, unitId: UnitId): Promise<string> =>
  taken(await createIntegrationClient(system, { name: 'Phần mềm', role, unitId, withSubtree: true, sectors: null, validTo: null })).token
const desk = await tokenFor('receptionOfficer', units.center)
const elsewhere = await tokenFor('receptionOfficer', units.department)

const ask = (path: string, token: string | null = desk, init: RequestInit = {}): Promise<Response> =>
  doors.send(`/api/v1${path}`, { ...init, headers: { ...init.headers, ...(token !== null && { authorization: `Bearer ${token}` }) } })
const read = async <T>(path: string, token: string | null = desk): Promise<T> => {
  const answer = await ask(path, token)
  assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
  return (await answer.json()) as T
}
const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n')
const upload = (name: string, bytes: Uint8Array<ArrayBuffer>, token: string | null = desk) =>
  ask(`/files?name=${encodeURIComponent(name)}`, token, { method: 'POST', body: bytes, headers: { 'content-type': 'application/octet-stream' } })

test('không có mã thì không đọc được gì', async () => {
  for (const path of ['/units', `/units/${units.commune}`, `/units/${units.commune}/staff`, `/units/${units.commune}/calendar`, '/procedures', '/procedures/1.004873']) {
    assert.equal((await ask(path, null)).status, 401, path)
  }
  assert.equal((await upload('a.pdf', PDF, null)).status, 401)
})

test('đơn vị: cả cây, một nhánh, một đơn vị; đơn vị lạ thì không thấy', async () => {
  type Units = { units: { id: string; parentId: string | null }[] }
  const whole = await read<Units>('/units')
  const branch = await read<Units>(`/units?below=${units.commune}`)
  assert.ok(whole.units.length > branch.units.length)
  assert.equal(branch.units[0]?.id, units.commune)
  assert.equal((await read<{ id: string }>(`/units/${units.center}`)).id, units.center)
  assert.equal((await ask(`/units/${system.newId()}`)).status, 404)
  assert.equal((await ask('/units?la=1')).status, 422)
})

test('cán bộ của đơn vị: chỉ khi quyền của mình tới đơn vị đó; không điện thoại, không thư; ghi rõ ai đang vắng', async () => {
  const to = today(system).add({ days: 3 })
  taken(await recordAbsence(system, { staffId: staff.desk, from: today(system), to, reason: 'leave' }))
  type Person = { id: string; roles: string[]; absentTo: string | null }
  const { staff: people } = await read<{ staff: Person[] }>(`/units/${units.center}/staff`)
  const receiver = people.find((one) => one.id === staff.desk)
  assert.deepEqual(Object.keys(receiver ?? {}).toSorted(), ['absentTo', 'code', 'fullName', 'id', 'roles', 'title'])
  assert.ok(receiver?.roles.includes('receptionOfficer'))
  assert.equal(receiver?.absentTo, to.toString())
  assert.equal((await ask(`/units/${units.center}/staff`, elsewhere)).status, 404)
})

test('lịch của đơn vị: đưa thẳng vào lệnh deadline được, có giờ theo mùa', async () => {
  const sessions = { mon: ['07:00-11:00'], tue: ['07:00-11:00'] }
  taken(await setSessions(system, { unitId: units.commune, from: day('2027-04-16'), sessions, receptionSessions: null, dayMinutes: null, countsAsDay: [], source: 'QĐ hè' }))
  const calendar = await read<{ changes: { from: string; source: string }[] }>(`/units/${units.center}/calendar`)
  assert.deepEqual(calendar.changes.map(({ from, source }) => [from, source]), [['2027-04-16', 'QĐ hè']])
  assert.ok(parseCalendarDefinition(calendar).ok)
})

test('thủ tục: tìm như gõ, đọc phiên bản đang áp dụng và các bước', async () => {
  const { procedures } = await read<{ procedures: { code: string }[] }>('/procedures?search=doc%20than')
  assert.equal(procedures[0]?.code, '1.004873')
  const found = await read<{ version: { code: string; cases: object[] }; process: { steps: object[] } | null }>('/procedures/1.004873')
  assert.equal(found.version.code, '1.004873')
  assert.ok(found.version.cases.length > 0 && (found.process?.steps.length ?? 0) > 0)
  assert.equal((await ask('/procedures/9.999999')).status, 404)
})

test('tệp: gửi lên, dùng trong lệnh, tải về; người khác không tải được; tệp chưa dùng thì chưa ai tải được', async () => {
  const sent = (await (await upload('giấy khai sinh.pdf', PDF)).json()) as { fileId: string; size: number; mediaType: string }
  assert.deepEqual([sent.size, sent.mediaType], [PDF.length, 'application/pdf'])
  assert.equal((await ask(`/files/${sent.fileId}`)).status, 404)
  const input = filing(system, units)
  const papers = [{ paperId: input.papers[0]?.paperId ?? 'p1', form: 'electronic', quantity: 1, files: [{ fileId: sent.fileId, name: 'giấy khai sinh.pdf' }] }]
  const received = await ask('/dossiers/commands/receive', desk, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...input, papers  }),
  })
  assert.equal(received.status, 200, await received.clone().text())
  const back = await ask(`/files/${sent.fileId}`)
  assert.match(back.headers.get('content-disposition') ?? '', /^attachment/)
  assert.deepEqual(new Uint8Array(await back.arrayBuffer()), PDF)
  assert.equal((await ask(`/files/${sent.fileId}`, elsewhere)).status, 404)
})

test('tệp: trống, quá lớn, không tên: một câu, không có gì được giữ', async () => {
  const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
  assert.deepEqual(await codeOf(await upload('a.pdf', new Uint8Array(0))), [422, 'fileEmpty'])
  assert.deepEqual(await codeOf(await upload('', PDF)), [422, 'fileNameInvalid'])
  const large = new Uint8Array(51 * 1024 * 1024)
  large.set(PDF)
  assert.deepEqual(await codeOf(await upload('to.pdf', large)), [413, 'fileTooLarge'])
})
