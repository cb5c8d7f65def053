import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import { findAdminEvents } from '#organisation/admin-history.ts'
import { codeOf, foundProvince, hire, taken } from '#organisation/testing.ts'
import { testVault } from '#secrets/testing.ts'
import { isSealed, openVault } from '#secrets/vault.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { createAccountWithPassword, disableAccount } from './account-commands.ts'
import { findPolicy } from './account-queries.ts'
import { DEFAULT_POLICY, defaultTotpRoles, type SecurityPolicy } from './domain/security-policy.ts'
import { disableTotp, enableTotp, startTotp } from './own-account-commands.ts'
import { changePolicy } from './policy-commands.ts'
import { resolveActor } from './resolve-actor.ts'
import { adoptVault, prepareVault } from './sealed-secrets.ts'
import { signIn, verifyTotp } from './sign-in.ts'
import { CLIENT, movingWorld } from './testing.ts'

const db = await testDatabase()
const { world: ctx, pass } = movingWorld(testCtx(db.app), '2026-11-20T01:00:00Z')
const units = await foundProvince(ctx)
const PASSWORD = 'mưa rơi trên phố Huế'
const POLICY: SecurityPolicy = { ...DEFAULT_POLICY, totpRoles: ['systemAdmin'] }

const account = async (login: string, role: Parameters<typeof hire>[2]['role']) => {
  const staffId = await hire(ctx, login, { role, unitId: units.province, withSubtree: true })
  return taken(await createAccountWithPassword(ctx, { staffId, login, password: PASSWORD, mustChange: false })).accountId
}
const enter = async (login: string) => {
  const { token, stage } = taken(await signIn(ctx, { login, password: PASSWORD, client: CLIENT }))
  return { token, stage, resolved: await resolveActor(ctx, token) }
}
const codeFor = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ctx.clock().epochMilliseconds })
const setUp = async (login: string): Promise<{ own: Ctx; secret: string }> => {
  const { resolved } = await enter(login)
  assert.ok(resolved)
  const own = { ...ctx, actor: resolved.actor }
  const { secret } = taken(await startTotp(own, testVault))
  taken(await enableTotp(own, testVault, { code: codeFor(secret), sessionId: resolved.sessionId }))
  pass({ minutes: 1 })
  return { own, secret }
}
const storedSecret = async (id: AccountId): Promise<string> =>
  (await rowsOf<{ secret: string }>(db, `select totp_secret as secret from account where id = '${id}'`))[0]?.secret ?? ''

const first = await account('quan.tri', 'systemAdmin')
await account('can.bo', 'caseOfficer')

test('khóa tài khoản: chỉ quản trị cuối cùng còn đăng nhập được mới không khóa được', async () => {
  const officer = await account('can.bo.hai', 'caseOfficer')
  assert.equal(codeOf(await disableAccount(ctx, { accountId: first })), 'lastAdministratorConflict')
  assert.equal(codeOf(await disableAccount(ctx, { accountId: officer })), 'ok')
  const second = await account('quan.tri.hai', 'systemAdmin')
  assert.equal(codeOf(await disableAccount(ctx, { accountId: second })), 'ok')
  assert.equal(codeOf(await disableAccount(ctx, { accountId: first })), 'lastAdministratorConflict')
})

test('mặc định: bản chạy thật bắt buộc quản trị có lớp thứ hai, bản trình diễn thì không', () => {
  assert.deepEqual(defaultTotpRoles('production'), ['systemAdmin', 'businessAdmin'])
  assert.deepEqual([defaultTotpRoles('demo'), defaultTotpRoles('simulation'), defaultTotpRoles(null)], [[], [], []])
})

test('chính sách bắt buộc: chưa bật thì chưa có quyền gì; bật xong thì có lại; không tự tắt được', async () => {
  taken(await changePolicy(ctx, POLICY))
  assert.deepEqual((await transaction(ctx, findPolicy)).totpRoles, ['systemAdmin'])
  const before = await enter('quan.tri')
  assert.deepEqual([before.resolved?.firstDuty, before.resolved?.actor.grants], ['setUpTotp', []])
  assert.equal((await enter('can.bo')).resolved?.firstDuty, null)
  const { secret } = await setUp('quan.tri')
  const half = await enter('quan.tri')
  assert.equal(half.stage, 'secondFactor')
  const full = taken(await verifyTotp(ctx, testVault, { token: half.token, code: codeFor(secret), client: CLIENT }))
  const resolved = await resolveActor(ctx, full.token)
  assert.equal(resolved?.firstDuty, null)
  assert.equal(resolved?.actor.grants.length, 1)
  assert.ok(resolved)
  const own = { ...ctx, actor: resolved.actor }
  assert.equal(codeOf(await disableTotp(own, { password: PASSWORD })), 'totpPolicyConflict')
  taken(await changePolicy(ctx, { ...POLICY, totpRoles: [] }))
  assert.equal(codeOf(await disableTotp(own, { password: PASSWORD })), 'ok')
})

test('mỗi lần đổi chính sách còn lại trong lịch sử: ai, lúc nào, trước và sau', async () => {
  taken(await changePolicy(ctx, { ...POLICY, idleMinutes: 45 }))
  const [latest] = await transaction(ctx, (trx) => findAdminEvents(trx, 'securityPolicy', ctx.tenantId))
  assert.equal(latest?.action, 'changePolicy')
  assert.deepEqual([latest?.before, latest?.after], [{ ...POLICY, totpRoles: [] }, { ...POLICY, idleMinutes: 45 }])
  taken(await changePolicy(ctx, { ...POLICY, totpRoles: [] }))
})

test('khóa TOTP nằm trong cơ sở dữ liệu ở dạng mã hóa, gắn với tài khoản của nó', async () => {
  const id = await account('co.hai.lop', 'cashier')
  const { secret } = await setUp('co.hai.lop')
  const stored = await storedSecret(id)
  assert.ok(isSealed(stored) && !stored.includes(secret))
  const thief = await account('ke.gian', 'cashier')
  await sql`update account set totp_secret = ${stored}, totp_enabled_at = ${ctx.clock()} where id = ${thief}`.execute(db.owner)
  const { token } = await enter('ke.gian')
  await assert.rejects(verifyTotp(ctx, testVault, { token, code: codeFor(secret), client: CLIENT }))
})

test('khởi động: khóa TOTP để trần từ bản cũ được mã hóa; khóa khác thì từ chối; mất khóa thì nhận khóa mới và cài lại', async () => {
  taken(await prepareVault(ctx, testVault))
  const id = await account('ban.cu', 'cashier')
  const { secret } = await setUp('ban.cu')
  await sql`update account set totp_secret = ${secret} where id = ${id}`.execute(db.owner)
  assert.deepEqual(taken(await prepareVault(ctx, testVault)), { sealed: 1 })
  assert.ok(isSealed(await storedSecret(id)))
  assert.deepEqual(taken(await prepareVault(ctx, testVault)), { sealed: 0 })
  const half = await enter('ban.cu')
  assert.equal(codeOf(await verifyTotp(ctx, testVault, { token: half.token, code: codeFor(secret), client: CLIENT })), 'ok')

  const other = openVault(new Uint8Array(32).fill(9))
  assert.equal(codeOf(await prepareVault(ctx, other)), 'secretKeyDiffers')
  assert.ok((await adoptVault(ctx, other)) >= 2)
  assert.equal(codeOf(await prepareVault(ctx, other)), 'ok')
  assert.equal((await enter('ban.cu')).stage, 'active')
})
