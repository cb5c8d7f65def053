import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Hono } from 'hono'
import { citizenActor } from '#kernel/actor.ts'
import { decideAccess, ACCESS } from '#web/access.ts'
import { screenKey } from '#web/access-guard.ts'
import type { WebEnv } from '#web/request-context.ts'
import { loadScreens } from '#web/screens.ts'
import { serveApp } from './browser.ts'
import { buildScreens, openWebApp, staffSession } from './web.ts'

const echo = new Hono<WebEnv>()
  .post('/echo', async (c) => c.text(String((await c.req.text()).length)))
  .get('/boom', () => {
    throw new Error('SECRET_DETAIL')
  })
const visitors = await openWebApp({ apis: [echo] })
const officers = await openWebApp({ resolveSession: async () => staffSession('caseOfficer') })
const { build } = await loadScreens(await buildScreens())

const patternOf = (id: string): string => {
  const route = build.routes[id]
  if (route === undefined) return ''
  const above = route.parentId === undefined ? '' : patternOf(route.parentId)
  return screenKey([above, route.path].filter(Boolean).join('/').replace(/\/+/g, '/'))
}
/** Every address that a screen answers: routes with a path of their own, and index routes. */
const screenRoutes = Object.values(build.routes).filter(
  (route) => route !== undefined && (route.path !== undefined || route.index === true) && route.id !== 'root',
)

test('bảng quyền: mỗi màn hình có một dòng, không dòng nào thừa', () => {
  const patterns = new Set(screenRoutes.map((route) => patternOf(route?.id ?? '')))
  assert.ok(
    patterns.has('/') && patterns.has('/mot-cua'),
    'the walk over the routes finds what is known to be there',
  )
  const rows = Object.keys(ACCESS).filter((key) => key.startsWith('/'))
  assert.deepEqual([...patterns].sort(), rows.sort())
})

test('bảng quyền: mọi cửa của Hono có một dòng', async () => {
  const app = await openWebApp()
  for (const route of app.routes) {
    if (route.method === 'ALL')
      assert.match(route.path, /^\/(api\/)?\*$/, 'only middleware and the screens take all methods')
    else
      assert.ok(
        Object.hasOwn(ACCESS, `${route.method} ${route.path}`),
        `${route.method} ${route.path} has no row`,
      )
  }
})

test('quyền: cửa không khai thì đóng, kể cả tên có sẵn của đối tượng', () => {
  const officer = staffSession('caseOfficer').actor
  for (const key of ['/khong-khai', 'toString', '__proto__', 'constructor'])
    assert.equal(decideAccess(key, officer), 'undeclared')
})

test('quyền: vai trò mở cửa, vai trò khác và khách thì không', () => {
  const table = { '/a': ['cashier'], '/b': 'staff', '/c': 'signedIn', '/d': 'public' } as const
  const cashier = staffSession('cashier').actor
  const officer = staffSession('caseOfficer').actor
  const citizen = citizenActor(officer.kind === 'staff' ? officer.accountId : assert.fail())
  const expected = {
    '/a': ['allowed', 'forbidden', 'forbidden', 'signInFirst'],
    '/b': ['allowed', 'allowed', 'forbidden', 'signInFirst'],
    '/c': ['allowed', 'allowed', 'allowed', 'signInFirst'],
    '/d': ['allowed', 'allowed', 'allowed', 'allowed'],
  }
  for (const [key, decisions] of Object.entries(expected))
    assert.deepEqual(
      [cashier, officer, citizen, null].map((actor) => decideAccess(key, actor, table)),
      decisions,
    )
})

test('API: đường đã gắn mà chưa khai quyền thì không mở', async () => {
  const answer = await visitors.request('/api/v1/boom')
  assert.equal(answer.status, 404)
})

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': /camera=\(self\)/,
  'content-security-policy': /frame-ancestors 'none'/,
  'x-request-id': /^[0-9a-f-]{36}$/,
} as const

test('mọi câu trả lời mang đủ header an toàn: trang, tệp, 303, 403, 404, 413, 500, API', async () => {
  const broken = await openWebApp({ resolveSession: async () => Promise.reject(new Error('down')) })
  const css = /\/assets\/portal-[^"]+\.css/.exec(await (await visitors.request('/')).text())?.[0] ?? '?'
  const answers = [
    [200, await visitors.request('/')],
    [200, await visitors.request(css)],
    [200, await visitors.request('/motcua.svg')],
    [200, await visitors.request('/suc-khoe')],
    [200, await visitors.request('/', { method: 'HEAD' })],
    [200, await officers.request('/mot-cua')],
    [200, await officers.request('/mot-cua.data')],
    [303, await visitors.request('/mot-cua')],
    [404, await visitors.request('/khong-co')],
    [404, await visitors.request('/api/v1/khong-co')],
    [403, await visitors.request('/', { method: 'POST', headers: { origin: 'https://evil.example' } })],
    [403, await visitors.request('/giao-dien', { method: 'POST' })],
    [
      413,
      await visitors.request('/giao-dien', {
        method: 'POST',
        headers: { 'content-length': '99999999' },
        body: 'x',
      }),
    ],
    [500, await broken.request('/')],
    [500, await broken.request('/api/v1/x')],
  ] as const
  for (const [status, answer] of answers) {
    assert.equal(answer.status, status)
    for (const [name, value] of Object.entries(ALWAYS)) {
      const given = answer.headers.get(name) ?? ''
      if (typeof value === 'string') assert.equal(given, value, `${name} on ${status}`)
      else assert.match(given, value, `${name} on ${status}`)
    }
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /unsafe-inline|unsafe-eval/)
    assert.equal(answer.headers.get('strict-transport-security'), null)
  }
})

test('https: HSTS và cookie __Host-', async () => {
  const app = await openWebApp({
    publicOrigin: 'https://motcua.example',
    resolveSession: async () => staffSession('caseOfficer'),
  })
  const answer = await app.request('/mot-cua')
  assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=\d{7,}/)
  assert.match(
    answer.headers.get('set-cookie') ?? '',
    /^__Host-motcua-csrf=.+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  )
})

test('trang có script: nonce mới cho mỗi câu trả lời, và mọi script đều mang nó', async () => {
  const nonces = new Set<string>()
  for (let i = 0; i < 2; i++) {
    const answer = await officers.request('/mot-cua')
    const nonce =
      /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ??
      assert.fail('no nonce')
    nonces.add(nonce)
    const html = await answer.text()
    const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)]
    assert.ok(inline.length > 0)
    for (const [, attributes = ''] of inline) assert.ok(attributes.includes(`nonce="${nonce}"`), attributes)
  }
  assert.equal(nonces.size, 2)
})

test('không trang nào có style=, on…= hay <style>; trang cho người dân không có script viết trong trang', async () => {
  const demo = { instance: 'demo' } as const
  const walks = [
    ['visitor', await openWebApp(demo)],
    ['officer', await openWebApp({ ...demo, resolveSession: async () => staffSession('caseOfficer') })],
  ] as const
  for (const [who, app] of walks) {
    let seen = 0
    for (const route of screenRoutes) {
      const path = patternOf(route?.id ?? '')
      if (/[:*]/.test(path)) continue
      const answer = await app.request(path)
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
      const html = await answer.text()
      const hydrated = html.includes('__reactRouterContext')
      seen += 1
      assert.doesNotMatch(html, /<[^>]+\sstyle=/, path)
      assert.doesNotMatch(html, /<[^>]+\son[a-z]+=/, path)
      assert.doesNotMatch(html, /<style/, path)
      if (html.includes('data-face="portal"')) assert.equal(hydrated, false, path)
      // A hydrated form takes its token from the data of a session.
      if (who === 'visitor') assert.equal(hydrated, false, path)
      if (!hydrated) assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/, path)
    }
    assert.ok(seen >= 2, `${who}: the walk saw ${seen} pages`)
  }
})

const postForm = (headers: Record<string, string>, fields: Record<string, string>) =>
  officers.request('http://localhost/giao-dien', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields),
  })

test('yêu cầu giả mạo: thiếu mã, sai mã, mã của người khác, từ trang khác đều bị từ chối', async () => {
  const page = await officers.request('/mot-cua')
  const other = await officers.request('/mot-cua')
  const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const tokenOf = async (answer: Response) =>
    /name="csrf" value="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
  const [cookie, csrf, foreign] = [cookieOf(page), await tokenOf(page), await tokenOf(other)]
  const cases: readonly (readonly [number, Record<string, string>, Record<string, string>])[] = [
    [303, { cookie }, { csrf }],
    [303, { cookie, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, { csrf }],
    [303, { cookie, 'x-csrf-token': csrf }, {}],
    [403, { cookie }, {}],
    [403, {}, { csrf }],
    [403, { cookie }, { csrf: foreign }],
    [403, { cookie }, { csrf: 'x' }],
    [403, { cookie, origin: 'https://evil.example' }, { csrf }],
    [403, { cookie, origin: 'null' }, { csrf }],
    [403, { cookie, 'sec-fetch-site': 'cross-site' }, { csrf }],
    [403, { cookie, 'sec-fetch-site': 'same-site' }, { csrf }],
  ]
  for (const [status, headers, fields] of cases)
    assert.equal((await postForm(headers, fields)).status, status, JSON.stringify([headers, fields]))

  const upload = (query: string) => {
    const body = new FormData()
    body.set('tiep', '/mot-cua')
    return officers.request(`http://localhost/giao-dien${query}`, {
      method: 'POST',
      headers: { cookie },
      body,
    })
  }
  assert.equal((await upload(`?csrf=${csrf}`)).status, 303)
  assert.equal((await upload('')).status, 403)
  assert.equal((await upload(`?csrf=${foreign}`)).status, 403)
})

test('biểu mẫu của khách: trang tự đặt cookie, mã của trang dùng được; trang không có biểu mẫu thì không đặt gì', async () => {
  const app = await openWebApp({ instance: 'demo' })
  const page = await app.request('/kieu-dang')
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const send = (fields: Record<string, string>) =>
    app.request('http://localhost/kieu-dang', {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams(fields),
    })
  assert.equal((await send({})).status, 403)
  // The page has no action: the form came through, and the router says that it takes none.
  const answer = await send({ csrf })
  assert.equal(answer.status, 405)
  assert.match(await answer.text(), /không nhận biểu mẫu/)
  assert.equal((await app.request('/')).headers.get('set-cookie'), null)
})

test('nội dung quá lớn: bị chặn theo độ dài báo trước, và khi đang chảy', async () => {
  const endless = () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent > 10_000) controller.close()
        else controller.enqueue(new Uint8Array(65_536))
      },
    })
    return { body, sent: () => sent }
  }
  const flow = endless()
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: flow.body,
    duplex: 'half',
  }
  const answer = await visitors.request('/giao-dien', init)
  assert.equal(answer.status, 413)
  assert.match(await answer.text(), /quá lớn/)
  assert.ok(flow.sent() < 100, `read ${flow.sent()} chunks before stopping`)
})

test('qua mạng thật: nội dung gửi từng khúc vẫn đến nơi, quá lớn thì bị cắt', async () => {
  const app = await serveApp(officers)
  after(app.close)
  const first = await fetch(`${app.origin}/mot-cua`)
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(await first.text())?.[1] ?? ''
  const send = (chunks: readonly string[]) => {
    const body = new Blob([...chunks]).stream()
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
      redirect: 'manual',
    }
    return fetch(`${app.origin}/giao-dien`, init)
  }
  const good = await send(['csrf=', csrf, '&theme=dark&tiep=', '%2Fmot-cua'])
  assert.equal(good.status, 303)
  assert.equal(good.headers.get('location'), '/mot-cua')
  const tooMuch = await send(Array.from({ length: 40 }, () => 'x'.repeat(65_536)))
  assert.equal(tooMuch.status, 413)
})
