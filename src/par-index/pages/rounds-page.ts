import type { Ctx } from '#db/context.ts'
import { formatDate } from '#kernel/date-format.ts'
import { Temporal } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { sightOf } from '../domain/rounds/may.ts'
import { linesOf, type Round } from '../domain/rounds/round.ts'
import { selectCardBriefs, type CardBrief } from '../rounds/card-store.ts'
import { organisersOf } from '../rounds/open-round.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { selectRounds } from '../rounds/round-store.ts'
import { CARD_STATE_CHIPS, CARD_STATE_WORDS, LEVEL_WORDS, ROUND_PHASE_WORDS, ROUND_STAGE_WORDS } from '../words.ts'

/** A round in the list. */
export type RoundLine = {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly level: string
  readonly phase: Round['phase']
  readonly phaseWords: string
  /** What closes next, or when it was decided. */
  readonly next: string
  readonly units: number
  readonly submitted: number
}

/** The actor's own card in a round that runs. */
export type OwnCard = { readonly id: string; readonly name: string; readonly unitName: string; readonly words: string; readonly chip: string; readonly answered: number; readonly toAnswer: number; readonly until: string }

export type RoundsPage = { readonly rounds: readonly RoundLine[]; readonly own: readonly OwnCard[]; readonly mayOpen: boolean }

const viDay = (day: string): string => formatDate(Temporal.PlainDate.from(day))

const nextOf = (round: Round, day: string): string => {
  if (round.phase === 'published' || round.phase === 'decided') return round.decision === null ? '' : `Quyết định ${round.decision.number} ngày ${viDay(round.decision.issuedOn)}`
  if (round.phase === 'cancelled') return ''
  const stage = (['selfScore', 'verification', 'council'] as const).find((one) => round.windows[one].until >= day)
  return stage === undefined ? 'Đã hết hạn mọi bước' : `${ROUND_STAGE_WORDS[stage]} đến ${viDay(round.windows[stage].until)}`
}

/** Every round, the newest first, and the cards that the actor's own unit has in those that run. */
export const loadRoundsPage = (ctx: Ctx): Promise<RoundsPage> =>
  acrossUnits(ctx, async (trx): Promise<RoundsPage> => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const all = await selectRounds(trx)
    const cards = Map.groupBy(await selectCardBriefs(trx, all.map(({ id }) => id)), ({ roundId }) => roundId)
    const { actor } = ctx
    const worksIn = new Set(actor.kind === 'staff' ? actor.grants.flatMap(({ unitId }) => [unitId, ...tree.ancestors(unitId).map(({ id }) => id)]) : [])
    const own = all.filter(({ round }) => round.phase === 'open').flatMap(({ id, round }) =>
      (cards.get(id) ?? [])
        .filter(({ unitId }) => worksIn.has(unitId) && sightOf(actor, round, linesOf(round.version), unitId, tree) === 'all')
        .map((card: CardBrief): OwnCard => ({
          id: card.id, name: round.name, unitName: tree.find(card.unitId)?.name ?? '', words: CARD_STATE_WORDS[card.state], chip: CARD_STATE_CHIPS[card.state],
          answered: card.progress.answered, toAnswer: card.progress.toAnswer, until: viDay(round.windows.selfScore.until),
        })))
    return {
      own,
      mayOpen: organisersOf(actor, tree).length > 0,
      rounds: all.map(({ id, round }) => ({
        id, name: round.name, year: round.year, level: LEVEL_WORDS[round.version.level], phase: round.phase, phaseWords: ROUND_PHASE_WORDS[round.phase],
        next: nextOf(round, day.toString()), units: cards.get(id)?.length ?? 0, submitted: (cards.get(id) ?? []).filter(({ state }) => state !== 'open').length,
      })),
    }
  })
