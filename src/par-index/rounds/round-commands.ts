import type { Ctx, Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, vietnamDay, type Instant } from '#kernel/time.ts'
import { placeFence } from '#figures/fence.ts'
import { today } from '#organisation/today.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { progressOf } from '../domain/rounds/card-score.ts'
import { decideFinal, unreadyForDecision } from '../domain/rounds/decide-card.ts'
import { decideCancelling, decideExtension, decideFreeze, decidePublication, decideRound, type RoundRefusal } from '../domain/rounds/decide-round.ts'
import { headsCouncil, mayRun } from '../domain/rounds/may.ts'
import type { PublicationDecision, Round, RoundEvent, RoundStage } from '../domain/rounds/round.ts'
import type { FactQuestion, RatedUnit } from '../facts/fact-question.ts'
import { finalResults } from '../results/final-results.ts'
import { findSystemFacts, ratedUnit } from '../system-facts.ts'
import { selectCards, updateProgress, writeCards } from './card-store.ts'
import { insertFacts, selectFacts } from './fact-store.ts'
import { acrossUnits } from './reading.ts'
import type { ParRefusal } from './refusals.ts'
import { insertResults, lockRound, selectRounds, writeRoundEvent, type StoredRound } from './round-store.ts'
import { closingOf } from './windows.ts'

type Done = Result<Round, ParRefusal>
type Locked = StoredRound & { readonly tree: UnitTree }

/** Locks a round that the actor may do this to; one that is not there is as one that is not theirs. */
const onRound = (ctx: Ctx, roundId: string, may: (locked: Locked) => boolean, work: (trx: Trx, locked: Locked) => Promise<Done>): Promise<Done> =>
  acrossUnits(ctx, async (trx): Promise<Done> => {
    const found = await lockRound(trx, roundId)
    if (found === undefined) return refuse('parRoundNotFound')
    const locked = { ...found, tree: await unitTree(trx, today(ctx)) }
    return may(locked) ? work(trx, locked) : refuse('parNotAllowed')
  })

const runs = (ctx: Ctx) => ({ round, tree }: Locked): boolean => mayRun(ctx.actor, round, tree)
const heads = (ctx: Ctx) => ({ round }: Locked): boolean => headsCouncil(ctx.actor, round)

const written = async (trx: Trx, ctx: Ctx, { id, round }: StoredRound, decided: Result<RoundEvent, RoundRefusal>): Promise<Done> =>
  decided.ok ? ok(await writeRoundEvent(trx, ctx, id, round, decided.value)) : decided

/** The days that the facts of a round are about, as far as they are known. */
export const factPeriod = ({ year, cutOffOn }: Round): FactQuestion['period'] => ({
  from: Temporal.PlainDate.from({ year, month: 1, day: 1 }), to: Temporal.PlainDate.from(cutOffOn),
})

/** The organisation of the day that a round is about: its cut-off, or today before it. */
export const roundTree = (trx: Trx, { cutOffOn }: Round, now: Instant): Promise<UnitTree> => {
  const [cutOff, day] = [Temporal.PlainDate.from(cutOffOn), vietnamDay(now)]
  return unitTree(trx, Temporal.PlainDate.compare(cutOff, day) < 0 ? cutOff : day)
}

/**
 * Freezes the facts of the system for every unit of a round, in one question for all of them, once the cut-off day is
 * over: from then on nothing that is entered changes them.
 */
export const freezeRoundFacts = async (ctx: Ctx, roundId: string): Promise<Done> => {
  const fence = await placeFence({ ...ctx, actor: { kind: 'system', name: 'chỉ số CCHC' } })
  return onRound(ctx, roundId, runs(ctx), async (trx, locked): Promise<Done> => {
    const { round } = locked
    const cards = await selectCards(trx, roundId, true)
    const frozen = decideFreeze(round, { asOf: toAt(fence), units: cards.length, now: toAt(ctx.clock()) })
    if (!frozen.ok) return frozen
    const tree = await roundTree(trx, round, ctx.clock())
    const rated = cards.map(({ card }): RatedUnit => ratedUnit(tree, { id: card.unitId, code: tree.find(card.unitId)?.code ?? '' }))
    const facts = await findSystemFacts(trx, { period: factPeriod(round), asOf: fence }, rated)
    await insertFacts(trx, roundId, facts)
    await updateProgress(trx, cards.map(({ id, card }) => ({ id, progress: progressOf(round.version, card, facts.get(card.unitId) ?? new Map()) })))
    return written(trx, ctx, locked, frozen)
  })
}

/** Freezes the facts of every round whose cut-off day is over; the night does it. Resolves to how many. */
export const freezeDueRounds = async (ctx: Ctx): Promise<number> => {
  const day = today(ctx).toString()
  const rounds = await acrossUnits(ctx, (trx) => selectRounds(trx))
  const due = rounds.filter(({ round }) => round.phase === 'open' && round.factsAsOf === null && round.cutOffOn < day)
  for (const { id } of due) await freezeRoundFacts(ctx, id)
  return due.length
}

/** Gives all units, or the verifiers, more time for a stage: the head of the council alone, with the reason. */
export const extendRoundWindow = (ctx: Ctx, { roundId, stage, until, reason }: { readonly roundId: string; readonly stage: RoundStage; readonly until: string; readonly reason: string }): Promise<Done> =>
  onRound(ctx, roundId, heads(ctx), async (trx, locked): Promise<Done> => {
    const closesAt = await closingOf(trx, locked.round.organiserId, until)
    if (!closesAt.ok) return closesAt
    const window = { from: locked.round.windows[stage].from, until, closesAt: closesAt.value }
    return written(trx, ctx, locked, decideExtension(locked.round, { stage, window, reason, now: toAt(ctx.clock()) }))
  })

/** The council decides: every card is closed with its final points, and ranks, classes and points stand for ever. */
export const decideRoundResult = (ctx: Ctx, { roundId, decision }: { readonly roundId: string; readonly decision: PublicationDecision }): Promise<Done> =>
  onRound(ctx, roundId, heads(ctx), async (trx, locked): Promise<Done> => {
    const { round } = locked
    const tree = await roundTree(trx, round, ctx.clock())
    const cards = await selectCards(trx, roundId, true)
    const facts = await selectFacts(trx, roundId)
    const now = toAt(ctx.clock())
    const grounds = cards.map((one) => ({ ...one, ground: { round, facts: facts.get(one.card.unitId) ?? new Map(), now } }))
    const unready = grounds.filter(({ card, ground }) => unreadyForDecision(card, ground) !== undefined)
    const nameOf = ({ card }: { readonly card: { readonly unitId: (typeof cards)[number]['card']['unitId'] } }): string => tree.find(card.unitId)?.shortName ?? card.unitId
    const decided = decideRound(round, { decision, units: cards.length, unready: unready.map(nameOf) })
    if (!decided.ok) return decided
    await writeCards(trx, ctx, round, grounds.map(({ id, card, ground }) => ({ id, roundId, before: card, events: decideFinal(card, ground), facts: ground.facts })))
    await insertResults(trx, roundId, finalResults(round.version, grounds.map(({ card, ground }) => ({ card, facts: ground.facts }))))
    return written(trx, ctx, locked, decided)
  })

/** Everybody may read the result from now on. */
export const publishRound = (ctx: Ctx, roundId: string): Promise<Done> =>
  onRound(ctx, roundId, heads(ctx), (trx, locked) => written(trx, ctx, locked, decidePublication(locked.round)))

/** Ends a round that was opened by mistake. */
export const cancelRound = (ctx: Ctx, { roundId, reason }: { readonly roundId: string; readonly reason: string }): Promise<Done> =>
  onRound(ctx, roundId, runs(ctx), (trx, locked) => written(trx, ctx, locked, decideCancelling(locked.round, reason)))
