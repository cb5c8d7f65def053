import { transaction, type Ctx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { Temporal, vietnamDay, type Instant } from '#kernel/time.ts'
import { foundOrganisation } from '#organisation/found-organisation.ts'
import { assign, hireStaff } from '#organisation/staff-commands.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { day, describeUnit, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import type { Role } from '#kernel/actor.ts'
import { countingIds, SYSTEM, testCtx, type TestDatabase } from '../../../test/db.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { performOnCard, type CardInput } from '../rounds/card-commands.ts'
import { openRound } from '../rounds/open-round.ts'
import { findRoundCards } from '../rounds/reading-round.ts'
import { decideRoundResult, publishRound } from '../rounds/round-commands.ts'
import { shippedVersion } from '../testing-version.ts'

const PAPER: Evidence = { kind: 'document', number: '45/BC-SNV', issuedOn: '2023-01-10', issuer: 'Sở Nội vụ', title: 'Kết quả điều tra xã hội học' }
const DISTRICTS_ENDED = day('2025-06-30')
const DISTRICTS_OF_2022 = 'lam-dong-huyen-2022'

/** The points that a district publishes, line by line of the set. */
export type PublishedPoints = { readonly name: string; readonly points: readonly number[] }

/**
 * A province of 2022 whose districts publish their points through the real commands: each hands its card in, the
 * department verifies and enters the survey, the council decides and publishes.
 */
export const publishDistricts = async (db: TestDatabase, districts: readonly PublishedPoints[]) => {
  let now: Instant = Temporal.Instant.from('2022-12-05T02:00:00Z')
  const newId = countingIds()
  const system = testCtx(db.app, { actor: SYSTEM, newId, now: () => now })
  const openedOn = day('2020-01-01')
  const root = await foundOrganisation(system, { tenantCode: 'lam-dong', code: 'H36', openedOn, ...describeUnit('UBND tỉnh Lâm Đồng', null, { tier: 'province', kind: 'peoplesCommittee' }) })
  const province = taken(root).unitId
  const open = async (code: string, name: string, kind: string, tier: string): Promise<UnitId> =>
    taken(await openUnit(system, { code, openedOn, ...(tier === 'district' && { closedOn: DISTRICTS_ENDED }), ...describeUnit(name, province, { kind, tier }) })).unitId
  const hire = async (fullName: string, role: Role, unitId: UnitId): Promise<StaffId> => {
    const { staffId } = taken(await hireStaff(system, { code: fullName.replaceAll(' ', '-'), fullName, title: null, phone: null, email: null, activeFrom: openedOn }))
    taken(await assign(system, { staffId, unitId, role, withSubtree: false, sectors: null, period: { from: openedOn, to: DISTRICTS_ENDED } }))
    return staffId
  }
  const actAs = async (staffId: StaffId): Promise<Ctx> => {
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(now)))
    return { ...system, actor: { kind: 'staff', staffId, accountId: staffId as string as AccountId, name: 'Người làm', grants } }
  }
  const lead = await open('H36.02', 'Sở Nội vụ', 'department', 'province')
  const [chair, member, coordinator] = [await hire('Chủ tịch hội đồng', 'agencyLeader', province), await hire('Giám đốc Sở', 'agencyLeader', lead), await hire('Trưởng phòng CCHC', 'reformCoordinator', lead)]
  const units = new Map<UnitId, { readonly leader: StaffId; readonly points: readonly number[] }>()
  for (const [no, { name, points }] of districts.entries()) {
    const unitId = await open(`H36.${30 + no}`, name, 'peoplesCommittee', 'district')
    units.set(unitId, { leader: await hire(`Chủ tịch ${name}`, 'agencyLeader', unitId), points })
  }
  const version = shippedVersion(DISTRICTS_OF_2022)
  const { id: roundId } = taken(await openRound(await actAs(chair), {
    id: newId(), name: 'Chỉ số CCHC cấp huyện năm 2022', year: 2022, versionCode: version.code, organiserId: province, leadUnitId: lead, unitIds: [...units.keys()], verifiers: [],
    headId: chair, memberIds: [member], cutOffOn: '2022-11-30', selfScoreFrom: '2022-12-01', selfScoreUntil: '2022-12-15', verificationUntil: '2022-12-30', councilUntil: '2023-01-13', rebuttalDays: 5,
  }))
  const verifier = await actAs(coordinator)
  for (const { id: cardId, card } of await findRoundCards(system, roundId)) {
    const unit = units.get(card.unitId)
    if (unit === undefined) throw new Error('a card of nobody')
    const leader = await actAs(unit.leader)
    const act = async (ctx: Ctx, input: CardInput): Promise<void> => { taken(await performOnCard(ctx, cardId, input)) }
    const codes: string[] = []
    for (const [i, { code, method }] of linesOf(version).entries()) {
      const input = { kind: 'points', points: unit.points[i] ?? 0 } as const
      if (method.kind === 'survey') await act(verifier, { type: 'survey', code, input, source: { kind: 'paper', evidence: [PAPER] } })
      else await act(leader, { type: 'score', code, lineSeq: 0, input, explanation: null, evidence: [] })
      codes.push(code)
    }
    await act(leader, { type: 'submit' })
    await act(verifier, { type: 'agreeLines', codes })
    await act(verifier, { type: 'sendVerification' })
    await act(leader, { type: 'acceptVerification' })
  }
  now = Temporal.Instant.from('2023-01-12T02:00:00Z')
  const decided = await decideRoundResult(await actAs(chair), { roundId, decision: { number: '14/QĐ-UBND', issuedOn: '2023-01-12', signerTitle: 'Chủ tịch', signerName: 'Nguyễn Văn Ký' } })
  taken(decided)
  taken(await publishRound(await actAs(chair), roundId))
  return { system, roundId, version }
}
