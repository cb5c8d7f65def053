import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWebApp, staffSession } from '../../test/web.ts'
import { doorOf } from './denials.ts'

type Line = { readonly level: string; readonly facts: Record<string, unknown> }

const openLogged = async (overrides: Parameters<typeof openWebApp>[0]) => {
  const lines: Line[] = []
  const write = (level: string) => (facts: object, message: string) => {
    if (message === 'request denied') lines.push({ level, facts: { ...facts } })
  }
  const app = await openWebApp({ ...overrides, log: { info: write('info'), warn: write('warn'), error: write('error') } })
  return { app, lines }
}

test('mọi lần từ chối đều có một dòng nhật ký: ai, cửa nào, vì sao; không có dữ liệu cá nhân', async () => {
  const session = staffSession('caseOfficer')
  const { app, lines } = await openLogged({ resolveSession: async () => session })
  await app.request('/quan-tri/can-bo?q=Nguyễn+Văn+A')
  await app.request('/api/v1/khong-co')
  await app.request('/mot-cua', { method: 'POST', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://ke-xau.example' } })
  assert.deepEqual(lines.map(({ level, facts }) => [level, facts['status'], facts['door']]), [
    ['warn', 403, '/quan-tri/can-bo'], ['warn', 404, '/api/v1/khong-co'], ['warn', 403, '/mot-cua'],
  ])
  assert.equal(lines[0]?.facts['accountId'], session.actor.kind === 'staff' ? session.actor.accountId : '')
  assert.doesNotMatch(JSON.stringify(lines), /Nguy|Trần|a=1/)
})

test('chưa đăng nhập: cửa có khóa thì có một dòng, trang công khai thì không', async () => {
  const { app, lines } = await openLogged({})
  assert.equal((await app.request('/mot-cua')).status, 303)
  assert.equal((await app.request('/')).status, 200)
  assert.deepEqual(lines.map(({ facts }) => [facts['actor'], facts['door']]), [['visitor', '/mot-cua']])
})

test('điều người ta gõ, mã bí mật và tệp không vào nhật ký', () => {
  assert.equal(doorOf('/mot-cua/ho-so/01a1e25d-7ca0-7550-906e-1146a68cde0b'), '/mot-cua/ho-so/01a1e25d-7ca0-7550-906e-1146a68cde0b')
  assert.equal(doorOf('/thiet-lap/Hnuk7X9-abcDEF'), '/thiet-lap/*')
  assert.equal(doorOf('/tra-cuu/Nguyễn Văn A'), '/tra-cuu/*')
  assert.equal(doorOf(`/x/${'a'.repeat(41)}`), '/x/*')
  assert.equal(doorOf('/tra-cuu/0912345456'), '/tra-cuu/*')
  assert.equal(doorOf('/tra-cuu/044193012378'), '/tra-cuu/*')
  assert.equal(doorOf('/thu-tuc/1.004873'), '/thu-tuc/1.004873')
})
