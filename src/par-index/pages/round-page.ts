import type { Ctx, Trx } from '#db/context.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import { formatDate, formatMoment } from '#kernel/date-format.ts'
import { Temporal } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { isOver } from '#surveys/domain/survey.ts'
import { listSurveys } from '#surveys/survey-rows.ts'
import { CARD_STATES, type CardState } from '../domain/rounds/card.ts'
import { headsCouncil, mayRun, sightOf } from '../domain/rounds/may.ts'
import { hasSystemFacts, linesOf, ROUND_STAGES, type Round, type RoundEvent, type RoundStage } from '../domain/rounds/round.ts'
import { selectCardBriefs, type CardBrief } from '../rounds/card-store.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { roundTree } from '../rounds/round-commands.ts'
import { findRound, listRoundEvents } from '../rounds/round-store.ts'
import { CARD_STATE_CHIPS, CARD_STATE_WORDS, LEVEL_WORDS, ROUND_EVENT_WORDS, ROUND_PHASE_WORDS, ROUND_STAGE_WORDS, writePoints } from '../words.ts'

export type StageLine = { readonly stage: RoundStage; readonly name: string; readonly from: string; readonly until: string; readonly state: 'was' | 'now' | 'next'; readonly done: string }
export type CardLine = {
  readonly id: string
  readonly unitName: string
  readonly state: CardState
  readonly words: string
  readonly chip: string
  readonly answered: string
  readonly verified: string
  readonly selfPoints: string
  readonly points: string
  readonly until: string | null
}
export type HistoryView = { readonly key: string; readonly words: string; readonly when: string; readonly text: string | null; readonly isLast: boolean }

export type RoundPage = {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly level: string
  readonly phase: Round['phase']
  readonly phaseWords: string
  readonly version: { readonly name: string; readonly code: string; readonly isExample: boolean; readonly lines: number }
  readonly organiser: string
  readonly lead: string
  readonly council: readonly string[]
  readonly cutOff: string
  readonly rebuttalDays: number
  /** Since when facts stand still; null before. */
  readonly factsAsOf: string | null
  readonly hasFacts: boolean
  readonly stages: readonly StageLine[]
  readonly counts: readonly { readonly state: CardState; readonly words: string; readonly count: number }[]
  readonly cards: readonly CardLine[]
  /** Cards that this actor does not see. */
  readonly hidden: number
  readonly may: { readonly freeze: boolean; readonly extend: boolean; readonly decide: boolean; readonly publish: boolean; readonly cancel: boolean }
  /** Closed surveys whose results can be brought onto the cards. */
  readonly surveys: readonly { readonly id: string; readonly name: string }[]
  readonly decision: { readonly words: string } | null
  readonly history: readonly HistoryView[]
}

const viDay = (day: string): string => formatDate(Temporal.PlainDate.from(day))

const textOf = (event: RoundEvent): string | null => {
  switch (event.type) {
    case 'opened': return `${event.unitIds.length} đơn vị`
    case 'factsFrozen': return `${event.units} đơn vị, số liệu biết đến ${formatMoment(fromAt(event.asOf))}`
    case 'windowExtended': return `${ROUND_STAGE_WORDS[event.stage]} đến ${viDay(event.window.until)}: ${event.reason}`
    case 'decided': return `Quyết định ${event.decision.number} ngày ${viDay(event.decision.issuedOn)}`
    case 'published': return null
    case 'cancelled': return event.reason
  }
}

/** What was done to the round, oldest first. */
export const roundHistory = async (trx: Trx, roundId: string): Promise<readonly HistoryView[]> => {
  const events = await listRoundEvents(trx, roundId)
  return events.map(({ seq, recordedAt, actorName, event }, i) => ({
    key: String(seq), words: ROUND_EVENT_WORDS[event.type], text: textOf(event), when: `${formatMoment(recordedAt)} · ${actorName ?? 'hệ thống'}`, isLast: i === events.length - 1,
  }))
}

const stagesOf = (round: Round, cards: readonly CardBrief[], now: string): readonly StageLine[] => {
  const count = (...states: readonly CardState[]): number => cards.filter(({ state }) => states.includes(state)).length
  const begun: Readonly<Record<RoundStage, boolean>> = { selfScore: true, verification: count('open') < cards.length, council: count('settled', 'decided') > 0 }
  const done: Readonly<Record<RoundStage, number>> = {
    selfScore: cards.length - count('open'), verification: count('verified', 'rebutted', 'settled', 'decided'), council: count('decided'),
  }
  return ROUND_STAGES.map((stage) => {
    const { from, closesAt } = round.windows[stage]
    const state = now > closesAt || round.phase !== 'open' ? 'was' : begun[stage] ? 'now' : 'next'
    return { stage, name: ROUND_STAGE_WORDS[stage], from: viDay(from), until: formatMoment(fromAt(closesAt)), state, done: `${done[stage]}/${cards.length} phiếu` }
  })
}

/** A round with what this actor sees of its cards; undefined when there is none. */
export const loadRoundPage = (ctx: Ctx, id: string): Promise<RoundPage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<RoundPage | undefined> => {
    const found = await findRound(trx, id)
    if (found === undefined) return undefined
    const { round } = found
    const tree = await unitTree(trx, today(ctx))
    const then = await roundTree(trx, round, ctx.clock())
    const cards = await selectCardBriefs(trx, [id])
    const lines = linesOf(round.version)
    const nameOf = (unitId: Round['organiserId']): string => (then.find(unitId) ?? tree.find(unitId))?.name ?? '—'
    const shortNameOf = (unitId: Round['organiserId']): string => (then.find(unitId) ?? tree.find(unitId))?.shortName ?? '—'
    const seen = cards.filter(({ unitId }) => sightOf(ctx.actor, round, lines, unitId, tree) !== undefined)
    const people = await findStaffNames(trx, [round.council.headId, ...round.council.memberIds])
    const titled = (staffId: Round['council']['headId']): string => {
      const person = people.get(staffId)
      return person === undefined ? '—' : person.title === null ? person.fullName : `${person.fullName}, ${person.title}`
    }
    const isOpen = round.phase === 'open'
    const runs = mayRun(ctx.actor, round, tree)
    const heads = headsCouncil(ctx.actor, round)
    const hasFacts = hasSystemFacts(round.version)
    return {
      id, name: round.name, year: round.year, level: LEVEL_WORDS[round.version.level], phase: round.phase, phaseWords: ROUND_PHASE_WORDS[round.phase],
      version: { name: round.version.name, code: round.version.code, isExample: round.version.isExample, lines: lines.length },
      organiser: nameOf(round.organiserId), lead: nameOf(round.leadUnitId),
      council: [`Chủ tịch: ${titled(round.council.headId)}`, ...round.council.memberIds.filter((one) => one !== round.council.headId).map(titled)],
      cutOff: viDay(round.cutOffOn), rebuttalDays: round.rebuttalDays, hasFacts,
      factsAsOf: round.factsAsOf === null ? null : formatMoment(fromAt(round.factsAsOf)),
      stages: stagesOf(round, cards, toAt(ctx.clock())),
      counts: CARD_STATES.map((state) => ({ state, words: CARD_STATE_WORDS[state], count: cards.filter((card) => card.state === state).length })),
      cards: seen.map((card) => cardLine(card, shortNameOf(card.unitId))).sort((a, b) => a.unitName.localeCompare(b.unitName, 'vi')),
      hidden: cards.length - seen.length,
      may: {
        freeze: isOpen && runs && hasFacts && round.factsAsOf === null && today(ctx).toString() > round.cutOffOn,
        extend: isOpen && heads, decide: isOpen && heads, publish: round.phase === 'decided' && heads, cancel: isOpen && runs,
      },
      surveys: isOpen && runs && lines.some(({ method }) => method.kind === 'survey') ? (await listSurveys(trx)).filter(isOver).map((one) => ({ id: one.id, name: one.title })) : [],
      decision: round.decision === null ? null : { words: `Quyết định ${round.decision.number} ngày ${viDay(round.decision.issuedOn)}, ${round.decision.signerTitle} ${round.decision.signerName} ký` },
      history: await roundHistory(trx, id),
    }
  })

const cardLine = ({ id, state, progress, rebuttalDueAt }: CardBrief, unitName: string): CardLine => ({
  id, unitName, state, words: CARD_STATE_WORDS[state], chip: CARD_STATE_CHIPS[state],
  answered: `${progress.answered}/${progress.toAnswer}`, verified: `${progress.verified}/${progress.toVerify}`,
  selfPoints: writePoints(progress.selfPoints), points: writePoints(state === 'open' || state === 'submitted' ? null : progress.finalPoints),
  until: state === 'verified' && rebuttalDueAt !== null ? formatMoment(rebuttalDueAt) : null,
})
