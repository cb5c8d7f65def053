import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { day, taken } from '#organisation/testing.ts'
import { endVersion } from '#procedures/version-commands.ts'
import { listProcessLines } from '#procedures/process-queries.ts'
import { findDraft } from '#procedures/catalogue-queries.ts'
import { findUnitPromises, findVersionInForce, listOfferedBy } from '#procedures/queries.ts'
import { listReviewQueue } from '#procedures/review-queries.ts'
import { formValues, openCatalogueOffice } from './catalogue.ts'
import { testDatabase } from './db.ts'

const db = await testDatabase()
const { ctx, units, enterAs, page, send } = await openCatalogueOffice(db)
const TODAY = day('2026-11-20')
const BIRTH = '1.001193'
const STANDARD = (await transaction(ctx, (trx) => listProcessLines(trx, TODAY)))[0]?.id ?? assert.fail('no process')

const inForce = (code: string, on = TODAY) => transaction(ctx, (trx) => findVersionInForce(trx, ctx.tenantId, code, on))

describe('ai được vào', () => {
  const DOORS = [
    '/danh-muc/thu-tuc', '/danh-muc/thu-tuc/moi', `/danh-muc/thu-tuc/${BIRTH}`, '/danh-muc/thu-tuc/1.900001/soan',
    '/danh-muc/quy-trinh', `/danh-muc/quy-trinh/${STANDARD}`, '/danh-muc/can-quyet-dinh', '/danh-muc/phan-cong-thu-tuc',
  ]
  for (const path of DOORS)
    test(`${path}: đầu mối kiểm soát và quản trị nghiệp vụ; người khác không`, async () => {
      for (const role of ['procedureController', 'businessAdmin'] as const) {
        enterAs(role)
        assert.equal((await page(path)).status, 200, role)
      }
      for (const role of ['receptionOfficer', 'caseOfficer', 'systemAdmin', 'agencyLeader'] as const) {
        enterAs(role)
        assert.equal((await page(path)).status, 403, role)
      }
      enterAs(null)
      assert.equal((await page(path)).status, 303)
    })

  test('mục ở thanh bên chỉ hiện cho người vào được', async () => {
    enterAs('procedureController')
    const { html } = await page('/danh-muc/thu-tuc')
    assert.match(html, /href="\/danh-muc\/quy-trinh"/)
    assert.doesNotMatch(html, /href="\/quan-tri\/don-vi"/)
    enterAs('receptionOfficer')
    assert.doesNotMatch((await page('/mot-cua')).html, /\/danh-muc\//)
  })

  test('người giữ một lĩnh vực không sửa được bản nháp của lĩnh vực khác', async () => {
    enterAs('procedureController', new Set(['ho-tich']))
    assert.equal((await page('/danh-muc/thu-tuc/1.900001/soan')).status, 403)
    assert.doesNotMatch((await page(`/danh-muc/quy-trinh/${STANDARD}`)).html, /Tạo phiên bản mới từ bản này/)
    assert.match((await page('/danh-muc/can-quyet-dinh')).html, /Thuộc lĩnh vực của người khác/)
  })

  test('mã lạ: 404', async () => {
    enterAs('procedureController')
    for (const path of ['/danh-muc/thu-tuc/9.999999', `/danh-muc/thu-tuc/${BIRTH}/soan`, '/danh-muc/quy-trinh/khong-co', '/thu-tuc/9.999999'])
      assert.equal((await page(path)).status, 404, path)
  })
})

describe('danh sách thủ tục', () => {
  test('tìm không dấu, lọc theo cấp, lĩnh vực, tình trạng, có câu hỏi', async () => {
    enterAs('procedureController')
    assert.match((await page('/danh-muc/thu-tuc?q=dang%20ky%20khai%20sinh')).html, new RegExp(BIRTH))
    const asked = (await page('/danh-muc/thu-tuc?xem=can-quyet-dinh')).html
    for (const code of ['1.900001', '1.900002', '1.900003']) assert.match(asked, new RegExp(code))
    assert.doesNotMatch(asked, new RegExp(BIRTH))
    assert.match((await page('/danh-muc/thu-tuc?q=nhap+1.900001&xem=draft')).html, /1\.900001/)
    assert.doesNotMatch((await page('/danh-muc/thu-tuc?linh-vuc=nong-nghiep')).html, new RegExp(`/danh-muc/thu-tuc/${BIRTH}"`))
    assert.match((await page('/danh-muc/thu-tuc?q=zzzzqqqq')).html, /Không có thủ tục nào như vậy/)
  })
})

describe('soạn và ban hành một phiên bản', () => {
  const EDIT = `/danh-muc/thu-tuc/${BIRTH}/soan`

  test('tạo bản nháp từ bản đang hiệu lực; gửi lại nguyên biểu mẫu thì nội dung không đổi', async () => {
    enterAs('procedureController')
    const before = await inForce(BIRTH)
    assert.ok(before !== undefined)
    const made = await send(`/danh-muc/thu-tuc/${BIRTH}`, { viec: 'tao-nhap', versionId: before.id })
    assert.equal(made.location, EDIT)
    const draft = await transaction(ctx, (trx) => findDraft(trx, BIRTH))
    const saved = await send(EDIT, { ...formValues((await page(EDIT)).html), viec: 'luu' })
    assert.equal(saved.status, 303)
    const again = await transaction(ctx, (trx) => findDraft(trx, BIRTH))
    assert.deepEqual(again?.body, draft?.body)
    assert.equal(again?.processId, draft?.processId)
  })

  test('biểu mẫu sai: mỗi ô một câu, điều đã gõ còn nguyên, không ghi gì', async () => {
    const fields = formValues((await page(EDIT)).html)
    const answer = await send(EDIT, {
      ...fields, viec: 'luu', name: '', 'cases.0.committed': '2-3 ngày', 'papers.0.originals': 'hai', 'fees.90.name': 'Lệ phí', 'fees.90.amount': 'tám nghìn', effectiveFrom: '',
    })
    assert.equal(answer.status, 422)
    for (const words of ['Chưa điền', 'một khoảng thời hạn', 'bằng chữ số', 'Ghi số tiền', 'Chọn ngày bắt đầu'])
      assert.match(answer.html, new RegExp(words), words)
    assert.match(answer.html, /value="2-3 ngày"/)
    assert.notEqual((await transaction(ctx, (trx) => findDraft(trx, BIRTH)))?.body.name, '')
  })

  test('cổng nộp của cơ quan phải ghi căn cứ; không có thì được báo ở đúng ô', async () => {
    const fields = { ...formValues((await page(EDIT)).html), viec: 'luu', 'gate.kind': 'OWN' }
    const answer = await send(EDIT, { ...fields, 'gate.basis': ' ' })
    assert.equal(answer.status, 422)
    assert.match(answer.html, /href="#[^"]*gate[^"]*basis"/)
    assert.equal((await send(EDIT, { ...fields, 'gate.basis': 'QĐ 12/QĐ-UBND' })).status, 303)
    const gate = async () => (await transaction(ctx, (trx) => findDraft(trx, BIRTH)))?.body.submissionGate
    assert.deepEqual(await gate(), { kind: 'OWN', basis: 'QĐ 12/QĐ-UBND' })
    await send(EDIT, { ...formValues((await page(EDIT)).html), viec: 'luu', 'gate.kind': 'NATIONAL' })
    assert.deepEqual(await gate(), { kind: 'NATIONAL' })
  })

  test('miễn, giảm của một khoản: thêm, sửa, gửi lại nguyên thì không đổi, bỏ; thiếu căn cứ thì được báo ở đúng ô', async () => {
    const current = async () => ({ ...formValues((await page(EDIT)).html), viec: 'luu' })
    const exemptions = async () => (await transaction(ctx, (trx) => findDraft(trx, BIRTH)))?.body.fees[0]?.exemptions ?? []
    const before = await exemptions()
    const at = (part: string): string => `fees.0.exempt-${before.length}-${part}`
    const answer = await send(EDIT, { ...(await current()), [at('label')]: 'Người thuộc hộ nghèo', [at('percent')]: '120' })
    assert.equal(answer.status, 422)
    assert.match(answer.html, /value="Người thuộc hộ nghèo"/)
    for (const words of ['từ 1 đến 100 %', 'Ghi văn bản cho miễn, giảm']) assert.match(answer.html, new RegExp(words))
    const typed = { [at('label')]: 'Người thuộc hộ nghèo', [at('percent')]: 'miễn', [at('basis')]: 'NQ 10/2025/NQ-HĐND' }
    assert.equal((await send(EDIT, { ...(await current()), ...typed })).status, 303)
    const added = await exemptions()
    assert.deepEqual(added.slice(0, -1), before)
    assert.deepEqual({ ...added.at(-1), id: '' }, { id: '', label: 'Người thuộc hộ nghèo', percentOff: 100, basis: 'NQ 10/2025/NQ-HĐND' })
    assert.equal(new Set(added.map(({ id }) => id)).size, added.length)
    assert.equal((await send(EDIT, await current())).status, 303)
    assert.deepEqual(await exemptions(), added)
    assert.equal((await send(EDIT, { ...(await current()), [at('percent')]: '50 %' })).status, 303)
    assert.deepEqual(await exemptions(), [...before, { ...added.at(-1), percentOff: 50 }])
    assert.equal((await send(EDIT, { ...(await current()), [at('drop')]: 'on' })).status, 303)
    assert.deepEqual(await exemptions(), before)
  })

  test('bỏ hết cấp giải quyết hoặc mọi trường hợp: được báo', async () => {
    const fields = Object.fromEntries(Object.entries(formValues((await page(EDIT)).html)).filter(([name]) => !/^tiers\.|^cases\./.test(name)))
    const answer = await send(EDIT, { ...fields, viec: 'luu' })
    assert.match(answer.html, /Chọn ít nhất một cấp/)
    assert.match(answer.html, /Cần ít nhất một trường hợp/)
  })

  test('hai người cùng sửa: người sau được báo, không đè', async () => {
    const fields = formValues((await page(EDIT)).html)
    assert.equal((await send(EDIT, { ...fields, viec: 'luu', keywords: 'giấy khai sinh' })).status, 303)
    const second = await send(EDIT, { ...fields, viec: 'luu', keywords: 'của người thứ hai' })
    assert.equal(second.status, 409)
    assert.match(second.html, /Người khác vừa lưu bản nháp này/)
    assert.deepEqual((await transaction(ctx, (trx) => findDraft(trx, BIRTH)))?.body.keywords, ['giấy khai sinh'])
  })

  test('cam kết ngắn hơn quy trình: bản nháp được lưu, ban hành bị từ chối và nói vì sao', async () => {
    const fields = formValues((await page(EDIT)).html)
    const answer = await send(EDIT, { ...fields, viec: 'ban-hanh', 'cases.0.committed': '5 phút' })
    assert.equal(answer.location, EDIT)
    assert.equal((await inForce(BIRTH, day('2027-06-01')))?.versionNo, 1)
    assert.ok(await transaction(ctx, (trx) => findDraft(trx, BIRTH)))
  })

  test('ban hành từ một ngày: bản trước kết thúc hôm trước; so hai bản thấy chỗ khác; trang công khai đổi đúng ngày', async () => {
    const fields = formValues((await page(EDIT)).html)
    const original = await inForce(BIRTH)
    const kept = original?.cases[0]
    assert.ok(kept !== undefined)
    const answer = await send(EDIT, { ...fields, viec: 'ban-hanh', name: 'Đăng ký khai sinh (mới)', 'cases.0.committed': fields['cases.0.statutory'] ?? '', effectiveFrom: '2027-01-01' })
    assert.equal(answer.location, `/danh-muc/thu-tuc/${BIRTH}?ban=2`)
    assert.equal((await inForce(BIRTH))?.versionNo, 1)
    assert.equal((await inForce(BIRTH, day('2027-01-01')))?.name, 'Đăng ký khai sinh (mới)')
    const compared = (await page(`/danh-muc/thu-tuc/${BIRTH}?ban=2&so-voi=1`)).html
    assert.match(compared, /<ins>Đăng ký khai sinh \(mới\)<\/ins>/)
    assert.match(compared, /giấy khai sinh/)
    enterAs(null)
    assert.match((await page(`/thu-tuc/${BIRTH}?ban=2`)).html, /chưa có hiệu lực/)
    assert.doesNotMatch((await page(`/thu-tuc/${BIRTH}`)).html, /\(mới\)<\/h1>/)
  })

  test('kết thúc hiệu lực: ngày cuối; đã kết thúc thì không lần nữa', async () => {
    enterAs('procedureController')
    const version = await inForce('2.000815')
    assert.ok(version !== undefined)
    const path = '/danh-muc/thu-tuc/2.000815'
    const bad = await send(path, { viec: 'ket-thuc', versionId: version.id, lastDay: '' })
    assert.match(bad.html, /Chọn ngày cuối cùng/)
    assert.equal((await send(path, { viec: 'ket-thuc', versionId: version.id, lastDay: '2026-12-31' })).status, 303)
    assert.equal(await inForce('2.000815', day('2027-01-01')), undefined)
    assert.equal((await endVersion(ctx, { versionId: version.id, lastDay: TODAY })).ok, false)
  })

  test('thủ tục mới: thiếu mã hoặc mã sai được báo; đúng thì mở bản nháp', async () => {
    const NEW = '/danh-muc/thu-tuc/moi'
    const fields = {
      ...formValues((await page(NEW)).html), name: 'Xác nhận cây trồng', sectorName: 'Nông nghiệp', 'tiers.commune': 'on',
      'cases.0.label': 'Thông thường', 'cases.0.committed': '2 ngày', 'results.0.name': 'Giấy xác nhận',
    }
    assert.match((await send(NEW, { ...fields, code: '' })).html, /Nhập mã thủ tục/)
    assert.match((await send(NEW, { ...fields, code: 'abc' })).html, /không đúng dạng/)
    assert.equal((await send(NEW, { ...fields, code: '1.900010' })).location, '/danh-muc/thu-tuc/1.900010/soan')
    const draft = await transaction(ctx, (trx) => findDraft(trx, '1.900010'))
    assert.equal(draft?.body.sectorCode, 'nong-nghiep')
    assert.deepEqual(draft?.body.cases[0]?.committedDuration, { amount: 2, unit: 'calendarDay' })
  })
})

describe('quy trình', () => {
  test('tạo từ mẫu, sửa bảng bước, lỗi được chỉ đúng bước, hết lỗi thì ban hành', async () => {
    enterAs('procedureController')
    const made = await send('/danh-muc/quy-trinh', { name: 'Quy trình thử', code: 'quy-trinh-thu', template: 'commune-standard' })
    const path = made.location ?? ''
    assert.match(path, /^\/danh-muc\/quy-trinh\/[0-9a-f-]{36}$/)
    const fields = formValues((await page(path)).html)
    const wrong = await send(path, { ...fields, viec: 'luu', 'steps.1.time': '90', 'steps.2.after': '77' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Bước 2: ghi thời gian kèm đơn vị/)
    assert.match(wrong.html, /Bước 3: không có bước số 77/)

    const loose = await send(path, { ...fields, viec: 'ban-hanh', 'steps.6.name': 'Lấy ý kiến', 'steps.6.time': '4 giờ', 'steps.6.after': '1' })
    assert.equal(loose.location, path)
    const faulty = (await page(path)).html
    assert.match(faulty, /Còn 1 lỗi phải sửa/)
    assert.match(faulty, /“Lấy ý kiến”/)
    assert.match(faulty, /process-bad/)

    const now = formValues(faulty)
    const at = Object.keys(now).find((name) => /^steps\.\d+\.name$/.test(name) && now[name] === 'Lấy ý kiến')
    const index = at?.split('.')[1]
    const published = await send(path, { ...now, viec: 'ban-hanh', [`steps.${index}.drop`]: 'on' })
    assert.equal(published.location, path)
    const done = (await page(path)).html
    assert.match(done, /đã ban hành/)
    assert.match(done, /<svg[^>]*class="process-drawing"/)
    assert.equal((await send(path, { viec: 'luu', name: 'x' })).status, 409)
  })

  test('đơn vị thiếu người giữ vai trò: cảnh báo nói rõ vai trò và bước', async () => {
    const full = (await page(`/danh-muc/quy-trinh/${STANDARD}?don-vi=${units.commune}`)).html
    assert.doesNotMatch(full, /chưa ai giữ vai trò/)
    const empty = (await page(`/danh-muc/quy-trinh/${STANDARD}?don-vi=${units.department}`)).html
    assert.match(empty, /chưa ai giữ vai trò/)
  })
})

describe('câu hỏi sau khi nhập', () => {
  const QUEUE = '/danh-muc/can-quyet-dinh'
  const reviewOf = async (code: string) =>
    (await transaction(ctx, (trx) => listReviewQueue(trx, { code, limit: 5, offset: 0 })))[0]?.id ?? assert.fail(`no question of ${code}`)

  test('thời hạn chưa gõ, gõ không rõ, bỏ qua không lý do: được báo ở đúng dòng', async () => {
    enterAs('procedureController')
    const id = await reviewOf('1.900001')
    const base = { reviewId: id, publish: 'on' }
    assert.match((await send(QUEUE, { ...base, viec: 'setCases', part: 'time' })).html, /Nhập thời hạn, ví dụ/)
    assert.match((await send(QUEUE, { ...base, viec: 'setCases', part: 'time', [`time-${id}`]: '2-3 ngày' })).html, /một khoảng thời hạn/)
    assert.match((await send(QUEUE, { ...base, viec: 'dismiss', part: 'dismiss' })).html, /Ghi vì sao/)
    assert.equal((await send(QUEUE, { reviewId: 'khong-co', viec: 'confirm' })).status, 404)
  })

  test('gõ thời hạn: thủ tục hết câu hỏi được ban hành ngay; hai người cùng trả lời thì người sau được báo', async () => {
    const id = await reviewOf('1.900001')
    const fields = { reviewId: id, publish: 'on', viec: 'setCases', part: 'time', [`time-${id}`]: '7 ngày làm việc' }
    assert.equal((await send(`${QUEUE}?loai=timeMissing`, fields)).location, `${QUEUE}?loai=timeMissing`)
    assert.deepEqual((await inForce('1.900001'))?.cases[0]?.committedDuration, { amount: 7, unit: 'workingDay' })
    const second = await send(QUEUE, fields)
    assert.equal(second.status, 409)
  })

  test('chọn cấp và để bản nháp; giữ các trường hợp đọc được', async () => {
    assert.equal((await send(QUEUE, { reviewId: await reviewOf('1.900002'), viec: 'setTiers', tiers: 'commune,province' })).status, 303)
    assert.deepEqual((await transaction(ctx, (trx) => findDraft(trx, '1.900002')))?.body.tiers, ['commune', 'province'])
    assert.equal((await send(QUEUE, { reviewId: await reviewOf('1.900003'), viec: 'confirm', publish: 'on' })).status, 303)
    assert.equal((await inForce('1.900003'))?.cases.length, 2)
    assert.match((await page(QUEUE)).html, /Không còn gì phải quyết định/)
  })
})

describe('phân công thủ tục', () => {
  const PARTS = '/danh-muc/phan-cong-thu-tuc'

  test('giao nhiều một lần, giao lại không trùng; đơn vị từ đó nhận đúng danh sách', async () => {
    enterAs('procedureController')
    const path = `${PARTS}?don-vi=${units.center}`
    assert.match((await page(path)).html, /Đang nhận cả \d+ thủ tục/)
    const fields = { viec: 'giao-nhieu', unitId: units.center, sector: 'ho-tich', part: 'receives', validFrom: '2026-11-20', validTo: '' }
    assert.equal((await send(path, { ...fields, validFrom: '' })).status, 422)
    assert.equal((await send(path, fields)).status, 303)
    const offered = await transaction(ctx, (trx) => listOfferedBy(trx, units.center, TODAY))
    assert.ok(offered.length > 3 && offered.every((line) => line.sectorCode === 'ho-tich'))
    assert.equal((await send(path, fields)).status, 303)
    assert.equal((await transaction(ctx, (trx) => listOfferedBy(trx, units.center, TODAY))).length, offered.length)
  })

  test('cam kết riêng của đơn vị giải quyết; gõ sai, giao trùng, ngày ngược: được báo', async () => {
    const path = `${PARTS}?ma=${BIRTH}`
    const caseId = (await inForce(BIRTH))?.cases[0]?.id ?? ''
    const fields = { viec: 'giao', code: BIRTH, unitId: units.commune, part: 'resolves', validFrom: '2026-11-20', validTo: '', [`committed.${caseId}`]: '4 giờ' }
    assert.match((await send(path, { ...fields, unitId: '' })).html, /Chọn đơn vị/)
    assert.match((await send(path, { ...fields, part: 'receives' })).html, /chỉ ghi cho đơn vị giải quyết/)
    assert.match((await send(path, { ...fields, [`committed.${caseId}`]: 'nhanh' })).html, /Không tìm thấy thời hạn/)
    assert.match((await send(path, { ...fields, validTo: '2026-01-01' })).html, /trước ngày bắt đầu/)
    assert.equal((await send(path, fields)).status, 303)
    assert.match((await send(path, fields)).html, /đã được giao phần việc này/)
    const promises = await transaction(ctx, (trx) => findUnitPromises(trx, BIRTH, units.commune, TODAY))
    assert.deepEqual(promises[caseId], { amount: 4, unit: 'workingHour' })
    assert.equal((await send(path, { viec: 'thoi', code: BIRTH, unitId: units.commune, part: 'resolves' })).status, 303)
  })
})

describe('trang cho người dân', () => {
  test('tìm được bằng cách gõ thường ngày; không thấy thì nói cách khác; theo lĩnh vực', async () => {
    enterAs(null)
    const found = (await page('/thu-tuc?q=lam%20giay%20khai%20sinh')).html
    assert.match(found, new RegExp(`/thu-tuc/${BIRTH}`))
    assert.doesNotMatch(found, /<script/)
    assert.match((await page('/thu-tuc?q=zzzzqqqq')).html, /Chưa tìm thấy thủ tục nào/)
    assert.match((await page('/thu-tuc')).html, /href="\/linh-vuc\/ho-tich"/)
    assert.match((await page('/linh-vuc/ho-tich')).html, new RegExp(`/thu-tuc/${BIRTH}`))
  })

  test('một thủ tục: thời hạn, phí, giấy tờ, nơi nộp với giờ, cổng quốc gia, căn cứ; không nút chết, không script', async () => {
    const { html } = await page(`/thu-tuc/${BIRTH}`)
    for (const words of ['Mất bao lâu', 'Phí, lệ phí', 'Bạn cần chuẩn bị', 'id="nop"', 'Trung tâm Phục vụ hành chính công xã Quảng Trạch', 'thứ Hai đến thứ Sáu 07:30–11:30', 'Cổng Dịch vụ công quốc gia', 'Căn cứ pháp lý', 'Các lần thay đổi'])
      assert.match(html, new RegExp(words), words)
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
    assert.doesNotMatch(main, /<button|<form|<script/)
  })

  test('bản nháp không lộ ra; thủ tục đã hết hiệu lực nói rõ', async () => {
    assert.equal((await page('/thu-tuc/1.900002')).status, 404)
    assert.equal((await page('/thu-tuc/1.900010')).status, 404)
    const signature = await inForce('2.000884')
    taken(await endVersion(ctx, { versionId: signature?.id ?? assert.fail('not in force'), lastDay: day('2026-11-19') }))
    const ended = (await page('/thu-tuc/2.000884')).html
    assert.match(ended, /đã hết hiệu lực/)
    assert.match(ended, /không nhận hồ sơ mới/)
    assert.doesNotMatch(ended, /id="nop"/)
  })
})
