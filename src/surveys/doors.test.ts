import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { answerByToken } from './answer.ts'
import { closeSurvey, publishSurvey } from './commands.ts'
import { questionField, unitField } from './fields.ts'
import { findSurvey } from './survey-rows.ts'
import { surveying } from './surveyor.ts'
import { allOf, codesOf, openDrawn, openSurveyApp, openSurveyOffice, type SurveyPerson } from './testing.ts'

const db = await testDatabase()
const office = await openSurveyOffice(db)
const { commune, other, province } = office.units
const coordinator = await office.ctxOf('coordinator')
for (let i = 0; i < 11; i++) await office.finish()
const app = await openSurveyApp(office)

const plain = (html: string): string => html.replaceAll('<!-- -->', '')
const cookieOf = (person: SurveyPerson | null): string => (person === null ? '' : `tester=${person}`)

/** A page as a browser without script meets it. */
const open = async (person: SurveyPerson | null, path: string) => {
  const answer = await app.request(path, { headers: { cookie: cookieOf(person) } })
  const html = plain(await answer.text())
  const csrfCookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const send = async (fields: Readonly<Record<string, string>>, to = path) => {
    const sent = await app.request(to, {
      method: 'POST', body: new URLSearchParams({ csrf, ...fields }),
      headers: { cookie: [cookieOf(person), csrfCookie].filter(Boolean).join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    })
    return { status: sent.status, location: sent.headers.get('location'), html: plain(await sent.text()) }
  }
  return { status: answer.status, html, headers: answer.headers, valueOf: (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '', send }
}

const sheetFields = (step: string): Record<string, string> => Object.fromEntries(Object.keys(allOf(5)).map((key) => [questionField(key), step]))

describe('từ kế hoạch tới kết quả, không script', () => {
  test('soạn, lấy mẫu, mở, trả lời bằng đường dẫn, nhập giấy, gọi điện, đóng, xem, tải, công bố', async () => {
    const form = await open('coordinator', '/khao-sat/moi')
    const wrong = await form.send({ commandId: form.valueOf('commandId'), ownerUnitId: province, title: '', from: '2026-11-01', to: '2026-11-16', closesOn: '' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Ghi tên cuộc khảo sát[^]*Chọn ngày cuối nhận trả lời/)
    assert.match(wrong.html, /value="2026-11-01"/)
    const drafted = await form.send({
      commandId: form.valueOf('commandId'), ownerUnitId: province, title: 'Khảo sát xã', from: '2026-11-01', to: '2026-11-16', closesOn: '2026-12-01', [unitField(commune)]: 'on', [unitField(other)]: 'on',
    })
    assert.match(drafted.location ?? '', /^\/khao-sat\/[0-9a-f-]+\/mau$/)
    const id = drafted.location?.split('/')[2] ?? ''
    const sample = await open('coordinator', drafted.location ?? '')
    assert.match(sample.html, /11<!-- -->|>?11/)
    assert.equal((await sample.send({ seq: sample.valueOf('seq'), wanted: 'x', method: 'stratified' })).status, 422)
    assert.equal((await sample.send({ seq: sample.valueOf('seq'), wanted: '11', method: 'stratified' })).location, `/khao-sat/${id}`)
    const page = await open('coordinator', `/khao-sat/${id}`)
    assert.match(page.html, /Mở nhận trả lời/)
    await page.send({ seq: page.valueOf('seq'), viec: 'mo' })

    const [first = '', second = ''] = await codesOf(coordinator, id)
    const sheet = await open(null, `/phieu-khao-sat/${first}`)
    assert.match(sheet.html, /UBND xã Quảng Trạch[^]*Phần 1\/8/)
    assert.doesNotMatch(sheet.html, /<script(?![^>]*src=)/)
    const { [questionField('lich-su')]: _, ...partly } = sheetFields('4')
    const incomplete = await sheet.send({ ...partly, [questionField('y-kien')]: 'Chờ hơi lâu' })
    assert.equal(incomplete.status, 422)
    assert.match(incomplete.html, /Chọn một mức cho câu “Công chức giao tiếp lịch sự/)
    assert.match(incomplete.html, /Chờ hơi lâu/)
    assert.equal((await sheet.send(sheetFields('4'))).location, `/phieu-khao-sat/${first}`)
    assert.equal((await sheet.send(sheetFields('1'))).location, `/phieu-khao-sat/${first}`)
    const thanks = await open(null, `/phieu-khao-sat/${first}`)
    assert.match(thanks.html, /Cảm ơn bạn đã trả lời/)
    assert.doesNotMatch(thanks.html, /<form[^>]*Phiếu khảo sát/)

    const typed = await app.request(`/phieu-khao-sat?ma=${second.toLowerCase().replace(/(.{4})/g, '$1-')}`)
    assert.equal(typed.headers.get('location'), `/phieu-khao-sat/${second}`)

    const entry = await open('clerk', `/khao-sat/${id}/nhap?so=3`)
    assert.match(entry.html, /Phiếu giấy số 3/)
    assert.equal((await entry.send({ serial: '3', ...partly })).location, `/khao-sat/${id}/nhap`)
    assert.match((await open('clerk', `/khao-sat/${id}/nhap?so=3`)).html, /Phiếu số 3 đã có trả lời/)
    assert.match((await open('clerk', `/khao-sat/${id}/nhap?so=99`)).html, /Không có phiếu mang số này/)
    const call = await open('clerk', `/khao-sat/${id}/goi`)
    assert.match(call.html, /tel:09/)
    assert.doesNotMatch(call.html, /Trần Thị Ngọc Ưng|H50\.\d+-\d{6}/)
    assert.match((await call.send({ serial: call.valueOf('serial'), 'ket-thuc': 'declined' })).location ?? '', /\/goi\?sau=/)

    for (const code of (await codesOf(coordinator, id)).slice(4)) taken(await answerByToken(office.system, { token: code, address: '', answers: allOf(5, { 'y-kien': ['Cán bộ nhiệt tình'] }) }))
    assert.equal((await open('coordinator', `/khao-sat/${id}/ket-qua`)).status, 404)
    const running = await open('coordinator', `/khao-sat/${id}`)
    assert.match(running.html, /Đã trả lời/)
    await running.send({ seq: running.valueOf('seq'), viec: 'dong' })
    const results = await open('coordinator', `/khao-sat/${id}/ket-qua`)
    assert.match(results.html, /Chỉ số hài lòng[^]*khoảng tin cậy 95 %/)
    assert.match(results.html, /Cán bộ nhiệt tình/)
    assert.match(results.html, /không cộng chung/)
    const file = await app.request(`/khao-sat/${id}/ket-qua/tep`, { headers: { cookie: cookieOf('coordinator') } })
    assert.equal(Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString(), 'PK')

    const own = await open('rated', `/khao-sat/${id}/ket-qua`)
    assert.match(own.html, /Bạn xem kết quả của cơ quan mình/)
    assert.doesNotMatch(own.html, /UBND xã Hòa Trạch/)
    assert.equal((await open(null, `/cong-khai/khao-sat/${id}`)).status, 404)
    const closed = await open('coordinator', `/khao-sat/${id}`)
    await closed.send({ seq: closed.valueOf('seq'), viec: 'cong-bo', decision: '125/QĐ-UBND' })
    const open2 = await open(null, `/cong-khai/khao-sat/${id}`)
    assert.match(open2.html, /125\/QĐ-UBND[^]*Chỉ số hài lòng/)
    assert.doesNotMatch(open2.html, /Cán bộ nhiệt tình/)
    assert.match((await open(null, '/cong-khai/khao-sat')).html, /Khảo sát xã/)
  })
})

describe('ai thấy gì', () => {
  test('nơi được đánh giá chỉ biết khi đã đóng; không in phiếu, không nhập, không xem tỷ lệ trả lời', async () => {
    const survey = await openDrawn(office, [commune])
    for (const path of ['', '/nhap', '/goi', '/ket-qua', '/mau', '/sua', '/phieu-in']) {
      const { status } = await open('rated', `/khao-sat/${survey.id}${path}`)
      assert.ok(status === 404 || status === 403, `${path} ${status}`)
    }
    assert.doesNotMatch((await open('rated', '/khao-sat')).html, new RegExp(survey.id))
    const codes = await codesOf(coordinator, survey.id)
    for (const code of codes.slice(0, 6)) taken(await answerByToken(office.system, { token: code, address: '', answers: allOf(4) }))
    const now = await surveying(coordinator, (trx) => findSurvey(trx, survey.id))
    taken(await closeSurvey(coordinator, { id: survey.id, seq: now?.seq ?? 0 }))
    const page = await open('rated', `/khao-sat/${survey.id}`)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.html, /Trả lời đến lúc này|name="viec"|Hạt giống|[0-9a-f]{32}/)
  })

  test('ít phiếu: trang nói chưa đủ, không có con số nào', async () => {
    const survey = await openDrawn(office, [commune])
    for (const code of (await codesOf(coordinator, survey.id)).slice(0, 3)) taken(await answerByToken(office.system, { token: code, address: '', answers: allOf(2) }))
    const closed = taken(await closeSurvey(coordinator, { id: survey.id, seq: survey.seq }))
    const results = await open('coordinator', `/khao-sat/${survey.id}/ket-qua`)
    assert.match(results.html, /Chỉ có dưới 5 phiếu/)
    assert.equal((await publishSurvey(coordinator, { id: closed.id, seq: closed.seq, decision: null })).ok, false)
  })

  test('phiếu in: mỗi lời mời một phiếu với mã QR', async () => {
    const survey = await openDrawn(office, [commune])
    const file = await app.request(`/khao-sat/${survey.id}/phieu-in`, { headers: { cookie: cookieOf('coordinator') } })
    assert.equal(file.headers.get('content-type'), 'application/pdf')
    const sheets = (await codesOf(coordinator, survey.id)).length
    const pages = Number(/\/Type \/Pages[^]*?\/Count (\d+)/.exec(Buffer.from(await file.arrayBuffer()).toString('latin1'))?.[1])
    assert.ok(pages >= sheets && pages % sheets === 0, `${pages} trang cho ${sheets} phiếu`)
  })
})
