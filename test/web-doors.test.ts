import assert from 'node:assert/strict'
import { test } from 'node:test'
import { citizenSession, openWebApp, staffSession } from './web.ts'

const visitors = await openWebApp()
const officers = await openWebApp({ resolveSession: async () => staffSession('caseOfficer') })

test('trang chủ: hai biểu mẫu, không cần script', async () => {
  const page = await visitors.request('/')
  assert.equal(page.status, 200)
  const html = await page.text()
  assert.match(html, /<form[^>]*action="\/thu-tuc"/)
  assert.match(html, /<form[^>]*action="\/tra-cuu"/)
  assert.doesNotMatch(html, /<script/)
  assert.equal(page.headers.get('set-cookie'), null)
})

test('nơi làm việc: khách được đưa đến đăng nhập và trở lại đúng trang', async () => {
  const answer = await visitors.request('/mot-cua?muc=1')
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/dang-nhap?tiep=%2Fmot-cua%3Fmuc%3D1')
})

test('nơi làm việc: dữ liệu của trang cũng bị giữ lại như trang', async () => {
  const answer = await visitors.request('/mot-cua.data')
  const text = await answer.text()
  assert.match(text, /dang-nhap/)
  assert.doesNotMatch(text, /counters|findHome/)
})

test('nơi làm việc: công dân đăng nhập không vào được', async () => {
  const app = await openWebApp({ resolveCitizen: async () => citizenSession })
  const answer = await app.request('/mot-cua')
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/dang-nhap?tiep=%2Fmot-cua'])
  assert.match(await (await app.request('/')).text(), /href="\/cong-dan">Tài khoản<[^]*Trần Thị Ngọc Ưng/)
})

test('nơi làm việc: cán bộ thấy tên mình và số việc mở được', async () => {
  const app = await openWebApp({
    resolveSession: async () => staffSession('caseOfficer'),
    findHomeCounters: async () => [
      { name: 'Quá hạn', count: 1419, to: '/mot-cua/ho-so?han=qua', late: true },
    ],
  })
  const html = await (await app.request('/mot-cua')).text()
  assert.match(html, /Trần Thị Hạnh/)
  assert.match(html, /href="\/mot-cua\/ho-so\?han=qua"/)
  assert.match(html, /1\.419/)
  assert.match(html, /data-face="workplace"/)
})

test('trang không có: 404 bằng tiếng Việt với mã yêu cầu', async () => {
  for (const path of [
    '/khong-co',
    '/mot-cua/khong-co',
    '/%E0%A4%A',
    '/assets/khong-co.js',
    '/..%2f..%2fetc/passwd',
  ]) {
    const answer = await visitors.request(path)
    assert.equal(answer.status, 404, path)
    const html = await answer.text()
    assert.match(html, /Không tìm thấy trang/)
    assert.ok(html.includes(answer.headers.get('x-request-id') ?? '?'), path)
  }
})

test('API: địa chỉ lạ trả lời bằng JSON với câu tiếng Việt', async () => {
  const answer = await visitors.request('/api/v1/khong-co')
  assert.equal(answer.status, 404)
  const body = await answer.json()
  assert.equal(body.code, 'routeNotFound')
  assert.match(body.message, /địa chỉ/)
})

test('lỗi của chương trình: 500, có mã yêu cầu, không lộ chi tiết; nhật ký giữ đủ', async () => {
  const logged = new Set<unknown>()
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: { readonly requestId?: string }) => void logged.add(facts.requestId),
  }
  const failing = { findHomeCounters: async () => Promise.reject(new Error('SECRET_DETAIL')), log }
  const app = await openWebApp({ resolveSession: async () => staffSession('caseOfficer'), ...failing })
  for (const path of ['/mot-cua', '/mot-cua.data']) {
    const answer = await app.request(path)
    assert.equal(answer.status, 500)
    assert.doesNotMatch(await answer.text(), /SECRET_DETAIL|\.ts:|at /)
  }
  assert.equal(logged.size, 2, 'each of the two requests is in the log, under its number')

  const broken = await openWebApp({
    resolveSession: async () => Promise.reject(new Error('SECRET_DETAIL')),
    log,
  })
  const page = await broken.request('/')
  assert.equal(page.status, 500)
  const html = await page.text()
  assert.match(html, /Hệ thống gặp lỗi/)
  assert.doesNotMatch(html, /SECRET_DETAIL/)
})

test('sức khỏe: 200 chỉ khi ghi được, 503 khi không', async () => {
  assert.equal((await visitors.request('/suc-khoe')).status, 200)
  const cannot = await openWebApp({ canWrite: async () => false })
  assert.equal((await cannot.request('/suc-khoe')).status, 503)
  const fails = await openWebApp({ canWrite: async () => Promise.reject(new Error('down')) })
  const answer = await fails.request('/suc-khoe')
  assert.equal(answer.status, 503)
  assert.equal((await answer.json()).code, 'notReady')
})

test('tệp tĩnh: nén sẵn theo trình duyệt, nhớ lâu', async () => {
  const html = await (await visitors.request('/')).text()
  const href = /href="(\/assets\/portal-[^"]+\.css)"/.exec(html)?.[1] ?? assert.fail('no stylesheet')
  const plain = await visitors.request(href)
  assert.equal(plain.headers.get('content-encoding'), null)
  const bytes = (await plain.arrayBuffer()).byteLength
  assert.equal(Number(plain.headers.get('content-length')), bytes)
  for (const [accept, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ] as const) {
    const packed = await visitors.request(href, { headers: { 'accept-encoding': accept } })
    assert.equal(packed.headers.get('content-encoding'), encoding)
    assert.match(packed.headers.get('cache-control') ?? '', /immutable/)
    assert.ok((await packed.arrayBuffer()).byteLength < bytes)
  }
})

test('đổi nền sáng tối: cookie, rồi về đúng trang đã bấm, không ra ngoài', async () => {
  const first = await officers.request('/mot-cua')
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const token = /name="csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? ''
  const send = (tiep: string) =>
    officers.request('/giao-dien', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf: token, theme: 'dark', tiep }),
    })
  const answer = await send('/mot-cua?x=1')
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/mot-cua?x=1')
  const themeCookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  assert.equal(themeCookie, 'motcua-theme=dark')
  const dark = await (await officers.request('/mot-cua', { headers: { cookie: themeCookie } })).text()
  assert.match(dark, /data-theme="dark"/)
  for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example'])
    assert.equal((await send(elsewhere)).headers.get('location'), '/')
})
