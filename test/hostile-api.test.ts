import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filing, PERSON } from '#dossiers/testing.ts'
import { fold } from '#kernel/text.ts'
import { rowsOf, testDatabase } from './db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from './office.ts'
import { rowCounts } from './row-counts.ts'
import { seededRandom } from './seeded-random.ts'
import { HOSTILE, sampleOf, spoil, spoilText, type Known, type Schema } from './spoiled-input.ts'

const db = await testDatabase()
const office = await foundRealOffice(db.app)
const doors = await openRealDoors(db)
const { system, units, staff } = office
const cookie = await openCookie(system, await addAccount(system, staff.everything))
const stranger = await openCookie(system, await addAccount(system, staff.stranger))
const random = seededRandom(20_261_122)

/** Everything that a line of the log may say of a request. */
const LOGGED: ReadonlySet<string> = new Set(['level', 'time', 'msg', 'requestId', 'method', 'door', 'status', 'actor', 'accountId'])

type Operation = {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Schema } } }
}
const document = (await (await doors.send('/api/v1/openapi.json')).json()) as { paths: Record<string, Record<string, Operation>> }
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)

const sendJson = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  doors.send(`/api/v1${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const received: string[] = []
for (let i = 0; i < 5; i++) {
  const answer = await sendJson('/dossiers/commands/receive', filing(system, units))
  assert.equal(answer.status, 200, await answer.clone().text())
  received.push(((await answer.json()) as { dossierId: string }).dossierId)
}

/** What makes a sampled request reach the commands, instead of failing on the first unknown id. */
const known: Known = (name) => {
  switch (name) {
    case 'dossierId':
    case 'id':
      return random.chance(0.8) ? random.pick(received) : random.uuid()
    case 'receivingUnitId':
      return units.center
    case 'competentUnitId':
    case 'unitId':
      return random.pick([units.commune, units.department])
    case 'procedureCode':
      return random.pick(['1.004873', '2.000815', '1.012766'])
    case 'caseId':
      return 'usual'
    case 'stepNo':
    case 'expectedSeq':
      return 1 + random.int(4)
    case 'submitter':
      return PERSON
    case 'assistedAtUnitId':
    case 'owner':
    case 'representative':
    case 'files':
      return name === 'files' ? [] : null
    case 'occurredAt':
      return null
    default:
      return undefined
  }
}

const VIETNAMESE = /[à-ỹđ]/iu

let counted = await rowCounts(db)

/** Never a failure of ours, always a code and a sentence; what was refused has changed no row since the last check. */
const check = async (answer: Response, what: string): Promise<number> => {
  const text = await answer.text()
  assert.ok(answer.status < 500 || answer.status === 503, `${answer.status} for ${what}: ${text.slice(0, 300)}\n${doors.logged.at(-1)}`)
  const parsed: unknown = JSON.parse(text)
  const before = counted
  counted = await rowCounts(db)
  if (answer.status === 200) return 200
  const { code, message } = parsed as { code?: unknown; message?: unknown }
  assert.ok(typeof code === 'string' && /^[a-zA-Z]{3,60}$/.test(code), `code of ${what}: ${text.slice(0, 300)}`)
  assert.ok(typeof message === 'string' && VIETNAMESE.test(message) && message.length < 600, `sentence of ${what}: ${text.slice(0, 300)}`)
  assert.doesNotMatch(text, /\.ts:\d|node_modules|select |undefined|\[object/, what)
  assert.equal(counted, before, `half-done: ${what}`)
  return answer.status
}

const urlOf = (path: string, operation: Operation, isSpoiled: boolean): string => {
  const query = new URLSearchParams()
  let filled = path
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === 'query' && random.chance(0.5)) continue
    const sample = sampleOf(parameter.schema, known, random, parameter.name)
    const given = isSpoiled && random.chance(0.6) ? random.pick(HOSTILE) : sample
    const value = typeof given === 'string' ? given : JSON.stringify(given)
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(value.toWellFormed()) || '-')
    else query.append(parameter.name, value)
  }
  return query.size === 0 ? filled : `${filled}?${query}`
}

const ROUNDS = 36

describe('API: sinh từ mô tả OpenAPI, rồi làm hỏng', () => {
  const statuses = new Map<number, number>()
  for (const { path, method, operation } of operations) {
    test(`${method} ${path}`, async () => {
      const schema = operation.requestBody?.content['application/json']?.schema
      for (let round = 0; round < ROUNDS; round++) {
        const url = urlOf(path, operation, round % 3 !== 0)
        let answer: Response
        let sent = url
        if (schema === undefined) answer = await doors.send(`/api/v1${url}`, { method, headers: { cookie } })
        else {
          const sample = sampleOf(schema, known, random)
          const body = round % 6 === 0 ? JSON.stringify(sample)
            : round % 6 === 1 ? spoilText(JSON.stringify(sample), random)
            : JSON.stringify(spoil(sample, random)) ?? 'null'
          sent += ` ${body.slice(0, 400)}`
          answer = await sendJson(url, body)
        }
        const status = await check(answer, `${method} ${sent}`)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    })
  }

  test('những câu trả lời đã gặp đủ loại: việc làm được, sai quyền, không có, xung đột, sai ô', () => {
    for (const status of [200, 400, 404, 409, 422]) assert.ok(statuses.has(status), `${status} never met: ${JSON.stringify([...statuses])}`)
  })
})

describe('API: những ca nêu tên', () => {
  const receive = () => filing(system, units)
  const cases: readonly (readonly [name: string, path: string, body: () => unknown, status: number, code: string])[] = [
    ['JSON không đọc được', '/dossiers/commands/receive', () => '{"commandId":', 400, 'malformedBody'],
    ['chuỗi 10 MB', '/dossiers/commands/receive', () => ({ ...receive(), externalCode: 'x'.repeat(10_000_000) }), 413, 'bodyTooLarge'],
    ['trường lạ', '/dossiers/commands/receive', () => ({ ...receive(), isAdmin: true }), 422, 'invalidInput'],
    ['ngày tiếp nhận ở tương lai', '/dossiers/commands/receive', () => ({ ...receive(), occurredAt: '2099-01-01T08:00:00+07:00' }), 422, 'occurredInFuture'],
    ['ký tự NUL trong tên', '/dossiers/commands/receive', () => ({ ...receive(), submitter: { ...PERSON, name: 'Trần\u0000Thị' } }), 422, 'invalidInput'],
    ['nửa ký tự trong tên', '/dossiers/commands/receive', () => JSON.stringify({ ...receive(), submitter: { ...PERSON, name: 'X' } }).replace('"X"', '"\\ud83c"'), 422, 'invalidInput'],
    ['gia hạn 0 ngày', '/dossiers/commands/extend', () => extend(0), 422, 'invalidInput'],
    ['gia hạn 10.001 ngày', '/dossiers/commands/extend', () => extend(10_001), 422, 'invalidInput'],
    ['tệp không có', '/dossiers/commands/receive', () => ({ ...receive(), papers: [{ paperId: 'form', name: null, form: 'original', quantity: 1, files: [{ fileId: random.uuid(), name: 'a.pdf' }] }] }), 422, 'fileUnknown'],
  ]
  const extend = (amount: number) => ({
    commandId: system.newId(), dossierId: received[0], duration: { amount, unit: 'workingDay' }, basis: 'Quyết định', reason: 'Xác minh',
  })
  for (const [name, path, body, status, code] of cases) {
    test(name, async () => {
      const answer = await sendJson(path, body())
      const text = await answer.clone().text()
      assert.deepEqual([answer.status, (JSON.parse(text) as { code: string }).code], [status, code], text)
      await check(answer, name)
    })
  }

  test('gia hạn 10.000 ngày: từ chối bằng câu, không đổi gì', async () => {
    assert.notEqual(await check(await sendJson('/dossiers/commands/extend', extend(10_000)), 'extend'), 200)
  })

  test('kiểu nội dung lạ: 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      const answer = await sendJson('/dossiers/commands/receive', receive(), { 'content-type': type })
      assert.equal(await check(answer, `type ${type}`), 415)
    }
  })

  test('mã hồ sơ, mã ngoài đã có ở cơ quan khác: từ chối, không phải lỗi', async () => {
    const externalCode = 'G15.99-250101-000001'
    assert.equal(await check(await sendJson('/dossiers/commands/receive', { ...receive(), externalCode }), 'the first'), 200)
    const there = { receivingUnitId: units.department, competentUnitId: units.department }
    for (const more of [{ dossierId: received[0] }, { externalCode }]) {
      const answer = await sendJson('/dossiers/commands/receive', { ...receive(), ...there, ...more }, { cookie: stranger })
      assert.notEqual(await check(answer, JSON.stringify(more)), 200)
    }
  })

  test('tên NFD được lưu thành NFC', async () => {
    const name = 'Nguyễn Thị Hường'
    const answer = await sendJson('/dossiers/commands/receive', { ...receive(), submitter: { ...PERSON, name: name.normalize('NFD') } })
    const { dossierId } = (await answer.json()) as { dossierId: string }
    const [row] = await rowsOf<{ owner_name: string }>(db, `select owner_name from dossier where id = '${dossierId}'`)
    assert.equal(row?.owner_name, name)
  })

  test('__proto__ không đổi được đối tượng nào', () => assert.equal(({} as { admin?: unknown }).admin, undefined))

  test('nhật ký của cả lượt này: chỉ những trường đã định, không có tên, số định danh, điện thoại, địa chỉ, mã phiên', () => {
    const lines = doors.logged.flatMap((chunk) => chunk.split('\n')).filter((line) => line !== '')
    assert.ok(lines.length > 10)
    const digits = PERSON.phone.replaceAll(/\D/g, '')
    const secrets = [
      PERSON.name, fold(PERSON.name), PERSON.identityNumber, PERSON.phone, digits, `84${digits.slice(1)}`, PERSON.address, 'Pháp Kệ',
      ...[cookie, stranger].map((one) => one.split('=')[1] ?? assert.fail('no session')),
    ]
    for (const line of lines) {
      const facts = JSON.parse(line) as Readonly<Record<string, unknown>>
      for (const field of Object.keys(facts)) assert.ok(LOGGED.has(field), `${field} in ${line}`)
      const said = fold(line)
      for (const secret of secrets) assert.ok(!line.includes(secret) && !said.includes(fold(secret)), `the log holds ${secret}: ${line}`)
    }
  })
})
