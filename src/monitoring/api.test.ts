import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Ctx } from '#db/context.ts'
import { openTestOffice, type TestOffice } from '#dossiers/testing-lives.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { Session } from '#web/request-context.ts'
import { testDatabase } from '../../test/db.ts'
import { openWebApp } from '../../test/web.ts'
import { monitoringApi } from './api.ts'
import { withAccounts } from './testing.ts'

type Person = keyof TestOffice['staff']

const office = await withAccounts(await openTestOffice(await testDatabase()))
office.at('2026-11-02T08:00')
const { dossierId } = await office.receive()
await office.must('officer', 'acceptStep', { dossierId, stepNo: 2 })
office.at('2026-11-11T08:00')

const contexts = new Map<Session['actor'], Ctx>()
const app = await openWebApp({
  apis: [monitoringApi()],
  resolveSession: async (request) => {
    const person = request.headers.get('x-tester') as Person | null
    if (person === null) return null
    const ctx = await office.as(person)
    contexts.set(ctx.actor, ctx)
    return { id: person, actor: ctx.actor, tenantId: ctx.tenantId, account: { name: person, title: null, unitName: null } }
  },
  contextFor: (session) => (session === null ? undefined : contexts.get(session.actor)) ?? { ...office.system, actor: VISITOR },
})

const get = (person: Person, path: string) => app.request(`/api/v1${path}`, { headers: { 'x-tester': person } })
const post = async (person: Person, path: string, body: object) => {
  const cookies = (await get(person, '/monitoring/slips')).headers.getSetCookie().map((one) => one.split(';')[0])
  const page = await app.request('/mot-cua', { headers: { 'x-tester': person, cookie: cookies.join('; ') } })
  const kept = page.headers.getSetCookie().map((one) => one.split(';')[0])
  const token = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  return app.request(`/api/v1${path}`, {
    method: 'POST', headers: { 'x-tester': person, 'x-csrf-token': token, cookie: [...cookies, ...kept].join('; '), 'content-type': 'application/json' }, body: JSON.stringify(body),
  })
}

type Outcome = { readonly dossierId: string; readonly slip: { readonly id: string; readonly number: string } | null; readonly refusal: string | null; readonly message: string | null }
const urging = (over: object = {}) => ({ commandId: office.newId(), dossierIds: [dossierId], directive: 'Báo cáo ngay lý do chậm.', ...over })

describe('đôn đốc qua API', () => {
  test('người phụ trách gửi, người giữ thấy và trả lời; gửi lại không thành hai', async () => {
    const body = urging()
    const sent = await post('head', '/monitoring/slips', body)
    assert.equal(sent.status, 200, await sent.clone().text())
    const { outcomes } = (await sent.json()) as { outcomes: Outcome[] }
    assert.deepEqual(outcomes.map(({ slip, refusal }) => [slip?.number, refusal]), [['01/PĐĐ', null]])
    assert.deepEqual(((await (await post('head', '/monitoring/slips', body)).json()) as { outcomes: Outcome[] }).outcomes, outcomes)
    const { items } = (await (await get('officer', '/monitoring/slips')).json()) as { items: { id: string; subject: { kind: string; id: string } }[] }
    assert.deepEqual(items.map(({ subject }) => [subject.kind, subject.id]), [['dossier', dossierId]])
    const slip = items[0]?.id ?? ''
    const answer = { reason: 'Chờ xác minh', plan: 'Trình ký ngày mai', doneBy: '2026-11-13' }
    assert.equal((await post('secondOfficer', `/monitoring/slips/${slip}/answer`, answer)).status, 403)
    assert.equal((await post('officer', `/monitoring/slips/${slip}/answer`, { ...answer, doneBy: '2026-11-01' })).status, 422)
    assert.equal((await post('officer', `/monitoring/slips/${slip}/answer`, answer)).status, 200)
    assert.equal((await post('officer', `/monitoring/slips/${slip}/answer`, answer)).status, 409)
  })

  test('từng hồ sơ một kết quả; ai không phụ trách đơn vị thì cửa đóng', async () => {
    const { outcomes } = (await (await post('head', '/monitoring/slips', urging({ dossierIds: [dossierId, office.newId()] }))).json()) as { outcomes: Outcome[] }
    assert.deepEqual(outcomes.map(({ refusal }) => refusal), [null, 'urgingNotFound'])
    assert.match(outcomes[1]?.message ?? '', /Không tìm thấy/)
    assert.equal((await post('officer', '/monitoring/slips', urging())).status, 403)
    assert.equal((await post('head', '/monitoring/slips', urging({ directive: '' }))).status, 422)
    assert.equal((await post('head', '/monitoring/slips', urging({ dossierIds: [] }))).status, 422)
  })
})
