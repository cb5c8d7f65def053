import assert from 'node:assert/strict'
import { test } from 'node:test'
import { perform } from '#dossiers/commands.ts'
import { asStaff, filing } from '#dossiers/testing.ts'
import type { StaffId } from '#kernel/ids.ts'
import { hire, taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from '../../test/office.ts'

const db = await testDatabase()
const office = await foundRealOffice(db.app)
const { system, staff, units } = office
const doors = await openRealDoors(db)
const desk = await asStaff(system, staff.desk)
taken(await perform(desk, 'receive', filing(desk, units)))
const technician = await hire(system, 'Ngô Văn Máy', { role: 'systemAdmin', unitId: units.province, withSubtree: true })

const open = async (staffId: StaffId, path: string): Promise<Response> =>
  doors.send(path, { headers: { cookie: await openCookie(system, await addAccount(system, staffId)) } })

test('trang số liệu: chia theo năm cách, mỗi số dẫn tới đúng danh sách hồ sơ đã đếm; địa chỉ lạ là trang thường', async () => {
  const cookie = await openCookie(system, await addAccount(system, staff.leader))
  const pageOf = async (path: string): Promise<string> => {
    const answer = await doors.send(path, { headers: { cookie } })
    assert.equal(answer.status, 200, path)
    return answer.text()
  }
  for (const query of ['', '?theo=linh-vuc', '?theo=thu-tuc&ky=nam-nay', '?theo=cach-nop&ky=quy-nay', '?theo=can-bo', '?theo=%3Cscript%3E&ky=x&don-vi=1']) {
    assert.match(await pageOf(`/so-lieu${query}`), /Thời gian giải quyết/, query)
  }
  const page = await pageOf('/so-lieu')
  const href = /href="(\/so-lieu\/accepted[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(href !== undefined)
  assert.match(await pageOf(href), /H50\.\d+/)
  assert.doesNotMatch(page, / style="/)
})

test('số không có, kỳ không đủ: nói rõ; quản trị hệ thống không xem số liệu', async () => {
  assert.equal((await open(staff.head, '/so-lieu/khong-co?tu=2026-01-01&den=2026-01-31')).status, 404)
  assert.equal((await open(technician, '/so-lieu')).status, 403)
})
