import type { Ctx } from '#db/context.ts'
import { ROLES, type Actor, type Role } from '#kernel/actor.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { createAccountWithPassword } from '#identity/account-commands.ts'
import { createSetupLink } from '#identity/link-commands.ts'
import { setSessions } from '#organisation/calendar-commands.ts'
import { delegate } from '#organisation/delegation-commands.ts'
import { foundOrganisation } from '#organisation/found-organisation.ts'
import { recordAbsence } from '#organisation/absence-commands.ts'
import { assign, hireStaff } from '#organisation/staff-commands.ts'
import { today } from '#organisation/today.ts'
import { openUnit, type OpenUnitInput } from '#organisation/unit-commands.ts'
import { loginNames } from './login-names.ts'
import { QUANG_TRI, type DemoPerson, type DemoUnit } from './quang-tri.ts'
import { randomPassword } from './random-password.ts'

/** How one person of the demo logs in; the password is nowhere else. */
export type DemoLogin = {
  readonly staffId: StaffId
  readonly accountId: AccountId
  /** Agency code of the person's unit. */
  readonly unitCode: string
  readonly login: string
  readonly password: string
  readonly name: string
  readonly title: string
  readonly unitName: string
  readonly roles: readonly Role[]
}

export type DemoOffice = {
  readonly provinceId: UnitId
  /** By agency code, e.g. `H50.101.01`. */
  readonly units: ReadonlyMap<string, UnitId>
  readonly logins: readonly DemoLogin[]
}

export type DemoOptions = {
  /** First day of the units and of everybody's assignments; default: the day of the two tiers, 01/07/2025. */
  readonly openedOn?: PlainDate
}

/** The day of the two tiers. */
export const DEMO_OPENED_ON = Temporal.PlainDate.from('2025-07-01')
/** A domain that never leads anywhere (RFC 2606): what is sent there waits in the demo's outbox. */
const MAIL_DOMAIN = 'quang-tri.example'
const SATURDAY_MORNING = ['07:30-11:30'] as const
const FOUNDER: Actor = { kind: 'system', name: 'Bộ tạo dữ liệu minh họa' }

/** The demo goes through the same commands as everybody; a refusal there is a bug here. */
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo office: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}

type Built = {
  readonly ctx: Ctx
  readonly openedOn: PlainDate
  readonly units: Map<string, UnitId>
  readonly logins: Omit<DemoLogin, 'accountId'>[]
  readonly staff: Map<string, StaffId>
  readonly nameLogin: (fullName: string) => string
}

const unitInput = (unit: DemoUnit, code: string, parentId: UnitId | null, openedOn: PlainDate): OpenUnitInput => ({
  code,
  openedOn,
  parentId,
  name: unit.name,
  shortName: unit.shortName,
  tier: unit.tier,
  kind: unit.kind,
  areaCode: unit.areaCode ?? null,
  address: unit.address ?? null,
  phone: unit.phone ?? null,
})

/** "unitHead@2" → the role, at the second child unit; "agencyLeader+" → with everything below. */
const readRole = (text: string): { role: Role; withSubtree: boolean; child: number | undefined } => {
  const [, name, plus, child] = /^([a-zA-Z]+)(\+?)(?:@(\d+))?$/.exec(text) ?? []
  const role = ROLES.find((each) => each === name)
  if (role === undefined) throw new Error(`demo office: no role ${text}`)
  return { role, withSubtree: plus === '+', child: child === undefined ? undefined : Number(child) }
}

const addPerson = async (built: Built, person: DemoPerson, unit: DemoUnit, code: string): Promise<void> => {
  const { ctx, openedOn } = built
  const login = built.nameLogin(person.name)
  const description = { code: `QT-${login}`, fullName: person.name, title: person.title, phone: null, email: `${login}@${MAIL_DOMAIN}` }
  const { staffId } = done(await hireStaff(ctx, { ...description, activeFrom: openedOn }))
  built.staff.set(person.name, staffId)
  const roles = person.roles.map(readRole)
  for (const { role, withSubtree, child } of roles) {
    const at = child === undefined ? code : `${code}.${unit.children?.[child - 1]?.part}`
    const unitId = built.units.get(at)
    if (unitId === undefined) throw new Error(`demo office: no unit ${at}`)
    done(await assign(ctx, { staffId, unitId, role, withSubtree, sectors: null, period: { from: openedOn, to: null } }))
  }
  const password = randomPassword(ctx)
  const { name, title } = person
  built.logins.push({ staffId, unitCode: code, login, password, name, title, unitName: unit.name, roles: roles.map(({ role }) => role) })
}

/** All at once: hashing passwords is the dear part, and it runs on every core. */
const addAccounts = ({ ctx, logins }: Built): Promise<DemoLogin[]> =>
  Promise.all(logins.map(async (login) => {
    const { staffId, password } = login
    const account = done(await createAccountWithPassword(ctx, { staffId, login: login.login, password, mustChange: false }))
    return { ...login, accountId: account.accountId }
  }))

const addUnits = async (built: Built, unit: DemoUnit, code: string): Promise<void> => {
  for (const child of unit.children ?? []) {
    const childCode = `${code}.${child.part}`
    const input = unitInput(child, childCode, built.units.get(code) ?? null, built.openedOn)
    built.units.set(childCode, done(await openUnit(built.ctx, input)).unitId)
    await addUnits(built, child, childCode)
  }
}

const addPeople = async (built: Built, unit: DemoUnit, code: string): Promise<void> => {
  for (const person of unit.staff ?? []) await addPerson(built, person, unit, code)
  for (const child of unit.children ?? []) await addPeople(built, child, `${code}.${child.part}`)
}

const addHours = async (built: Built, unit: DemoUnit, code: string): Promise<void> => {
  const unitId = built.units.get(code)
  if (unit.isOpenSaturdayMorning === true && unitId !== undefined) {
    const { sessions } = nationalCalendar()
    const receptionSessions = { ...sessions, sat: SATURDAY_MORNING }
    done(
      await setSessions(built.ctx, {
        unitId, from: built.openedOn, sessions, receptionSessions, dayMinutes: null, countsAsDay: [],
        source: 'Minh họa: quầy mở thêm sáng Thứ Bảy, không tính vào thời hạn',
      }),
    )
  }
  for (const child of unit.children ?? []) await addHours(built, child, `${code}.${child.part}`)
}

/** The chairman of Quảng Trạch is away for three days and his deputy signs for him. */
const addAbsence = async ({ ctx, staff, units }: Built): Promise<void> => {
  const [from, to] = [staff.get('Trần Đình Phong'), staff.get('Nguyễn Thị Hồng Nhung')]
  const unitId = units.get('H50.101')
  if (from === undefined || to === undefined || unitId === undefined) throw new Error('demo office: nobody to delegate')
  const days = { from: today(ctx), to: today(ctx).add({ days: 2 }) }
  done(await recordAbsence(ctx, { staffId: from, ...days, reason: 'businessTrip' }))
  const basis = 'Minh họa: Thông báo phân công số 15/TB-UBND'
  done(await delegate(ctx, { fromStaffId: from, toStaffId: to, form: 'KT', unitId, roles: null, ...days, basis }))
}

/**
 * Fills an empty installation with today's tỉnh Quảng Trị in two tiers, through the real commands. Every account
 * gets its own random password, returned this once.
 */
export const createDemoOffice = async (world: Ctx, options: DemoOptions = {}): Promise<DemoOffice> => {
  const ctx: Ctx = { ...world, actor: FOUNDER }
  const openedOn = options.openedOn ?? DEMO_OPENED_ON
  const code = QUANG_TRI.part
  const root = { ...unitInput(QUANG_TRI, code, null, openedOn), tenantCode: 'quang-tri' }
  const { unitId: provinceId } = done(await foundOrganisation(ctx, root))
  const units = new Map([[code, provinceId]])
  const built: Built = { ctx, openedOn, units, logins: [], staff: new Map(), nameLogin: loginNames() }
  await addUnits(built, QUANG_TRI, code)
  await addPeople(built, QUANG_TRI, code)
  const logins = await addAccounts(built)
  await addHours(built, QUANG_TRI, code)
  await addAbsence(built)
  return { provinceId, units, logins }
}

/** An installation without any data: the one-time link that makes its first administrator (72 hours). */
export const createEmptyInstance = async (world: Ctx): Promise<{ readonly setupPath: string }> => ({
  setupPath: `/thiet-lap/${await createSetupLink(world)}`,
})
