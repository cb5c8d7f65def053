import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { disableAccount } from '#identity/account-commands.ts'
import { ROLES, type Role } from '#kernel/actor.ts'
import { hire, taken } from '#organisation/testing.ts'
import { endAssignment } from '#organisation/staff-commands.ts'
import { ACCESS, decideAccess, type Access } from '#web/access.ts'
import { rowsOf, testDatabase } from './db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from './office.ts'
import { staffSession } from './web.ts'

const db = await testDatabase()
const { system, units } = await foundRealOffice(db.app)
const doors = await openRealDoors(db)

/** A person with one role at the commune, and the cookie of a session. */
const person = async (role: Role, name: string = role) => {
  const staffId = await hire(system, name, { role, unitId: units.commune, withSubtree: true })
  const accountId = await addAccount(system, staffId)
  return { staffId, accountId, cookie: await openCookie(system, accountId) }
}
const people = new Map<Role, Awaited<ReturnType<typeof person>>>()
for (const role of ROLES) people.set(role, await person(role))

// Nobody is disabled while no administrator of the machine could log in.
await rowsOf(db, `update account set password_hash = '-' where id = '${people.get('systemAdmin')?.accountId}'`)

const disabled = await person('systemAdmin', 'đã khóa')
taken(await disableAccount(system, { accountId: disabled.accountId }))
const expired = await person('systemAdmin', 'hết phiên')
await rowsOf(db, `update session set expires_at = '2026-01-01' where account_id = '${expired.accountId}'`)

const citizen = await openCitizen(system)
const signedOut = await openCitizen(system)
await rowsOf(db, `update citizen_session set revoked_at = '2026-01-01' where id = '${signedOut.sessionId}'`)

/** `role` null: nobody's member of staff; the portal's own log-in opens only what is for citizens. */
type Visitor = { readonly name: string; readonly role: Role | 'citizen' | null; readonly cookie: string }
const VISITORS: readonly Visitor[] = [
  { name: 'visitor', role: null, cookie: '' },
  { name: 'disabled', role: null, cookie: disabled.cookie },
  { name: 'expired', role: null, cookie: expired.cookie },
  { name: 'forged', role: null, cookie: 'motcua-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  { name: 'citizen', role: 'citizen', cookie: citizen.cookie },
  { name: 'citizen signed out', role: null, cookie: signedOut.cookie },
  { name: 'citizen cookie as staff', role: null, cookie: citizen.cookie.replace('citizen', 'session') },
  ...ROLES.map((role) => ({ name: role, role, cookie: people.get(role)?.cookie ?? assert.fail(role) })),
]

/** What the table of doors means, said once more and apart from the guard. */
const expected = (access: Access, role: Visitor['role']): 'in' | 'signIn' | 'refused' => {
  if (access === 'public') return 'in'
  if (access === 'citizen') return role === 'citizen' ? 'in' : 'signIn'
  if (role === null || role === 'citizen') return 'signIn'
  return access === 'signedIn' || access === 'staff' || access.includes(role) ? 'in' : 'refused'
}

const MISSING = '01900000-0000-7000-8000-000000000000'
const fill = (path: string): string => path.replaceAll(':id', MISSING).replaceAll(':token', 'khong-co').replaceAll(':loai', 'giay-hen')

const met = async (key: string, cookie: string): Promise<'in' | 'signIn' | 'refused'> => {
  const [method, path] = key.startsWith('/') ? ['GET', key] : (key.split(' ') as [string, string])
  const answer = await doors.send(fill(path), {
    method,
    headers: { cookie, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    ...(method === 'POST' && { body: '{}' }),
  })
  await answer.arrayBuffer()
  assert.ok(answer.status < 500, `${key} ${answer.status}`)
  const to = answer.headers.get('location') ?? ''
  if (answer.status === 401 || (answer.status === 303 && /^(\/cong-dan)?\/dang-nhap\?tiep=/.test(to))) return 'signIn'
  return answer.status === 403 ? 'refused' : 'in'
}

describe('mọi cửa × mọi vai trò', () => {
  for (const [key, access] of Object.entries(ACCESS)) {
    test(key, async () => {
      for (const { name, role, cookie } of VISITORS) assert.equal(await met(key, cookie), expected(access, role), `${name} at ${key}`)
      // Even if a citizen were taken for a member of staff, or the other way round: the table refuses.
      const confused = decideAccess(key, access === 'citizen' ? staffSession('systemAdmin').actor : citizen.actor)
      assert.equal(confused, access === 'public' || access === 'signedIn' ? 'allowed' : 'forbidden')
    })
  }
})

describe('quyền đổi thì lần bấm sau đã khác', () => {
  test('thôi vai trò', async () => {
    const { staffId, cookie } = await person('receptionOfficer', 'thôi vai trò')
    assert.equal(await met('/mot-cua/tiep-nhan', cookie), 'in')
    const [row] = await rowsOf<{ id: string }>(db, `select id from staff_assignment where staff_id = '${staffId}'`)
    taken(await endAssignment(system, { assignmentId: row?.id ?? '' }))
    assert.equal(await met('/mot-cua/tiep-nhan', cookie), 'refused')
    assert.equal(await met('GET /api/v1/dossiers', cookie), 'refused')
  })

  test('khóa tài khoản', async () => {
    const { accountId, cookie } = await person('receptionOfficer', 'bị khóa')
    assert.equal(await met('/mot-cua', cookie), 'in')
    taken(await disableAccount(system, { accountId }))
    assert.equal(await met('/mot-cua', cookie), 'signIn')
    assert.equal(await met('GET /api/v1/dossiers', cookie), 'signIn')
  })

  test('mật khẩu do người khác đặt: chỉ trang đổi mật khẩu mở', async () => {
    const { accountId, cookie } = await person('receptionOfficer', 'phải đổi mật khẩu')
    await rowsOf(db, `update account set must_change_password = true where id = '${accountId}'`)
    for (const path of ['/mot-cua', '/mot-cua/tiep-nhan', '/tra-cuu']) {
      const answer = await doors.send(path, { headers: { cookie } })
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/tai-khoan'], path)
    }
    assert.match(await (await doors.send('/tai-khoan', { headers: { cookie } })).text(), /Đổi mật khẩu để bắt đầu/)
    assert.equal(await met('GET /api/v1/dossiers', cookie), 'refused')
  })
})

test('sau https: cookie mang tiền tố __Host- và Secure, cookie không tiền tố không được nhận', async () => {
  const secure = await openRealDoors(db, { PUBLIC_ORIGIN: 'https://dichvucong.example.vn', BEHIND_PROXY: 'true' })
  const page = await secure.send('/dang-nhap')
  assert.match(page.headers.getSetCookie().join(), /^__Host-motcua-csrf=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  assert.match(page.headers.get('strict-transport-security') ?? '', /max-age/)
  const { cookie } = people.get('receptionOfficer') ?? assert.fail('no desk')
  assert.equal((await secure.send('/mot-cua', { headers: { cookie } })).status, 303)
  assert.equal((await secure.send('/mot-cua', { headers: { cookie: `__Host-${cookie}` } })).status, 200)
  const crossed = await secure.send('/giao-dien', { method: 'POST', headers: { origin: 'http://dichvucong.example.vn' } })
  assert.equal(crossed.status, 403)
})
