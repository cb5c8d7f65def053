import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDiskStore } from '#files/disk-store.ts'
import { createIntegrationClient, revokeIntegrationClient } from '#identity/integration-clients.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { createPress } from '#papers/render.ts'
import { createWebApp } from '#web/app.ts'
import { loadScreens } from '#web/screens.ts'
import { describeApis } from '#web/openapi.ts'
import { sessionResolver } from '#web/resolve-session.ts'
import { testVault } from '#secrets/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { citizenBelongings } from '../citizen-belongings.ts'
import { buildScreens } from '../../test/web.ts'
import { dossierApi } from './api.ts'
import { openTestOffice } from './testing-lives.ts'

const office = await openTestOffice(await testDatabase())
const folder = await mkdtemp(join(tmpdir(), 'motcua-api-'))
after(() => rm(folder, { recursive: true, force: true }))

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const apis = [dossierApi()]
const app = createWebApp({
  screens: await loadScreens(await buildScreens()),
  staticFiles: new Map(),
  apis: [...apis, describeApis(apis)],
  canWrite: async () => true,
  resolveCitizen: async () => null,
  identityProviders: { list: [], find: () => undefined },
  resolveSession: sessionResolver(office.system.db, office.system.tenantId),
  contextFor: (session) => ({ ...office.system, actor: session?.actor ?? VISITOR }),
  vault: testVault,
  files: openDiskStore(folder),
  press: createPress,
  findPaidState: async () => null,
  findDossierPanels: async () => [],
  belongings: citizenBelongings,
    findHomeCounters: async () => [],
  findSite: async () => ({ agencyName: 'Thử', centerName: 'Thử', footer: '', phone: null }),
  findFrontPage: async () => ({ events: [], changes: [], onTime: null, satisfied: null }),
  instance: 'demo',
  log: quiet,
})

const client = async (unitId: UnitId = office.units.center) =>
  taken(await createIntegrationClient(office.system, { name: 'Phần mềm quầy', role: 'receptionOfficer', unitId, withSubtree: false, sectors: null, validTo: null }))

const send = async (path: string, token: string | null, body?: unknown, raw?: string) => {
  const answer = await app.request(`/api/v1${path}`, {
    method: body === undefined && raw === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined && raw === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const filing = () => ({ commandId: office.newId(), ...office.filing() })

test('phần mềm có mã bí mật tiếp nhận, đọc lại, xem lịch sử, liệt kê; gửi lại cùng lệnh được cùng câu trả lời', async () => {
  const { token } = await client()
  const input = filing()
  const received = await send('/dossiers/commands/receive', token, input)
  assert.equal(received.status, 200, JSON.stringify(received.body))
  assert.deepEqual(await send('/dossiers/commands/receive', token, input), received)
  assert.match(String(received.body['code']), /^H50\.101\.01-261102-\d{4}$/)
  const id = String(received.body['dossierId'])
  const read = await send(`/dossiers/${id}`, token)
  assert.equal(read.status, 200)
  assert.equal((read.body['parties'] as { submitter: { name: string } }).submitter.name, 'Trần Thị Ngọc Ưng')
  assert.equal(read.body['nationalStatus'], 2)
  const history = await send(`/dossiers/${id}/history`, token)
  assert.equal((history.body['events'] as unknown[]).length, Number(received.body['seq']))
  const list = await send('/dossiers?list=open&search=ngoc%20ung', token)
  assert.ok((list.body['items'] as { id: string }[]).some((one) => one.id === id))
})

test('không mã, mã sai, mã đã thu hồi, mã của nơi khác: không vào được, không biết gì', async () => {
  const { id, token } = await client()
  const saved = await send('/dossiers/commands/receive', token, filing())
  const dossier = `/dossiers/${String(saved.body['dossierId'])}`
  for (const wrong of [null, 'x'.repeat(43)]) {
    assert.equal((await send(dossier, wrong)).status, 401)
    assert.equal((await send('/dossiers/commands/receive', wrong, filing())).status, 401)
  }
  const elsewhere = await client(office.units.department)
  const hidden = await send(dossier, elsewhere.token)
  const missing = await send(`/dossiers/${office.newId()}`, elsewhere.token)
  assert.equal(hidden.status, 404)
  assert.deepEqual({ ...hidden.body, requestId: '' }, { ...missing.body, requestId: '' })
  assert.equal((await send('/dossiers/commands/receive', elsewhere.token, filing())).status, 403)
  taken(await revokeIntegrationClient(office.system, id))
  assert.equal((await send(dossier, token)).status, 401)
})

test('nội dung sai: câu tiếng Việt, mã ổn định, chỉ ra trường; không gì được ghi', async () => {
  const { token } = await client()
  const path = '/dossiers/commands/receive'
  const cases: readonly (readonly [status: number, code: string, raw: string])[] = [
    [400, 'malformedBody', '{"commandId": '],
    [422, 'invalidInput', '[]'],
    [422, 'invalidInput', JSON.stringify({ ...filing(), isAdmin: true })],
    [422, 'invalidInput', JSON.stringify({ ...filing(), submitter: { name: 7 } })],
    [422, 'invalidInput', JSON.stringify({ ...filing(), submitter: { name: 'x'.repeat(500_000) } })],
    [404, 'procedureNotFound', JSON.stringify({ ...filing(), procedureCode: '9.999999' })],
    [422, 'occurredInFuture', JSON.stringify({ ...filing(), occurredAt: '2030-01-01T08:00:00+07:00' })],
  ]
  for (const [status, code, raw] of cases) {
    const answer = await send(path, token, undefined, raw)
    assert.equal(answer.status, status, `${code}: ${JSON.stringify(answer.body)}`)
    assert.equal(answer.body['code'], code)
    assert.match(String(answer.body['message']), /[ạ-ỹ]/i)
  }
  const named = await send(path, token, { ...filing(), isAdmin: true })
  assert.deepEqual(named.body['fields'], { isAdmin: 'không có trường này' })
})

test('tra cứu công khai: mã và yếu tố thứ hai, không dữ liệu cá nhân; sai thì một câu trả lời; sai nhiều thì phải chờ', async () => {
  const { token } = await client()
  const saved = await send('/dossiers/commands/receive', token, filing())
  const code = String(saved.body['code'])
  const found = await send('/look-up', null, { code: code.toLowerCase().replaceAll('-', ' '), factor: '5456' })
  assert.equal(found.status, 200, JSON.stringify(found.body))
  assert.doesNotMatch(JSON.stringify(found.body), /Ngọc|044193|0912|Pháp Kệ|Dũng|Hạnh/)
  assert.ok(Array.isArray((found.body['explanation'] as { days: unknown[] }).days))
  const wrong = await send('/look-up', null, { code, factor: '0000' })
  const unknown = await send('/look-up', null, { code: 'H50.101.01-990101-0001', factor: '0000' })
  assert.equal(wrong.status, 404)
  assert.deepEqual({ ...wrong.body, requestId: '' }, { ...unknown.body, requestId: '' })
  let last = wrong
  for (let i = 0; i < 12; i++) last = await send('/look-up', null, { code, factor: `${1000 + i}` })
  assert.equal(last.status, 429)
})

test('OpenAPI 3.1 mô tả mọi cửa của API', async () => {
  const { status, body } = await send('/openapi.json', null)
  assert.equal(status, 200)
  assert.equal(body['openapi'], '3.1.0')
  const described = Object.entries(body['paths'] as Record<string, object>).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
  const mounted = apis.flatMap((api) => api.routes.map((route) => `${route.method.toLowerCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`))
  assert.deepEqual(described.sort(), [...new Set(mounted)].sort())
})
