import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testDatabase } from '../../test/db.ts'
import { openFilings } from './open-filings.ts'
import { openReportApp, openReportOffice, REPORT_PERSON_COOKIE, type ReportPerson } from './testing.ts'

describe('cửa của báo cáo', async () => {
  const office = await openReportOffice(await testDatabase())
  office.at('2026-10-20T09:00')
  await office.receive()
  office.at('2026-11-15T00:10')
  await openFilings(office.system)
  office.at('2026-11-16T09:00')
  const app = await openReportApp(office)

  const get = async (person: ReportPerson | null, path: string) => {
    const answer = await app.request(path, { headers: person === null ? {} : { cookie: `${REPORT_PERSON_COOKIE}=${person}` } })
    return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', ''), headers: answer.headers }
  }
  const REPORT = '/bao-cao/ii-06a?don-vi=H50.101&tu=2026-10-15&den=2026-11-14'

  test('ai mở được trang nào', async () => {
    const expected: readonly (readonly [ReportPerson | null, string, number])[] = [
      ['leader', '/bao-cao', 200], ['leader', REPORT, 200], ['head', REPORT, 200], ['controller', REPORT, 200], ['controller', '/bao-cao/theo-doi', 200],
      ['leader', '/bao-cao/dinh-ky', 200], ['technician', '/bao-cao', 403], ['technician', REPORT, 403], [null, '/bao-cao', 303],
      ['leader', '/bao-cao/khong-co', 404], ['leader', '/bao-cao/dinh-ky/khong-co', 404], ['leader', '/bao-cao/ii-06a/tep/exe?don-vi=H50.101', 404],
      ['leader', '/bao-cao/ii-06a?don-vi=H50&tu=2026-10-15&den=2026-11-14', 422], ['leader', '/bao-cao/ii-06a?don-vi=H50.101&tu=2026-11-15&den=2026-11-14', 422],
      ['leader', '/bao-cao/ii-06a/mo?don-vi=H50.101&tu=2026-10-15&den=2026-11-14&dong=x&cot=3', 422],
    ]
    for (const [person, path, status] of expected) assert.equal((await get(person, path)).status, status, `${person} ${path}`)
  })

  test('mỗi số là một liên kết mở ra hồ sơ của nó; không có tên người', async () => {
    const page = await get('leader', REPORT)
    const href = /<a[^>]+href="(\/bao-cao\/ii-06a\/mo\?[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
    assert.ok(href !== undefined)
    const opened = await get('leader', href)
    assert.equal(opened.status, 200)
    assert.match(opened.text, /\/mot-cua\/ho-so\//)
    assert.doesNotMatch(opened.text, /Ngọc Ưng/)
  })

  test('tệp tải về đúng loại, đúng tên', async () => {
    for (const [kind, type] of [['xlsx', 'spreadsheetml'], ['pdf', 'application/pdf'], ['csv', 'text/csv'], ['json', 'application/json']] as const) {
      const file = await get('leader', REPORT.replace('ii-06a?', `ii-06a/tep/${kind}?`))
      assert.equal(file.status, 200, kind)
      assert.ok(file.headers.get('content-type')?.includes(type), kind)
      assert.match(file.headers.get('content-disposition') ?? '', new RegExp(`attachment; filename="ii-06a-H50\\.101-.+\\.${kind}"`))
    }
    const refused = await get('leader', '/bao-cao/ii-06a/tep/csv?don-vi=H99&tu=2026-10-15&den=2026-11-14')
    assert.deepEqual([refused.status, refused.text.includes('H99')], [422, true])
  })

  test('sổ theo dõi hồ sơ: nơi tiếp nhận xem được, có tên và chỉ đuôi điện thoại; cấp trên và quản trị không xem', async () => {
    const BOOK = 'don-vi=H50.101.01&tu=2026-10-15&den=2026-11-14'
    const book = await get('receiver', `/bao-cao/so-theo-doi?${BOOK}`)
    assert.equal(book.status, 200)
    assert.match(book.text, /Trần Thị Ngọc Ưng/)
    assert.doesNotMatch(book.text, /0912345456|044193012378/)
    for (const kind of ['pdf', 'xlsx']) assert.equal((await get('receiver', `/bao-cao/so-theo-doi/tep/${kind}?${BOOK}`)).status, 200, kind)
    assert.equal((await get('controller', `/bao-cao/so-theo-doi?${BOOK}`)).status, 422)
    assert.equal((await get('technician', `/bao-cao/so-theo-doi?${BOOK}`)).status, 403)
    assert.equal((await get('controller', `/bao-cao/so-theo-doi/tep/pdf?${BOOK}`)).status, 422)
  })

  test('theo dõi nộp: một lần bấm đôn đốc đơn vị trễ, báo cáo đã đôn đốc hiện phiếu', async () => {
    office.at('2026-11-20T09:00')
    const before = await get('controller', '/bao-cao/theo-doi')
    const tick = /<input[^>]*name="chon"[^>]*>/.exec(before.text)?.[0] ?? ''
    const late = / value="([^"]+)"/.exec(tick)?.[1]
    assert.ok(late !== undefined, 'a late row has its button')
    const send = async (fields: Record<string, string>) => {
      const csrf = /name="csrf" value="([^"]+)"/.exec(before.text)?.[1] ?? ''
      const kept = before.headers.getSetCookie().map((one) => one.split(';')[0])
      const answer = await app.request('/bao-cao/theo-doi', {
        method: 'POST', headers: { cookie: [`${REPORT_PERSON_COOKIE}=controller`, ...kept].join('; ') }, body: new URLSearchParams({ csrf, ...fields }),
      })
      return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', '') }
    }
    assert.match((await send({ mot: late, directive: 'Gửi ngay hôm nay' })).text, /Đã gửi 1 phiếu đôn đốc/)
    assert.deepEqual((await send({ directive: 'Gửi ngay' })).status, 422)
    assert.match((await get('controller', `/bao-cao/dinh-ky/${late}`)).text, /Phiếu 01\/PĐĐ[\s\S]*Gửi ngay hôm nay/)
  })

  test('API: biểu, báo cáo định kỳ với số đã chốt; đơn vị ngoài tầm như không có', async () => {
    const report = await get('leader', '/api/v1/reports/ii-06a?unit=H50.101&from=2026-10-15&to=2026-11-14')
    assert.equal(report.status, 200, report.text)
    const body = JSON.parse(report.text) as { rows: { cells: Record<string, number> }[]; breaches: unknown[] }
    assert.deepEqual([body.rows[0]?.cells['3'], body.breaches], [1, []])
    assert.equal((await get('leader', '/api/v1/reports/ii-06a?unit=H50&from=2026-10-15&to=2026-11-14')).status, 422)
    assert.equal((await get('technician', '/api/v1/reports')).status, 403)
    const { filings } = JSON.parse((await get('leader', '/api/v1/report-filings')).text) as { filings: { id: string; state: string }[] }
    assert.ok(filings.length >= 2)
    assert.equal((await get('controller', `/api/v1/report-filings/${filings[0]?.id}`)).status, 200)
    assert.equal((await get('leader', '/api/v1/report-filings/00000000-0000-7000-8000-000000000000')).status, 404)
  })
})
