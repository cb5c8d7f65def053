import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { CitizenSession } from '#citizens/sign-in/resolve-citizen.ts'
import { citizenActor, type Actor, type Role } from '#kernel/actor.ts'
import type { AccountId, StaffId, TenantId, UnitId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { createPress, type Press } from '#papers/render.ts'
import { createWebApp, type WebAppOptions } from '#web/app.ts'
import type { Session, WebEnv } from '#web/request-context.ts'
import { testVault } from '#secrets/testing.ts'
import { loadScreens } from '#web/screens.ts'
import { listStaticFiles } from '#web/static-files.ts'
import { citizenBelongings } from '../src/citizen-belongings.ts'
import { buildWhenStale } from '../tools/launch/build.mjs'
import { underLock } from '../tools/launch/lock.mjs'

const root = join(import.meta.dirname, '..')

/** The folder of the built screens; built first when a source is newer, by one test file for all. */
export const buildScreens = async (): Promise<string> => {
  await underLock(root, () => buildWhenStale(root, process.execPath))
  return join(root, 'build')
}

const unitId = '018f0000-0000-7000-8000-000000000001' as UnitId

/** A person of the office with the given roles, for tests of doors. */
export const staffSession = (...roles: readonly Role[]): Session => {
  const actor: Actor = {
    kind: 'staff',
    staffId: '018f0000-0000-7000-8000-000000000002' as StaffId,
    accountId: '018f0000-0000-7000-8000-000000000003' as AccountId,
    name: 'Trần Thị Hạnh',
    grants: roles.map((role) => ({ role, unitId, reach: new Set([unitId]), sectors: null })),
  }
  return {
    id: '018f0000-0000-7000-8000-000000000006',
    actor,
    tenantId: '018f0000-0000-7000-8000-000000000004' as TenantId,
    account: { name: 'Trần Thị Hạnh', title: 'Công chức Tư pháp – Hộ tịch', unitName: 'UBND xã Quảng Trạch' },
  }
}

export const citizenSession: CitizenSession = {
  id: '018f0000-0000-7000-8000-000000000007',
  actor: citizenActor('018f0000-0000-7000-8000-000000000005' as AccountId),
  name: 'Trần Thị Ngọc Ưng',
  actingForName: null,
  provedAt: Temporal.Instant.from('2026-11-22T01:00:00Z'),
}

let press: Press | undefined

/** The real shell over the built screens, with stand-ins for what the test does not name. */
export const openWebApp = async (overrides: Partial<WebAppOptions> = {}): Promise<Hono<WebEnv>> => {
  const build = await buildScreens()
  return createWebApp({
    screens: await loadScreens(build, overrides.publicOrigin),
    staticFiles: await listStaticFiles(join(build, 'client')),
    apis: [],
    canWrite: async () => true,
    resolveSession: async () => null,
    resolveCitizen: async () => null,
    identityProviders: { list: [], find: () => undefined },
    contextFor: () => {
      throw new Error('this test opened a door that asks the database, without giving one')
    },
    vault: testVault,
    files: openDiskStore(join(tmpdir(), `motcua-files-${process.pid}`)),
    press: () => (press ??= createPress()),
    findPaidState: async () => null,
    findDossierPanels: async () => [],
    belongings: citizenBelongings,
    findHomeCounters: async () => [],
    findSite: async () => ({
      agencyName: 'xã Quảng Trạch',
      centerName: 'Trung tâm Phục vụ hành chính công xã Quảng Trạch',
      footer:
        'UBND xã Quảng Trạch, tỉnh Quảng Trị · Giờ tiếp nhận: thứ Hai đến thứ Sáu 07:30–11:30, 13:30–17:30',
      phone: '0232 3512 345',
    }),
    findFrontPage: async () => ({
      events: [
        { slug: 'sinh-con', title: 'Sinh con', summary: 'Khai sinh, thường trú, thẻ bảo hiểm y tế' },
        { slug: 'ket-hon', title: 'Kết hôn', summary: 'Giấy xác nhận độc thân, đăng ký kết hôn' },
        { slug: 'mat-nguoi-than', title: 'Mất người thân', summary: 'Khai tử, mai táng phí, thừa kế' },
      ],
      changes: [{ code: '1.001612', name: 'Đăng ký thành lập hộ kinh doanh', kind: 'changed', from: '2026-12-01', isAhead: true }],
      onTime: { month: 11, year: 2026, resolved: 1_221, inTime: 1_204 },
      satisfied: { month: 11, year: 2026, rated: 340, satisfied: 318 },
    }),
    instance: 'production',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...overrides,
  })
}
