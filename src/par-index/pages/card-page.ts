import type { Ctx } from '#db/context.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import { formatMoment } from '#kernel/date-format.ts'
import type { CardState } from '../domain/rounds/card.ts'
import { isToVerify, missingForSubmission, rebuttalClosesAt, scoreCard, stateAt } from '../domain/rounds/card-score.ts'
import { headsCouncil, mayLead, mayScore, maySubmit, mayVerify } from '../domain/rounds/may.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { stageClosesAt } from '../domain/rounds/windows.ts'
import { listCardEvents } from '../rounds/card-store.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findCardScene, seesLine, type CardScene } from '../rounds/reading-round.ts'
import { CARD_EVENT_WORDS, CARD_STATE_CHIPS, CARD_STATE_WORDS, writePoints } from '../words.ts'
import { linePoints, STANDING_CHIPS, STANDING_WORDS, standingOf, waitsFor } from './line-standing.ts'
import type { HistoryView } from './round-page.ts'

export type CardLineView = {
  readonly code: string
  readonly name: string
  readonly max: string
  readonly self: string
  readonly verified: string
  readonly final: string
  readonly words: string
  readonly chip: string
  /** Waits for this actor. */
  readonly isWaiting: boolean
  /** May be agreed with in one go. */
  readonly mayAgree: boolean
}
export type AreaView = { readonly code: string; readonly name: string; readonly max: string; readonly points: string; readonly lines: readonly CardLineView[] }

export type CardPage = {
  readonly id: string
  readonly roundId: string
  readonly roundName: string
  readonly roundPhase: string
  readonly unitName: string
  readonly state: CardState
  readonly words: string
  readonly chip: string
  /** Until when this step runs. */
  readonly until: string | null
  readonly isProvisional: boolean
  readonly totals: readonly { readonly name: string; readonly points: string; readonly base: string }[]
  readonly areas: readonly AreaView[]
  readonly missing: readonly { readonly code: string; readonly words: string }[]
  readonly next: string | null
  readonly may: { readonly submit: boolean; readonly return: boolean; readonly send: boolean; readonly accept: boolean; readonly rebut: boolean; readonly settle: boolean; readonly extend: boolean; readonly agree: boolean }
  readonly rebuttals: number
  readonly history: readonly HistoryView[]
  readonly isWhole: boolean
}

const MISSING_WORDS = { answer: 'chưa chấm', evidence: 'thiếu minh chứng', fact: 'hệ thống chưa có số liệu; nêu số của đơn vị kèm minh chứng' }

const untilOf = ({ round, stored: { card } }: CardScene, state: CardState): string | null => {
  const at = state === 'open' ? stageClosesAt(round, card, 'selfScore') : state === 'verified' ? rebuttalClosesAt(card) : state === 'submitted' || state === 'rebutted' ? stageClosesAt(round, card, 'verification') : null
  return at === null ? null : formatMoment(fromAt(at))
}

const totalsOf = (scene: CardScene, state: CardState): CardPage['totals'] => {
  const { round, stored: { card }, facts } = scene
  const row = (name: string, stage: Parameters<typeof scoreCard>[3]) => {
    const { points, scoredMax, maxPoints } = scoreCard(round.version, card, facts, stage)
    return { name, points: writePoints(points), base: scoredMax < maxPoints ? `trên ${writePoints(scoredMax)} điểm đã chấm, tối đa ${writePoints(maxPoints)}` : `trên ${writePoints(maxPoints)} điểm` }
  }
  return [
    row('Tự chấm', 'self'),
    ...(state === 'open' || state === 'submitted' ? [] : [row('Thẩm định', 'verified')]),
    ...(state === 'settled' || state === 'decided' ? [row(state === 'decided' ? 'Kết quả' : 'Sau giải trình, hội đồng', 'final')] : []),
  ]
}

const areasOf = (ctx: Ctx, scene: CardScene, state: CardState): readonly AreaView[] => {
  const { round, stored: { card }, facts, tree } = scene
  const shows = { verified: state !== 'open' && state !== 'submitted', final: state === 'settled' || state === 'decided' }
  const score = mayScore(ctx.actor, card.unitId, tree)
  return round.version.areas.flatMap((area): readonly AreaView[] => {
    const criteria = area.criteria.flatMap(({ subCriteria }) => subCriteria).filter(({ code }) => seesLine(scene, code))
    const lines = criteria.map((criterion): CardLineView => {
      const line = card.lines[criterion.code]
      const standing = standingOf(criterion, line, facts, state)
      const verify = mayVerify(ctx.actor, round, criterion, card.unitId, tree)
      const pointsAt = (stage: Parameters<typeof linePoints>[3]): string => writePoints(linePoints(criterion, line, facts, stage))
      return {
        code: criterion.code, name: criterion.name, max: writePoints(criterion.maxPoints), self: pointsAt('self'),
        verified: shows.verified || (state === 'submitted' && line?.verdict !== undefined) ? pointsAt('verified') : '',
        final: shows.final ? pointsAt('final') : '',
        words: STANDING_WORDS[standing], chip: STANDING_CHIPS[standing], isWaiting: waitsFor(criterion, card, state, { score, verify }),
        mayAgree: state === 'submitted' && verify && isToVerify(line),
      }
    })
    if (lines.length === 0) return []
    const scored = scoreCard(round.version, card, facts, shows.final ? 'final' : shows.verified ? 'verified' : 'self').areas.find(({ code }) => code === area.code)
    return [{ code: area.code, name: area.name, max: writePoints(area.maxPoints), points: writePoints(scored?.points ?? null), lines }]
  })
}

/** One unit's card as the actor sees it; undefined when it is not there for them. */
export const loadCardPage = (ctx: Ctx, id: string): Promise<CardPage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<CardPage | undefined> => {
    const scene = await findCardScene(trx, ctx, id)
    if (scene === undefined) return undefined
    const { round, stored: { card }, facts, tree, treeThen } = scene
    const { actor } = ctx
    const state = stateAt(card, toAt(ctx.clock()))
    const isOpen = round.phase === 'open'
    const submits = isOpen && maySubmit(actor, card.unitId, tree)
    const leads = isOpen && mayLead(actor, round, card.unitId, tree)
    const areas = areasOf(ctx, scene, state)
    const events = scene.sight === 'all' ? (await listCardEvents(trx, id)).filter(({ event }) => !('code' in event)) : []
    return {
      id, roundId: scene.id, roundName: round.name, roundPhase: round.phase, unitName: (treeThen.find(card.unitId) ?? tree.find(card.unitId))?.name ?? '—',
      state, words: CARD_STATE_WORDS[state], chip: CARD_STATE_CHIPS[state], until: isOpen ? untilOf(scene, state) : null, isProvisional: scene.isProvisional && linesOf(round.version).some(({ method }) => method.kind === 'fromSystem'),
      totals: scene.sight === 'all' ? totalsOf(scene, state) : [], areas,
      missing: state === 'open' && scene.sight === 'all' ? missingForSubmission(round.version, card, facts).map(({ code, what }) => ({ code, words: MISSING_WORDS[what] })) : [],
      next: areas.flatMap(({ lines }) => lines).find(({ isWaiting }) => isWaiting)?.code ?? null,
      may: {
        submit: submits && state === 'open', accept: submits && state === 'verified', rebut: submits && state === 'verified',
        return: leads && state === 'submitted', send: leads && state === 'submitted', settle: leads && (state === 'rebutted' || (state === 'settled' && card.state !== 'settled')),
        extend: isOpen && headsCouncil(actor, round) && (card.state === 'open' || card.state === 'verified'),
        agree: areas.some(({ lines }) => lines.some(({ mayAgree }) => mayAgree)),
      },
      rebuttals: Object.values(card.lines).filter(({ rebuttal }) => rebuttal !== undefined).length,
      history: events.map(({ seq, recordedAt, actorName, event }, i) => ({
        key: String(seq), words: CARD_EVENT_WORDS[event.type], when: `${formatMoment(recordedAt)} · ${actorName ?? 'hệ thống'}`, isLast: i === events.length - 1,
        text: 'reason' in event ? event.reason : 'points' in event ? `${writePoints(event.points)} điểm` : null,
      })),
      isWhole: scene.sight === 'all',
    }
  })
