import { transaction, type Ctx } from '#db/context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { formatDay, dayOf } from '#kernel/local-time.ts'
import type { Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { assign, dismissStaff, hireStaff } from '#organisation/staff-commands.ts'
import { closeUnit, openUnit } from '#organisation/unit-commands.ts'
import type { Stage } from '../simulation/perform-turn.ts'
import { momentAgo, tellDossier, type Place } from './told-dossier.ts'

/** What a reorganisation leaves behind: a team that was dissolved, and somebody who moved away, with their work. */

const TEAM = {
  part: '05', name: 'Tổ giải quyết hồ sơ chuyển tiếp của huyện Quảng Trạch cũ', shortName: 'Tổ chuyển tiếp', tier: 'commune', kind: 'division',
  areaCode: null, address: null, phone: null,
} as const

/** Working minutes ago: received there, taken up, the team dissolved; of who moved, taken up and gone. */
const WITH_TEAM = [9_000, 8_600] as const
const TAKEN_UP_AFTER = 240
const DISSOLVED = 4_800
const MOVED = { received: 2_900, gone: 960 }
const HANDLE_STEP = 2

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo neglected: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}

/** Somebody who worked at a unit for a while; an account they do not need any more. */
const hire = async (ctx: Ctx, name: string, code: string, role: Role, unitId: UnitId, from: PlainDate, day: PlainDate): Promise<Actor & { readonly kind: 'staff' }> => {
  const { staffId } = done(await hireStaff(ctx, { code, fullName: name, title: 'Công chức', phone: null, email: null, activeFrom: from }))
  done(await assign(ctx, { staffId, unitId, role, withSubtree: false, sectors: null, period: { from, to: null } }))
  const grants = await transaction(ctx, (trx) => findGrants(trx, staffId, day))
  return { kind: 'staff', staffId: staffId as StaffId, accountId: staffId as string as AccountId, name, grants }
}

/** Two dossiers with a team that is no more, one with somebody who has gone: they lie in the list of orphans, late. */
export const leaveWorkBehind = async (ctx: Ctx, stage: Stage, place: Place, agency: { readonly code: string; readonly unitId: UnitId }, openedOn: PlainDate): Promise<void> => {
  const dayAgo = (ago: number): PlainDate => Temporal.PlainDate.from(formatDay(dayOf(momentAgo(stage, place, ago))))
  const { part, ...description } = TEAM
  const { unitId } = done(await openUnit(ctx, { ...description, code: `${agency.code}.${part}`, openedOn, parentId: agency.unitId }))
  const officer = await hire(ctx, 'Trương Văn Chuyển', 'QT-chuyen.tv', 'caseOfficer', unitId, openedOn, dayAgo(WITH_TEAM[0]))
  for (const [i, ago] of WITH_TEAM.entries()) {
    const takenUp = { ago: ago - TAKEN_UP_AFTER, by: officer, name: 'acceptStep', input: { stepNo: HANDLE_STEP } } as const
    await tellDossier(stage, `dissolved ${i}`, { ...place, competentUnitId: unitId }, ago, i === 0 ? [takenUp] : [])
  }
  done(await closeUnit(ctx, { unitId, lastDay: dayAgo(DISSOLVED) }))
  const mover = await hire(ctx, 'Nguyễn Thị Dời', 'QT-doi.nt', 'caseOfficer', stage.district.unitId(place.competent), openedOn, dayAgo(MOVED.received))
  await tellDossier(stage, 'moved', place, MOVED.received, [{ ago: MOVED.received - TAKEN_UP_AFTER, by: mover, name: 'acceptStep', input: { stepNo: HANDLE_STEP } }])
  done(await dismissStaff(ctx, { staffId: mover.staffId, lastDay: dayAgo(MOVED.gone) }))
}
