import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import type { SubCriterion } from '#law/par-index.ts'
import { shippedVersion } from '../testing-version.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { day, describeUnit, hire, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import type { TestDatabase } from '../../../test/db.ts'
import type { Input } from '../domain/score.ts'
import { isAnswered } from '../domain/rounds/card-score.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { performOnCard, type CardInput } from './card-commands.ts'
import { selectCards, type StoredCard } from './card-store.ts'
import { openRound, type OpenRoundInput } from './open-round.ts'
import { acrossUnits } from './reading.ts'

/** Those who meet in a round. */
export const ROUND_PEOPLE = ['leader', 'head', 'clerk', 'neighbour', 'coordinator', 'lawyer', 'governor', 'member', 'technician'] as const
export type RoundPerson = (typeof ROUND_PEOPLE)[number]

export const DOCUMENT: Evidence = { kind: 'document', number: '15/KH-UBND', issuedOn: '2026-01-20', issuer: 'UBND xã', title: 'Kế hoạch cải cách hành chính năm 2026' }

/** The best answer to a line. */
export const bestInput = ({ method, maxPoints }: SubCriterion): Input => {
  switch (method.kind) {
    case 'ratio':
    case 'fromSystem': return { kind: 'share', part: 10, base: 10 }
    case 'survey': return { kind: 'share', part: 80, base: 100 }
    case 'steps': return { kind: 'value', value: method.steps.at(-1)?.from ?? 1 }
    case 'yesNo': return { kind: 'answer', isYes: true }
    case 'deduction': return { kind: 'cases', cases: 0 }
    case 'published': return { kind: 'points', points: maxPoints }
    case 'formula': return { kind: 'values', values: Object.fromEntries(method.inputs.map(({ name, from, to }) => [name, to ?? from])) }
  }
}

/** A province that scores two communes: who scores, who verifies, who decides. The clock stands at the end of November. */
export const openRoundOffice = async (db: TestDatabase, startsAt = '2026-11-20T01:00:00Z') => {
  const office = await openTestOffice(db, startsAt)
  const { system, staff } = office
  const openedOn = day('2025-07-01')
  const open = async (code: string, name: string, parentId: UnitId, kind: string, tier: string): Promise<UnitId> =>
    taken(await openUnit(system, { code, openedOn, ...describeUnit(name, parentId, { kind, tier }) })).unitId
  const units = {
    ...office.units,
    lead: await open('H50.03', 'Sở Nội vụ', office.units.province, 'department', 'province'),
    neighbour: await open('H50.102', 'UBND xã Phong Nha', office.units.province, 'peoplesCommittee', 'commune'),
  }
  const people: Readonly<Record<RoundPerson, StaffId>> = {
    leader: staff.leader, head: staff.head, clerk: staff.officer, technician: staff.technician,
    neighbour: await hire(system, 'Nguyễn Văn Hang', { role: 'agencyLeader', unitId: units.neighbour, withSubtree: true }),
    coordinator: await hire(system, 'Đỗ Anh Tuấn', { role: 'reformCoordinator', unitId: units.lead }),
    lawyer: await hire(system, 'Trần Thị Bảo Ngọc', { role: 'unitHead', unitId: units.department }),
    governor: await hire(system, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province }),
    member: await hire(system, 'Lê Thị Ủy Viên', { role: 'agencyLeader', unitId: units.lead }),
  }
  const ctxOf = async (person: RoundPerson): Promise<Ctx> => {
    const staffId = people[person]
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(office.now())))
    return { ...system, actor: { kind: 'staff', staffId, accountId: staffId as string as AccountId, name: person, grants } }
  }
  const version = shippedVersion('mau-cap-xa')

  const terms = (over: Partial<OpenRoundInput> = {}): OpenRoundInput => ({
    id: office.newId(), name: 'Chỉ số CCHC cấp xã năm 2026', year: 2026, versionCode: 'mau-cap-xa', organiserId: units.province, leadUnitId: units.lead,
    unitIds: [units.commune, units.neighbour],
    verifiers: ['Sở Nội vụ', 'Văn phòng UBND tỉnh', 'Sở Tư pháp', 'Sở Tài chính', 'Thanh tra tỉnh', 'Sở Khoa học và Công nghệ']
      .map((name) => ({ name, unitId: name === 'Sở Tư pháp' ? units.department : units.lead })),
    headId: people.governor, memberIds: [people.member], cutOffOn: '2026-11-30', selfScoreFrom: '2026-11-16', selfScoreUntil: '2026-12-15',
    verificationUntil: '2026-12-31', councilUntil: '2027-01-15', rebuttalDays: 5, ...over,
  })

  const cardOf = async (roundId: string, unitId: UnitId = units.commune): Promise<StoredCard> => {
    const cards = await acrossUnits(system, (trx) => selectCards(trx, roundId))
    const own = cards.find(({ card }) => card.unitId === unitId)
    if (own === undefined) throw new Error('the round has no card of this unit')
    return own
  }
  const act = async (person: RoundPerson, cardId: string, input: CardInput) => performOnCard(await ctxOf(person), cardId, input)

  /** Scores every line that the unit answers as well as can be, except those given. */
  const scoreAll = async (person: RoundPerson, cardId: string, except: Readonly<Record<string, Input>> = {}): Promise<void> => {
    for (const criterion of linesOf(version).filter(isAnswered)) {
      const input = except[criterion.code] ?? bestInput(criterion)
      taken(await act(person, cardId, { type: 'score', code: criterion.code, lineSeq: 0, input, explanation: null, evidence: [DOCUMENT] }))
    }
  }
  const verifiedBy = (person: 'coordinator' | 'lawyer'): readonly string[] =>
    linesOf(version).filter(isAnswered).filter(({ verifier }) => (verifier === 'Sở Tư pháp') === (person === 'lawyer')).map(({ code }) => code)
  const verifyAll = async (cardId: string): Promise<void> => {
    for (const person of ['coordinator', 'lawyer'] as const) taken(await act(person, cardId, { type: 'agreeLines', codes: verifiedBy(person) }))
  }
  const surveyAll = async (cardId: string, part = 80): Promise<void> => {
    for (const { code } of linesOf(version).filter(({ method }) => method.kind === 'survey')) {
      taken(await act('coordinator', cardId, { type: 'survey', code, input: { kind: 'share', part, base: 100 }, source: { kind: 'paper', evidence: [DOCUMENT] } }))
    }
  }

  return {
    ...office, units, people, ctxOf, version, terms, cardOf, act, scoreAll, verifyAll, surveyAll, verifiedBy,
    open: async (over: Partial<OpenRoundInput> = {}): Promise<string> => taken(await openRound(await ctxOf('governor'), terms(over))).id,
  }
}

export type RoundOffice = Awaited<ReturnType<typeof openRoundOffice>>
