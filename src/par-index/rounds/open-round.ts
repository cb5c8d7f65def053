import type { Ctx, Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Actor } from '#kernel/actor.ts'
import { INDEX_LEVELS, type IndexVersion } from '#law/par-index.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { decideOpening } from '../domain/rounds/decide-round.ts'
import { mayOrganise } from '../domain/rounds/may.ts'
import type { NamedVerifier, RoundTerms, StageWindow } from '../domain/rounds/round.ts'
import { writeCards } from './card-store.ts'
import { findIndexVersion } from '../versions/queries.ts'
import { acrossUnits } from './reading.ts'
import type { ParRefusal } from './refusals.ts'
import { findRound, insertRound } from './round-store.ts'
import { closingOf } from './windows.ts'

/** What somebody opens a round with; days are `YYYY-MM-DD`, `id` is made by whoever asks, so that a resend opens none twice. */
export type OpenRoundInput = {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly versionCode: string
  readonly organiserId: UnitId
  readonly leadUnitId: UnitId
  readonly unitIds: readonly UnitId[]
  readonly verifiers: readonly NamedVerifier[]
  readonly headId: StaffId
  readonly memberIds: readonly StaffId[]
  readonly cutOffOn: string
  readonly selfScoreFrom: string
  readonly selfScoreUntil: string
  readonly verificationUntil: string
  readonly councilUntil: string
  readonly rebuttalDays: number
}

/** Which units a set of criteria is for. */
export const isOfLevel = (tree: UnitTree, level: IndexVersion['level'], unit: Unit): boolean => {
  switch (level) {
    case 'department': return unit.kind === 'department'
    case 'province': return unit.tier === 'province' && tree.depth(unit.id) === 0
    default: return unit.tier === level && unit.kind === 'peoplesCommittee'
  }
}

/** The units below an organiser that a set of this level may score, in the order of the tree. */
export const ratableUnits = (tree: UnitTree, organiserId: UnitId, level: IndexVersion['level']): readonly Unit[] => {
  const below = tree.subtree(organiserId)
  return tree.units.filter((unit) => unit.id !== organiserId && below.has(unit.id) && isOfLevel(tree, level, unit))
}

/** Agencies for which the actor may open a round: they have somebody below to score. */
export const organisersOf = (actor: Actor, tree: UnitTree): readonly Unit[] =>
  agenciesOf(tree).filter(({ id }) => mayOrganise(actor, id, tree) && INDEX_LEVELS.some((level) => ratableUnits(tree, id, level).length > 0))

const readWindows = async (trx: Trx, input: OpenRoundInput): Promise<Result<RoundTerms['windows'], ParRefusal>> => {
  const from = { selfScore: input.selfScoreFrom, verification: input.selfScoreFrom, council: input.verificationUntil }
  const until = { selfScore: input.selfScoreUntil, verification: input.verificationUntil, council: input.councilUntil }
  const windows: { -readonly [stage in keyof typeof until]?: StageWindow } = {}
  for (const stage of ['selfScore', 'verification', 'council'] as const) {
    const closesAt = await closingOf(trx, input.organiserId, until[stage])
    if (!closesAt.ok) return closesAt
    windows[stage] = { from: from[stage], until: until[stage], closesAt: closesAt.value }
  }
  const { selfScore, verification, council } = windows
  return selfScore === undefined || verification === undefined || council === undefined ? refuse('parWindowsInvalid') : ok({ selfScore, verification, council })
}

/** Opens a round with a card for each unit; the set of criteria stands in it as it is at this moment. */
export const openRound = (ctx: Ctx, input: OpenRoundInput): Promise<Result<{ readonly id: string }, ParRefusal>> =>
  acrossUnits(ctx, async (trx): Promise<Result<{ readonly id: string }, ParRefusal>> => {
    if ((await findRound(trx, input.id)) !== undefined) return ok({ id: input.id })
    const tree = await unitTree(trx, today(ctx))
    if (ctx.actor.kind !== 'system' && !mayOrganise(ctx.actor, input.organiserId, tree)) return refuse('parNotAllowed')
    const version = await findIndexVersion(trx, input.versionCode)
    if (version === undefined) return refuse('parVersionUnknown', { version: input.versionCode })
    const units = input.unitIds.flatMap((id) => tree.find(id) ?? [])
    const named = [input.organiserId, input.leadUnitId, ...input.verifiers.map(({ unitId }) => unitId)]
    if (units.length < input.unitIds.length || named.some((id) => tree.find(id) === undefined)) return refuse('parUnitUnknown')
    const ratable = new Set(ratableUnits(tree, input.organiserId, version.level))
    const misplaced = units.filter((unit) => !ratable.has(unit) && unit.id !== input.organiserId)
    if (misplaced.length > 0) return refuse('parUnitLevelInvalid', { units: misplaced.map(({ shortName }) => shortName) })
    const people = [...new Set([input.headId, ...input.memberIds])]
    if ((await findStaffNames(trx, people)).size < people.length) return refuse('parPersonUnknown')
    const windows = await readWindows(trx, input)
    if (!windows.ok) return windows
    const opening = decideOpening({
      name: input.name, year: input.year, organiserId: input.organiserId, leadUnitId: input.leadUnitId, version, verifiers: input.verifiers,
      council: { headId: input.headId, memberIds: input.memberIds }, cutOffOn: input.cutOffOn, windows: windows.value, rebuttalDays: input.rebuttalDays,
    }, input.unitIds)
    if (!opening.ok) return opening
    const event = opening.value
    if (event.type !== 'opened') throw new Error('a round begins by being opened')
    if (!(await insertRound(trx, ctx, input.id, event))) return refuse('parRoundAlreadyExists')
    const round = { ...event.terms, phase: 'open' as const, seq: 1, factsAsOf: null, decision: null }
    await writeCards(trx, ctx, round, event.unitIds.map((unitId) => ({
      id: ctx.newId(), roundId: input.id, before: undefined, events: [{ type: 'opened', unitId }], facts: new Map(),
    })))
    return ok({ id: input.id })
  })
