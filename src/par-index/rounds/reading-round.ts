import type { Ctx, Trx } from '#db/context.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Facts } from '../domain/rounds/card-score.ts'
import { sightOf, type Sight } from '../domain/rounds/may.ts'
import { hasSystemFacts, linesOf } from '../domain/rounds/round.ts'
import type { KnownFact } from '../facts/fact-question.ts'
import { findFactsOfUnit, ratedUnit } from '../system-facts.ts'
import { findCard, selectCards, type StoredCard } from './card-store.ts'
import { selectFacts } from './fact-store.ts'
import { factPeriod, roundTree } from './round-commands.ts'
import { acrossUnits } from './reading.ts'
import { findRound, type StoredRound } from './round-store.ts'

/** A card as an actor may see it, with its round and its unit's facts. */
export type CardScene = StoredRound & {
  readonly stored: StoredCard
  readonly facts: ReadonlyMap<Parameters<Facts['get']>[0], KnownFact>
  /** The facts may still change: the cut-off day is not over. */
  readonly isProvisional: boolean
  readonly sight: Exclude<Sight, undefined>
  /** The organisation of today, by which rights are asked, and that of the round. */
  readonly tree: UnitTree
  readonly treeThen: UnitTree
}

/** A card with everything that scoring it needs; undefined when it is not there for this actor. */
export const findCardScene = async (trx: Trx, ctx: Ctx, cardId: string): Promise<CardScene | undefined> => {
  const stored = await findCard(trx, cardId)
  const found = stored && (await findRound(trx, stored.roundId))
  if (stored === undefined || found === undefined) return undefined
  const { round } = found
  const { unitId } = stored.card
  const tree = await unitTree(trx, today(ctx))
  const sight = sightOf(ctx.actor, round, linesOf(round.version), unitId, tree)
  if (sight === undefined) return undefined
  const treeThen = await roundTree(trx, round, ctx.clock())
  const isProvisional = round.factsAsOf === null
  const unit = treeThen.find(unitId)
  const facts = !isProvisional
    ? (await selectFacts(trx, found.id, unitId)).get(unitId)
    : unit !== undefined && hasSystemFacts(round.version)
      ? await findFactsOfUnit(trx, { period: factPeriod(round), asOf: ctx.clock() }, ratedUnit(treeThen, unit))
      : undefined
  return { ...found, stored, facts: facts ?? new Map(), isProvisional, sight, tree, treeThen }
}

/** True when the actor sees this line of the card. */
export const seesLine = ({ sight }: Pick<CardScene, 'sight'>, code: string): boolean => sight === 'all' || sight.has(code)

/** Every card of a round, for the program itself. */
export const findRoundCards = (ctx: Ctx, roundId: string): Promise<readonly StoredCard[]> => acrossUnits(ctx, (trx) => selectCards(trx, roundId))
