import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ROLES, VISITOR, citizenActor, type Actor, type Role } from '#kernel/actor.ts'
import { findGrant, hasGrant, reachOf } from './may.ts'
import type { AccountId, OrganisationId, StaffId, UnitId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { type Assignment, type Delegation, grantsOn } from '#organisation/domain/rights.ts'
import { type Unit, buildUnitTree } from '#organisation/domain/unit-tree.ts'

const TODAY = Temporal.PlainDate.from('2026-11-20')
const SECTORS = ['HT', 'DD', 'XD']
const UNITS = ['tinh', 'so', 'phong', 'xa', 'xaVanPhong', 'xaKinhTe'] as unknown as readonly UnitId[]
const PARENTS: Record<string, string | null> = {
  tinh: null, so: 'tinh', phong: 'so', xa: 'tinh', xaVanPhong: 'xa', xaKinhTe: 'xa',
}

const tree = buildUnitTree(
  UNITS.map((id, n): Unit => ({
    id,
    code: `H50.${n}`,
    name: id,
    shortName: id,
    tier: 'commune',
    kind: 'division',
    parentId: (PARENTS[id] ?? null) as UnitId | null,
    areaCode: null,
    address: null,
    phone: null,
  })),
)

const day = fc.integer({ min: -3, max: 3 }).map((days) => TODAY.add({ days }))
const period = fc.tuple(day, fc.option(fc.nat(4))).map(([from, length]) => ({
  from,
  to: length === null ? null : from.add({ days: length }),
}))
const assignment: fc.Arbitrary<Assignment> = fc.record({
  role: fc.constantFrom(...ROLES),
  unitId: fc.constantFrom(...UNITS),
  withSubtree: fc.boolean(),
  sectors: fc.option(fc.uniqueArray(fc.constantFrom(...SECTORS), { minLength: 1 })),
  period,
})
const delegation: fc.Arbitrary<Delegation> = fc.record({
  fromStaffId: fc.constant('giver' as StaffId),
  form: fc.constantFrom('KT' as const, 'TL' as const, 'TUQ' as const),
  unitId: fc.constantFrom(...UNITS),
  roles: fc.option(fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 })),
  period,
  giverAssignments: fc.array(assignment, { maxLength: 4 }),
})

const actorWith = (assignments: readonly Assignment[], delegations: readonly Delegation[] = []): Actor => ({
  kind: 'staff',
  staffId: 'me' as StaffId,
  accountId: 'me' as AccountId,
  name: 'Nguyễn Thị Lan',
  grants: grantsOn(TODAY, assignments, delegations, tree),
})

/** Every question that can be asked: role × unit × sector (and "no sector"). */
const questions = ROLES.flatMap((role) =>
  UNITS.flatMap((unitId) => [null, ...SECTORS].map((sector) => ({ role, unitId, sector }))),
)
type Question = (typeof questions)[number]
const allowed = (actor: Actor, { role, unitId, sector }: Question): boolean => hasGrant(actor, role, unitId, sector)

/** The rule said once more, slowly and by hand: the oracle of the matrix. */
const isBelow = (unitId: string, top: string): boolean =>
  unitId === top || (typeof PARENTS[unitId] === 'string' && isBelow(PARENTS[unitId], top))
const gives = (given: Assignment, { role, unitId, sector }: Question): boolean =>
  given.role === role &&
  given.period.from.toString() <= TODAY.toString() &&
  (given.period.to === null || TODAY.toString() <= given.period.to.toString()) &&
  (given.withSubtree ? isBelow(unitId, given.unitId) : unitId === given.unitId) &&
  (given.sectors === null || (sector !== null && given.sectors.includes(sector)))

test('matrix: role × unit × sector × period, every answer of one assignment', () => {
  let asked = 0
  for (const role of ROLES) {
    for (const unitId of UNITS) {
      for (const withSubtree of [false, true]) {
        for (const sectors of [null, ['HT'], ['HT', 'DD']]) {
          for (const [from, to] of [[-1, 1], [0, 0], [-2, -1], [1, 2]] as const) {
            const given: Assignment = {
              role, unitId, withSubtree, sectors,
              period: { from: TODAY.add({ days: from }), to: TODAY.add({ days: to }) },
            }
            const actor = actorWith([given])
            for (const question of questions) {
              if (question.role !== role && question.sector !== null) continue
              asked++
              assert.equal(allowed(actor, question), gives(given, question), JSON.stringify({ given, question }))
            }
          }
        }
      }
    }
  }
  assert.ok(asked > 100_000)
})

test('a right is there exactly when some assignment gives it', () => {
  fc.assert(
    fc.property(fc.array(assignment, { maxLength: 5 }), (assignments) => {
      const actor = actorWith(assignments)
      for (const question of questions) {
        assert.equal(allowed(actor, question), assignments.some((given) => gives(given, question)))
      }
    }),
  )
})

test('one more assignment or delegation never takes a right away', () => {
  fc.assert(
    fc.property(
      fc.array(assignment, { maxLength: 3 }), fc.array(delegation, { maxLength: 2 }), assignment, delegation,
      (assignments, delegations, moreOwn, moreLent) => {
        const less = actorWith(assignments, delegations)
        const more = actorWith([...assignments, moreOwn], [...delegations, moreLent])
        for (const question of questions) if (allowed(less, question)) assert.ok(allowed(more, question))
      },
    ),
  )
})

test('a lent right is one that the giver holds, at or below the named unit, within its period, of a named role', () => {
  fc.assert(
    fc.property(delegation, (lent) => {
      const actor = actorWith([], [lent])
      const giver = actorWith(lent.giverAssignments)
      for (const question of questions) {
        if (!allowed(actor, question)) continue
        assert.ok(allowed(giver, question))
        assert.ok(isBelow(question.unitId, lent.unitId))
        assert.ok(lent.roles === null || lent.roles.includes(question.role))
        assert.ok(gives({ ...question, unitId: question.unitId, withSubtree: false, sectors: null, period: lent.period }, question))
        assert.ok(question.role !== 'systemAdmin' && question.role !== 'businessAdmin')
      }
    }),
  )
})

test('an unlimited delegation lends everything but administration', () => {
  fc.assert(
    fc.property(fc.array(assignment, { maxLength: 4 }), (giverAssignments) => {
      const actor = actorWith([], [{
        fromStaffId: 'giver' as StaffId, form: 'KT', unitId: 'tinh' as UnitId, roles: null,
        period: { from: TODAY, to: TODAY },
        giverAssignments: giverAssignments.map((given) => ({ ...given, unitId: 'tinh' as UnitId })),
      }])
      for (const question of questions) {
        const held = giverAssignments.some((given) => gives({ ...given, unitId: 'tinh' as UnitId }, question))
        const lendable = question.role !== 'systemAdmin' && question.role !== 'businessAdmin'
        assert.equal(allowed(actor, question), held && lendable)
      }
    }),
  )
})

test('a person with own and lent right acts in their own name', () => {
  const own: Assignment = { role: 'unitHead', unitId: 'so' as UnitId, withSubtree: false, sectors: null, period: { from: TODAY, to: null } }
  const lent: Delegation = {
    fromStaffId: 'giver' as StaffId, form: 'KT', unitId: 'so' as UnitId, roles: null,
    period: { from: TODAY, to: TODAY }, giverAssignments: [own, { ...own, role: 'agencyLeader' }],
  }
  const actor = actorWith([own], [lent])
  const roles: readonly Role[] = ['agencyLeader', 'unitHead']
  assert.equal(findGrant(actor, roles, 'so' as UnitId, null)?.onBehalfOf, undefined)
  assert.equal(findGrant(actor, ['agencyLeader'], 'so' as UnitId, null)?.onBehalfOf?.form, 'KT')
  assert.deepEqual([...reachOf(actor)], ['so'])
})

test('citizens hold no role, for whomever they act', () => {
  const citizen = citizenActor('c' as AccountId, 'eid')
  const actingFor = { kind: 'organisation', id: 'o' as OrganisationId, powerOfAttorneyId: null } as const
  for (const actor of [VISITOR, citizen, { ...citizen, actingFor }]) {
    assert.ok(questions.every((question) => !allowed(actor, question)))
  }
})
