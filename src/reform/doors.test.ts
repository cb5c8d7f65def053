import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { EVIDENCE_FILES, documentField } from '#evidence/fields.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { writeWorkbook, type SheetEntry } from '#sheets/write-workbook.ts'
import { readTableBytes } from '#sheets/read-table.ts'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { PERSON_COOKIE } from '../../test/person-app.ts'
import { splitTask } from './commands.ts'
import { unitField } from './field-names.ts'
import { TASK_SHEET_COLUMNS, type TaskColumn } from './sheets/columns.ts'
import { openReformApp, openReformOffice, type ReformPerson } from './testing.ts'

const PDF = new Blob(['%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'], { type: 'application/pdf' })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('cửa của kế hoạch và nhiệm vụ', async () => {
  const office = await openReformOffice(await testDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'motcua-reform-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const app = await openReformApp(office, openDiskStore(folder))
  const { units } = office

  const cookieOf = (person: ReformPerson, kept: readonly string[] = []) => [`${PERSON_COOKIE}=${person}`, ...kept.map((one) => one.split(';')[0])].join('; ')
  const get = async (person: ReformPerson | null, path: string) => {
    const answer = await app.request(path, { headers: person === null ? {} : { cookie: cookieOf(person) } })
    return { status: answer.status, headers: answer.headers, answer, text: async () => (await answer.text()).replaceAll('<!-- -->', '') }
  }
  /** Sends a form of a page as a browser without script does. */
  const send = async (person: ReformPerson, path: string, fields: Readonly<Record<string, string | Blob>>, upload = false) => {
    const page = await get(person, path)
    const html = await page.text()
    const cookie = cookieOf(person, page.headers.getSetCookie())
    const csrf = (upload ? /csrf=([^"&]+)"/ : /name="csrf" value="([^"]+)"/).exec(html)?.[1] ?? ''
    const body = upload ? new FormData() : new URLSearchParams({ csrf })
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') body.append(name, value)
      else if (body instanceof FormData) body.append(name, value, 'bien-ban.pdf')
    }
    const answer = await app.request(upload ? `${path}?csrf=${csrf}` : path, { method: 'POST', headers: { cookie }, body })
    return { status: answer.status, location: answer.headers.get('location'), text: (await answer.text()).replaceAll('<!-- -->', '') }
  }
  const seqIn = async (person: ReformPerson, path: string): Promise<string> => /name="seq" value="(\d+)"/.exec(await (await get(person, path)).text())?.[1] ?? ''
  const hiddenIn = async (person: ReformPerson, path: string, name: string): Promise<string> => new RegExp(`name="${name}" value="([^"]+)"`).exec(await (await get(person, path)).text())?.[1] ?? ''

  const task = await office.issued(units.commune, { title: 'Rà soát thủ tục của xã' })
  const [part] = taken(await splitTask(await office.as('leader'), { id: task.id, seq: task.seq, commandId: 'doors', parts: [{ leadUnitId: units.division }] }))
  assert.ok(part !== undefined)
  const PAGE = `/cai-cach/nhiem-vu/${part.id}`

  test('ai mở được trang nào', async () => {
    const plan = `/cai-cach/ke-hoach/${task.planId}`
    const expected: readonly (readonly [ReformPerson | null, string, number])[] = [
      ['leader', '/cai-cach/nhiem-vu', 200], ['leader', '/cai-cach/nhiem-vu?xem=cot&pham-vi=don-vi', 200], ['leader', '/cai-cach/nhiem-vu?xem=nam&nam=2026', 200],
      ['leader', PAGE, 200], ['coordinator', PAGE, 200], ['head', PAGE, 200], ['director', PAGE, 404], ['technician', PAGE, 403], [null, PAGE, 303],
      ['leader', `${PAGE}/bao-cao`, 200], ['governor', `${PAGE}/bao-cao`, 404], ['leader', `${PAGE}/giao-xuong`, 200], ['director', `${PAGE}/giao-xuong`, 404],
      ['leader', `${PAGE}/sua`, 200], ['head', `${PAGE}/sua`, 404], ['leader', '/cai-cach/nhiem-vu/khong-co', 404], ['leader', `${PAGE}/minh-chung/khong-co`, 404],
      ['coordinator', '/cai-cach/ke-hoach', 200], ['coordinator', plan, 200], ['leader', plan, 200], ['director', plan, 200], ['technician', plan, 403],
      ['coordinator', `${plan}/them`, 200], ['leader', `${plan}/them`, 404], ['coordinator', `${plan}/nhap`, 200], ['leader', `${plan}/nhap`, 404],
      ['coordinator', `${plan}/nam-sau`, 200], ['leader', `${plan}/nam-sau`, 404], ['leader', `${plan}/tep`, 200], ['leader', '/cai-cach/ke-hoach/bang-mau', 200],
      ['leader', '/cai-cach/nhiem-vu/moi', 200], ['officer', '/cai-cach/nhiem-vu/moi', 404], ['leader', '/cai-cach/ke-hoach/khong-co/tep', 404],
    ]
    for (const [person, path, status] of expected) assert.equal((await get(person, path)).status, status, `${person} ${path}`)
  })

  test('kế hoạch của tỉnh: sở không có việc thì thấy kế hoạch nhưng không thấy việc của xã', async () => {
    const text = await (await get('director', `/cai-cach/ke-hoach/${task.planId}`)).text()
    assert.match(text, /không giao nhiệm vụ nào cho đơn vị bạn/)
    assert.doesNotMatch(text, /Rà soát thủ tục của xã/)
  })

  test('báo cáo không có script: lỗi nêu ở ô, tệp và chữ đã gõ không mất; rồi gửi được, tải được tệp', async () => {
    const seq = await seqIn('head', `${PAGE}/bao-cao`)
    const wrong = await send('head', `${PAGE}/bao-cao`, { seq, claim: 'completed', words: '', difficulty: 'Thiếu người', [EVIDENCE_FILES]: PDF }, true)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Chưa viết kết quả đã làm được/)
    assert.match(wrong.text, /Đã nhận <b>bien-ban\.pdf<\/b>/)
    assert.match(wrong.text, /Thiếu người/)
    const staged = /name="evidence\.files\.staged"[^>]*value="([^"]+)"/.exec(wrong.text)?.[1]?.replaceAll('&quot;', '"') ?? /value="([^"]+)"[^>]*name="evidence\.files\.staged"/.exec(wrong.text)?.[1]?.replaceAll('&quot;', '"')
    assert.ok(staged !== undefined)
    const sent = await send('head', `${PAGE}/bao-cao`, {
      seq, claim: 'completed', words: 'Đã rà soát xong', 'evidence.files.staged': staged, [documentField(0, 'number')]: '12/BC', [documentField(0, 'issuedOn')]: '2026-11-02',
      [documentField(0, 'issuer')]: 'Phòng Kinh tế', [documentField(0, 'title')]: 'Báo cáo rà soát',
    }, true)
    assert.deepEqual([sent.status, sent.location], [303, PAGE])
    const page = await (await get('leader', PAGE)).text()
    assert.match(page, /Báo cáo rà soát/)
    const href = /href="(\/cai-cach\/nhiem-vu\/[^"]+\/minh-chung\/[^"]+)"/.exec(page)?.[1] ?? ''
    const file = await get('leader', href)
    assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf'])
    assert.equal((await get('director', href)).status, 404)
  })

  test('trả lại cần lý do; xác nhận xong thì nhiệm vụ chung tự hoàn thành', async () => {
    const refused = await send('leader', PAGE, { seq: await seqIn('leader', PAGE), viec: 'tra-lai', reason: '' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Chưa có lý do/)
    assert.equal((await send('head', PAGE, { seq: await seqIn('leader', PAGE), viec: 'xac-nhan' })).status, 403)
    const done = await send('leader', PAGE, { seq: await seqIn('leader', PAGE), viec: 'xac-nhan' })
    assert.deepEqual([done.status, done.location], [303, PAGE])
    assert.equal((await office.read(task.id)).phase, 'completed')
  })

  test('giao nhiệm vụ ngoài kế hoạch rồi chia cho đơn vị; thiếu ô nào nói ô ấy', async () => {
    const NEW = '/cai-cach/nhiem-vu/moi'
    const wrong = await send('leader', NEW, { title: '', target: 'share', dueOn: '2026-02-31' })
    assert.equal(wrong.status, 422)
    for (const sentence of [/Chưa có tên nhiệm vụ/, /Chưa chọn lĩnh vực/, /Chưa chọn đơn vị chủ trì/, /Chưa có hạn hoàn thành đúng/, /Chưa chọn tỷ lệ để hệ thống đọc/]) assert.match(wrong.text, sentence)
    const added = await send('leader', NEW, {
      giver: units.commune, commandId: await hiddenIn('leader', NEW, 'commandId'), area: 'digital', title: 'Số hóa sổ hộ tịch', lead: units.commune, target: 'count', amount: '12', unit: 'quyển',
      startsOn: '2026-11-02', dueOn: '2026-12-15', budget: '150.000.000', criteria: '7.1, 7.2', sourceKind: 'own',
    })
    assert.equal(added.status, 303, added.text.slice(0, 300))
    const SPLIT = `${added.location}/giao-xuong`
    const nobody = await send('leader', SPLIT, { seq: '1', dueOn: '2026-12-10' })
    assert.match(nobody.text, /Chưa chọn đơn vị nào/)
    const split = await send('leader', SPLIT, { seq: '1', commandId: await hiddenIn('leader', SPLIT, 'commandId'), title: 'Quyển 1–6', dueOn: '2026-12-10', [unitField(units.division)]: units.division })
    assert.equal(split.status, 303, split.text.slice(0, 300))
    assert.match(await (await get('leader', added.location ?? '')).text(), /Quyển 1–6/)
    const changed = await send('leader', `${added.location}/sua`, {
      seq: await seqIn('leader', `${added.location}/sua`), area: 'digital', title: 'Số hóa sổ hộ tịch', lead: units.commune, target: 'none', startsOn: '2026-11-02', dueOn: '2026-12-20', sourceKind: 'own', reason: 'Máy quét về muộn',
    })
    assert.equal(changed.status, 303, changed.text.slice(0, 300))
  })

  test('danh sách: đôn đốc một lần bấm; người không giao thì không đôn đốc được', async () => {
    const other = await office.issued(units.commune, { title: 'Việc cần đôn đốc' })
    const LIST = '/cai-cach/nhiem-vu?pham-vi=don-vi'
    assert.match((await send('coordinator', LIST, { mot: other.id, directive: 'Báo cáo ngay' })).text, /Đã gửi 1 phiếu đôn đốc/)
    assert.match((await send('coordinator', LIST, { directive: 'Báo cáo ngay' })).text, /Chưa đánh dấu/)
    const fields = { viec: 'don-doc', seq: '3', reason: 'Báo cáo ngay' }
    assert.equal((await send('coordinator', `/cai-cach/nhiem-vu/${other.id}`, fields)).status, 303)
    assert.equal((await send('leader', `/cai-cach/nhiem-vu/${other.id}`, fields)).status, 403)
  })

  describe('nhập từ Excel', () => {
    const GOOD: Partial<Record<TaskColumn, string | number>> = {
      area: 'Cải cách thủ tục hành chính', title: 'Niêm yết thủ tục', lead: 'H50.101', supporting: 'Sở Nội vụ', share: 'Hồ sơ nộp trực tuyến', atLeast: 50, dueOn: '30/12/2026', budget: '1.500.000',
    }
    const sheetOf = async (...rows: readonly Partial<Record<TaskColumn, string | number>>[]): Promise<Blob> => {
      const entries = [TASK_SHEET_COLUMNS.map(({ header }, i): SheetEntry => ({ value: header, column: i + 1 })),
        ...rows.map((row) => TASK_SHEET_COLUMNS.map(({ key }, i): SheetEntry => ({ value: row[key] ?? null, column: i + 1 })))]
      return new Blob([new Uint8Array(await writeWorkbook([{ name: 'Nhiệm vụ', widths: [], rows: entries }]))], { type: XLSX })
    }
    const importing = async (...rows: readonly Partial<Record<TaskColumn, string | number>>[]) => {
      const plan = await office.draft('Kế hoạch nhập từ Excel')
      const path = `/cai-cach/ke-hoach/${plan.id}/nhap`
      return { plan, path, preview: await send('coordinator', path, { file: await sheetOf(...rows) }, true) }
    }
    const fileIdIn = (html: string): string | undefined => /name="fileId" value="([^"]+)"/.exec(html)?.[1]

    test('mỗi dòng sai một câu có số dòng; không nhập nửa chừng, gửi thẳng cũng không', async () => {
      const { preview, path, plan } = await importing(GOOD, { ...GOOD, area: 'Việc khác', lead: 'Sở Lạ', dueOn: '2027-05-01' }, { title: 'Thiếu hết' })
      for (const sentence of [/2 dòng chưa đúng, chưa nhập dòng nào/, /Không có lĩnh vực “Việc khác”/, /Không có đơn vị “Sở Lạ”/, /Hạn phải nằm trong năm 2026/, /Thiếu cột “Hạn hoàn thành”/]) assert.match(preview.text, sentence)
      assert.equal(fileIdIn(preview.text), undefined)
      assert.doesNotMatch(await (await get('coordinator', `/cai-cach/ke-hoach/${plan.id}`)).text(), /Niêm yết thủ tục/)
      assert.match((await send('coordinator', path, { file: await sheetOf() }, true)).text, /Tệp không có nhiệm vụ nào/)
      assert.match((await send('coordinator', path, { file: PDF }, true)).text, /Tệp không có cột “Nhiệm vụ”/)
    })

    test('mọi dòng đúng: xem trước chưa ghi gì, xác nhận mới ghi; gửi lại không thêm', async () => {
      const { preview, path, plan } = await importing(GOOD, { ...GOOD, title: 'Công khai kết quả', share: undefined as never, atLeast: undefined as never, amount: 4, unit: 'lần' })
      const fileId = fileIdIn(preview.text)
      assert.ok(fileId !== undefined, preview.text.slice(0, 400))
      assert.match((await send('leader', path, { viec: 'nhap', fileId }, true)).text, /./)
      for (const status of [303, 303]) assert.equal((await send('coordinator', path, { viec: 'nhap', fileId }, true)).status, status)
      const exported = await get('coordinator', `/cai-cach/ke-hoach/${plan.id}/tep`)
      const table = await readTableBytes(Buffer.from(await exported.answer.arrayBuffer()), 'x.xlsx')
      assert.ok(table.ok)
      assert.deepEqual(table.value.map(({ cells }) => [cells.get('nhiem vu'), cells.get('don vi phoi hop'), cells.get('trang thai')]), [
        ['Niêm yết thủ tục', 'Sở Nội vụ', 'Dự kiến'], ['Công khai kết quả', 'Sở Nội vụ', 'Dự kiến'],
      ])
      const again = await send('coordinator', `/cai-cach/ke-hoach/${(await office.draft('Kế hoạch sau')).id}/nhap`, { file: new Blob([await (await get('coordinator', `/cai-cach/ke-hoach/${plan.id}/tep`)).answer.arrayBuffer()], { type: XLSX }) }, true)
      assert.match(again.text, /Mọi dòng đều đúng/, 'tệp xuất ra nhập lại được')
    })
  })

  test('soạn, sửa, ban hành, lập kế hoạch năm sau qua biểu mẫu', async () => {
    const LIST = '/cai-cach/ke-hoach'
    assert.match((await send('coordinator', LIST, { owner: units.province, title: '', year: '2026' })).text, /Chưa có tên kế hoạch/)
    const drafted = await send('coordinator', LIST, { owner: units.province, commandId: await hiddenIn('coordinator', LIST, 'commandId'), title: 'Kế hoạch thử', year: '2026', legalBasis: 'Nghị quyết 76' })
    assert.equal(drafted.status, 303)
    const plan = drafted.location ?? ''
    assert.equal((await send('coordinator', plan, { viec: 'luu', seq: '1', title: 'Kế hoạch thử hai', year: '2026' })).status, 303)
    const added = await send('coordinator', `${plan}/them`, { area: 'steering', title: 'Họp giao ban', lead: units.department, target: 'none', startsOn: '2026-01-01', dueOn: '2026-12-20', sourceKind: 'assigned' })
    assert.equal(added.status, 303, added.text.slice(0, 300))
    assert.match((await send('governor', plan, { viec: 'ban-hanh', seq: '2', number: '', issuedOn: '2026-11-02' })).text, /Cần số, ký hiệu/)
    assert.equal((await send('governor', plan, { viec: 'ban-hanh', seq: '2', number: '16/KH-UBND', issuedOn: '2026-11-02' })).status, 303)
    const COPY = `${plan}/nam-sau`
    assert.match((await send('coordinator', COPY, { title: 'Kế hoạch 2027', year: '2027' })).text, /Chưa chọn nhiệm vụ nào/)
    const chon = /value="([0-9a-f-]{36})"/.exec(/<input[^>]*name="chon"[^>]*>/.exec(await (await get('coordinator', COPY)).text())?.[0] ?? '')?.[1] ?? ''
    const copied = await send('coordinator', COPY, { commandId: await hiddenIn('coordinator', COPY, 'commandId'), title: 'Kế hoạch 2027', year: '2027', chon })
    assert.equal(copied.status, 303, copied.text.slice(0, 300))
    const next = await (await get('coordinator', copied.location ?? '')).text()
    assert.match(next, /Họp giao ban/)
    assert.match(next, /20\/12\/2027/)
    assert.equal((await send('governor', plan, { viec: 'ket-thuc', seq: '3' })).status, 303)
  })
})
