import type { Ctx } from '#db/context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { foundOrganisation } from './found-organisation.ts'
import { assign, hireStaff } from './staff-commands.ts'
import { openUnit } from './unit-commands.ts'
import type { UnitDescription } from './unit-store.ts'

export const day = (text: string): PlainDate => Temporal.PlainDate.from(text)

/** The value of a result that a test takes for granted. */
export const taken = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`)
  return result.value
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code)

export const describeUnit = (name: string, parentId: UnitId | null, rest: Partial<UnitDescription> = {}): UnitDescription => ({
  name,
  shortName: name,
  tier: 'commune',
  kind: 'division',
  parentId,
  areaCode: null,
  address: null,
  phone: null,
  ...rest,
})

/** A province with one department and one commune of two divisions, all open since 01/07/2025. */
export const foundProvince = async (ctx: Ctx, tenantCode = 'thu-nghiem') => {
  const openedOn = day('2025-07-01')
  const open = async (code: string, name: string, parentId: UnitId, kind = 'division'): Promise<UnitId> =>
    taken(await openUnit(ctx, { code, openedOn, ...describeUnit(name, parentId, { kind }) })).unitId
  const { unitId: province } = taken(
    await foundOrganisation(ctx, {
      tenantCode,
      code: 'H50',
      openedOn,
      ...describeUnit('UBND tỉnh Quảng Trị', null, { tier: 'province', kind: 'peoplesCommittee' }),
    }),
  )
  const department = await open('H50.02', 'Sở Tư pháp', province)
  const commune = await open('H50.101', 'UBND xã Quảng Trạch', province, 'peoplesCommittee')
  const center = await open('H50.101.01', 'Trung tâm Phục vụ hành chính công xã Quảng Trạch', commune, 'serviceCenter')
  const division = await open('H50.101.03', 'Phòng Kinh tế', commune)
  return { province, department, commune, center, division }
}

/** Hires a person and gives the roles, each at its unit. */
export const hire = async (
  ctx: Ctx,
  fullName: string,
  ...roles: readonly { role: Role; unitId: UnitId; withSubtree?: boolean; sectors?: readonly string[] }[]
): Promise<StaffId> => {
  const from = day('2025-07-01')
  const code = fullName.replaceAll(' ', '-')
  const hired = await hireStaff(ctx, { code, fullName, title: null, phone: null, email: null, activeFrom: from })
  const { staffId } = taken(hired)
  for (const { role, unitId, withSubtree = false, sectors = null } of roles) {
    taken(await assign(ctx, { staffId, unitId, role, withSubtree, sectors, period: { from, to: null } }))
  }
  return staffId
}

/** An actor with one right over exactly the units named. */
export const actorWith = (role: Role, ...units: readonly UnitId[]): Actor => ({
  kind: 'staff',
  staffId: '00000000-0000-7000-8000-00000000aaaa' as StaffId,
  accountId: '00000000-0000-7000-8000-00000000bbbb' as AccountId,
  name: 'Trần Văn Thử',
  grants: [{ role, unitId: units[0] as UnitId, reach: new Set(units), sectors: null }],
})
