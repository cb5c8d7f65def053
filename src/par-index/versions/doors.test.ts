import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { StaffId } from '#kernel/ids.ts'
import { foundProvince, hire, taken } from '#organisation/testing.ts'
import { readTableBytes } from '#sheets/read-table.ts'
import { testDatabase } from '../../../test/db.ts'
import { postForms } from '../../../test/html-forms.ts'
import { addAccount, openCookie, openRealDoors, systemOf } from '../../../test/office.ts'
import { foundInstance } from '../../instance.ts'
import { DEFAULT_POLICY } from '#identity/domain/security-policy.ts'
import { changePolicy } from '#identity/policy-commands.ts'
import { readVersionSheet } from './read-version-sheet.ts'
import { writeVersionWorkbook } from './version-workbook.ts'
import { shippedVersion } from '../testing-version.ts'

const VERSIONS = '/chi-so-cchc/bo-tieu-chi'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('cửa của bộ tiêu chí', async () => {
  const db = await testDatabase()
  const system = systemOf(db.app)
  const units = await foundProvince(system)
  await foundInstance(db.app, 'production', system)
  taken(await changePolicy(system, { ...DEFAULT_POLICY, totpRoles: [] }))
  const doors = await openRealDoors(db)
  const cookieOf = async (staffId: StaffId) => openCookie(system, await addAccount(system, staffId))
  const cookies = {
    coordinator: await cookieOf(await hire(system, 'Đỗ Anh Tuấn', { role: 'reformCoordinator', unitId: units.province })),
    governor: await cookieOf(await hire(system, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province })),
    communal: await cookieOf(await hire(system, 'Trần Khơi', { role: 'reformCoordinator', unitId: units.commune })),
    head: await cookieOf(await hire(system, 'Phạm Thị Hòa', { role: 'unitHead', unitId: units.division })),
    officer: await cookieOf(await hire(system, 'Trần Thị Hạnh', { role: 'caseOfficer', unitId: units.division })),
  }
  type Person = keyof typeof cookies

  const get = async (person: Person | null, path: string) => {
    const answer = await doors.send(path, { headers: person === null ? {} : { cookie: cookies[person] } })
    return { status: answer.status, text: (await answer.clone().text()).replaceAll('<!-- -->', ''), answer }
  }
  /** Fills a form of a page by the button that sends it, as a browser without script does. */
  const send = async (person: Person, path: string, work: string | null, typed: Readonly<Record<string, string>> = {}) => {
    const page = await get(person, path)
    const form = postForms(page.text, path).find(({ fields }) => fields.some(([name, value]) => (work === null ? name === 'name' : name === 'viec' && value === work)))
    assert.ok(form !== undefined, `${path}: no form for ${work}`)
    const body = new URLSearchParams(form.fields.filter(([name]) => name !== 'viec').map(([name, value]) => [name, typed[name] ?? value]))
    for (const [name, value] of Object.entries(typed)) body.set(name, value)
    if (work !== null) body.set('viec', work)
    const kept = page.answer.headers.getSetCookie().map((one) => one.split(';')[0])
    const answer = await doors.send(form.action, { method: 'POST', headers: { cookie: [cookies[person], ...kept].join('; ') }, body })
    return { status: answer.status, to: answer.headers.get('location'), text: (await answer.text()).replaceAll('<!-- -->', '') }
  }
  const DRAFT = `${VERSIONS}/cap-xa-2027`

  test('lập dự thảo từ bộ mẫu; sai thì biểu mẫu trở lại nguyên chữ đã gõ', async () => {
    const wrong = await send('coordinator', VERSIONS, null, { name: '', code: 'Cấp xã', from: '27' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Ghi tên bộ chỉ số[^]*Ghi năm đầu tiên/)
    assert.match(wrong.text, /value="Cấp xã"/)
    const taken = await send('coordinator', VERSIONS, null, { source: 'mau-cap-xa', level: 'commune', code: 'mau-cap-xa', to: '' })
    assert.match(taken.text, /Mã “mau-cap-xa” đã dùng/)
    const drawn = await send('coordinator', VERSIONS, null, { source: 'mau-cap-xa', level: 'commune', code: 'cap-xa-2027', from: '2027', to: '' })
    assert.deepEqual([drawn.status, drawn.to], [303, `${DRAFT}/soan`])
  })

  test('ai mở được trang nào; dự thảo của tỉnh xã không thấy', async () => {
    const expected: readonly (readonly [Person | null, string, number])[] = [
      ['head', VERSIONS, 200], ['head', `${VERSIONS}/mau-cap-xa`, 200], ['head', `${VERSIONS}/mau-cap-xa/tep`, 200], ['officer', VERSIONS, 403], [null, VERSIONS, 303],
      ['head', `${VERSIONS}/mau-cap-xa/so-sanh?voi=lam-dong-huyen-2022`, 200], ['head', DRAFT, 404], ['head', `${DRAFT}/tep`, 404],
      ['head', `${VERSIONS}/mau-cap-xa/so-sanh?voi=cap-xa-2027`, 404], ['head', `${DRAFT}/soan`, 403], ['communal', `${DRAFT}/soan`, 404], ['communal', DRAFT, 404],
      ['communal', `${DRAFT}/nhap`, 404], ['communal', `${DRAFT}/soan/0`, 404], ['governor', DRAFT, 200], ['governor', `${DRAFT}/soan`, 403],
      ['coordinator', DRAFT, 200], ['coordinator', `${DRAFT}/soan`, 200], ['coordinator', `${DRAFT}/soan/0`, 200], ['coordinator', `${DRAFT}/soan/0-0`, 200],
      ['coordinator', `${DRAFT}/soan/2-1-0`, 200], ['coordinator', `${DRAFT}/soan/moi?duoi=0-0`, 200], ['coordinator', `${DRAFT}/soan/moi`, 200],
      ['coordinator', `${DRAFT}/soan/99`, 404], ['coordinator', `${DRAFT}/soan/moi?duoi=0-0-0`, 404], ['coordinator', `${DRAFT}/soan/abc`, 404],
      ['coordinator', `${VERSIONS}/mau-cap-xa/soan`, 404], ['coordinator', `${VERSIONS}/khong-co`, 404], ['coordinator', `${DRAFT}/nhap`, 200],
    ]
    for (const [person, path, status] of expected) assert.equal((await get(person, path)).status, status, `${person} ${path}`)
  })

  test('sửa một tiêu chí thành phần bằng công thức; viết sai thì nói ký tự nào, đúng thì lưu', async () => {
    const path = `${DRAFT}/soan/0-0-1`
    const typed = { code: '1.1.2', name: 'Mức độ hoàn thành', maxPoints: '2', kind: 'formula', 'formula.inputs': 'xong | Nhiệm vụ xong | 0 |\ntổng | Nhiệm vụ | 0 |', evidence: 'Báo cáo', verifier: 'Sở Nội vụ' }
    assert.match((await send('coordinator', path, null, { ...typed, 'formula.expression': '' })).text, /Ghi công thức cho điểm/)
    const saved = await send('coordinator', path, null, { ...typed, 'formula.expression': 'tối_đa × xong ÷' })
    assert.deepEqual([saved.status, saved.to], [303, `${DRAFT}/soan#dong-0-0-1`])
    const page = await get('coordinator', `${DRAFT}/soan`)
    assert.match(page.text, /1 chỗ phải sửa[^]*1\.1\.2: Công thức sai ở ký tự thứ 16: thiếu một số/)
    await send('coordinator', path, null, { ...typed, 'formula.expression': 'tối_đa × min(1; xong ÷ tổng)' })
    assert.match((await get('coordinator', DRAFT)).text, /Không còn chỗ sai/)
  })

  test('thêm, chuyển, đánh lại số, bỏ: không cần script', async () => {
    const added = await send('coordinator', `${DRAFT}/soan/moi?duoi=0-0`, null, { name: 'Dòng thử', maxPoints: '0', kind: 'yesNo', 'yesNo.subject': 'Có?', evidence: 'x', verifier: 'y' })
    assert.equal(added.status, 303)
    assert.match((await get('coordinator', `${DRAFT}/soan`)).text, /Dòng thử/)
    assert.equal((await send('coordinator', `${DRAFT}/soan`, 'len:0-0-2')).to, `${DRAFT}/soan#dong-0-0-1`)
    assert.equal((await send('coordinator', `${DRAFT}/soan`, 'danh-so')).status, 303)
    assert.match((await get('coordinator', `${DRAFT}/soan/0-0-1`)).text, /1\.1\.2 Dòng thử/)
    assert.equal((await send('coordinator', `${DRAFT}/soan/0-0-1`, 'bo')).status, 303)
    assert.deepEqual((await get('coordinator', `${DRAFT}/soan`)).text.match(/.{80}Dòng thử/gu), null)
    assert.equal((await send('coordinator', `${DRAFT}/soan`, 'luu', { name: 'Chỉ số cấp xã 2027', level: 'commune', from: '2027', to: '2028', maxPoints: '100' })).status, 303)
    assert.match((await get('coordinator', DRAFT)).text, /2027–2028/)
  })

  test('bảng tính: tải về, sửa, xem trước từng dòng sai, rồi nhập', async () => {
    const file = await get('coordinator', `${DRAFT}/tep`)
    const table = await readTableBytes(Buffer.from(await file.answer.arrayBuffer()), 'bo.xlsx')
    assert.ok(table.ok)
    assert.deepEqual(readVersionSheet(table.value).faults, [])

    const upload = async (name: string, bytes: Uint8Array) => {
      const page = await get('coordinator', `${DRAFT}/nhap`)
      const form = postForms(page.text, `${DRAFT}/nhap`).find(({ isUpload }) => isUpload)
      assert.ok(form !== undefined)
      const body = new FormData()
      body.append('sheet', new File([new Uint8Array(bytes)], name, { type: name.endsWith('.csv') ? 'text/csv' : SHEET_TYPE }))
      const kept = page.answer.headers.getSetCookie().map((one) => one.split(';')[0])
      const answer = await doors.send(form.action.startsWith('?') ? `${DRAFT}/nhap${form.action}` : form.action, { method: 'POST', headers: { cookie: [cookies.coordinator, ...kept].join('; ') }, body })
      return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', ''), kept }
    }
    const bad = await upload('bo.csv', Buffer.from('Mã,Nội dung,Điểm tối đa,Cách chấm\n1,Chỉ đạo,nhiều,\n1.1,Kế hoạch,3,\n', 'utf8'))
    assert.match(bad.text, /Dòng 2: điểm tối đa “nhiều” không đúng[^]*Dòng 3: dòng “1\.1” chưa có lĩnh vực/)
    assert.doesNotMatch(bad.text, /name="fileId"/)
    assert.match((await upload('trong.csv', Buffer.from('A,B\n', 'utf8'))).text, /Không thấy dòng nào/)

    const example = shippedVersion('mau-cap-xa')
    const good = await upload('bo.xlsx', await writeVersionWorkbook({ ...example, areas: example.areas.slice(0, 2) }))
    assert.match(good.text, /Nhập được; còn 1 chỗ phải sửa/)
    const form = postForms(good.text, `${DRAFT}/nhap`).find(({ fields }) => fields.some(([name]) => name === 'fileId'))
    assert.ok(form !== undefined)
    const confirm = () => doors.send(form.action, { method: 'POST', headers: { cookie: [cookies.coordinator, ...good.kept].join('; ') }, body: new URLSearchParams(form.fields.map(([name, value]) => [name, value])) })
    assert.equal((await confirm()).status, 303)
    assert.match((await get('coordinator', `${DRAFT}/soan`)).text, /các dòng bên dưới cộng lại là 17/)
    assert.equal((await confirm()).status, 422)
  })

  test('lãnh đạo ban hành; từ đó mọi người đọc được, không ai sửa được; so với bộ mẫu thấy chỗ khác', async () => {
    const code = 'cap-xa-2026-moi'
    await send('coordinator', VERSIONS, null, { source: 'mau-cap-xa', level: 'commune', code, from: '2026', to: '2026', name: 'Chỉ số cấp xã 2026' })
    await send('coordinator', `${VERSIONS}/${code}/soan`, 'xuong:0-0-0')
    assert.doesNotMatch((await get('coordinator', `${VERSIONS}/${code}`)).text, /value="ban-hanh"/)
    const missing = await send('governor', `${VERSIONS}/${code}`, 'ban-hanh', { number: '' })
    assert.match(missing.text, /Ghi số quyết định ban hành/)
    const issued = await send('governor', `${VERSIONS}/${code}`, 'ban-hanh', { number: '3012/QĐ-UBND' })
    assert.equal(issued.status, 303)
    assert.equal((await get('head', `${VERSIONS}/${code}`)).status, 200)
    assert.equal((await get('coordinator', `${VERSIONS}/${code}/soan`)).status, 404)
    assert.match((await get('head', `${VERSIONS}/${code}/so-sanh?voi=mau-cap-xa`)).text, /chuyển chỗ/)
    const ended = await send('governor', `${VERSIONS}/${code}`, 'het-hieu-luc', { reason: 'Có bộ mới' })
    assert.equal(ended.status, 303)
    assert.match((await get('head', `${VERSIONS}/${code}`)).text, /hết hiệu lực/)
  })
})
