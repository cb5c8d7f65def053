import type { Ctx, Trx } from '#db/context.ts'
import { figureHref } from '#figures/figure-href.ts'
import { SHARE_NAMES, shareDefinition, type ShareName } from '#figures/domain/shares.ts'
import { MEASURE_WORDS } from '#figures/words.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { reformAreasOn } from '#law/reform-areas.ts'
import { today } from '#organisation/today.ts'
import { acrossUnits as acrossTasks } from '#reform/beyond-wall.ts'
import { standingAt, type Standing } from '#reform/domain/standing.ts'
import { mayAssign } from '#reform/domain/may.ts'
import { findTaskBySource } from '#reform/queries.ts'
import { taskHref } from '#reform/task-href.ts'
import { lossesOf, type Loss } from '../domain/results/gain.ts'
import { stateAt, type ScoreStage } from '../domain/rounds/card-score.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { sumPoints } from '../domain/score.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findCardScene, type CardScene } from '../rounds/reading-round.ts'
import { factPeriod } from '../rounds/round-commands.ts'
import { remedyRef } from '../results/remedy.ts'
import { CARD_STATE_WORDS, writePoints } from '../words.ts'

export type Opening = { readonly words: string; readonly href: string }
export type LossView = {
  readonly code: string
  readonly name: string
  readonly points: string
  readonly max: string
  readonly lost: string
  /** What it is made of, in a sentence. */
  readonly words: string
  readonly opens: readonly Opening[]
  /** The task that mends it, once there is one. */
  readonly task: { readonly href: string; readonly words: string } | null
  readonly area: string
}
export type GainPage = {
  readonly cardId: string
  readonly roundName: string
  readonly unitName: string
  readonly stageWords: string
  readonly lost: string
  readonly losses: readonly LossView[]
  /** Lines that nobody scored yet, and what they could give: they are lost by nobody. */
  readonly unscored: number
  readonly unscoredPoints: string
  readonly mayRemedy: boolean
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly areas: readonly { readonly code: string; readonly name: string }[]
}

const STANDING_WORDS = {
  planned: 'trong kế hoạch nháp', notBegun: 'chưa bắt đầu', running: 'đang làm', waiting: 'chờ xác nhận', overdue: 'quá hạn', completedOnTime: 'xong đúng hạn',
  completedLate: 'xong muộn', notCarriedOut: 'không thực hiện', cancelled: 'đã hủy',
} satisfies Record<Standing, string>

const lossWords = (loss: Loss): string => {
  const items = loss.perItem === null || loss.toFull === null
    ? ''
    : loss.perItem === 0
      ? ` Chưa tới mức tối thiểu để có điểm; thêm ${formatNumber(loss.toFull)} việc thì đủ điểm.`
      : ` Mỗi việc thêm ${writePoints(loss.perItem)} điểm; thêm ${formatNumber(loss.toFull)} việc thì đủ điểm.`
  switch (loss.kind) {
    case 'open': return 'Chưa chấm.'
    case 'facts': return `${formatNumber(loss.missing)} hồ sơ, việc chưa đạt.${items}`
    case 'share': return `${formatNumber(loss.missing)} việc, văn bản chưa làm.${items}`
    case 'cases': return `${formatNumber(loss.missing)} trường hợp bị trừ.`
    case 'answer': return 'Chưa có việc hoặc văn bản mà tiêu chí hỏi.'
    case 'steps': return 'Chưa tới bậc điểm cao nhất.'
    case 'survey': return 'Theo ý kiến của người được hỏi.'
    case 'formula': return 'Theo công thức của bộ tiêu chí.'
    case 'published': return 'Điểm như đã công bố, không rõ vì sao mất.'
  }
}

const isShare = (fact: string): fact is ShareName => (SHARE_NAMES as readonly string[]).includes(fact)

/** Pages that open to what was missed: exactly the dossiers where figures tell them apart, else those of the base. */
const opensOf = ({ round, facts, treeThen, stored: { card } }: CardScene, ctx: Ctx, code: string): readonly Opening[] => {
  const method = linesOf(round.version).find((one) => one.code === code)?.method
  if (method?.kind !== 'fromSystem') return []
  const question = { period: factPeriod(round), asOf: round.factsAsOf === null ? ctx.clock() : fromAt(round.factsAsOf), units: [...treeThen.subtree(card.unitId)], under: card.unitId }
  const rest = isShare(method.fact) ? shareDefinition(method.fact).rest.map((measure) => ({ words: MEASURE_WORDS[measure], href: figureHref(question, measure) })) : []
  const base = facts.get(method.fact)?.opens
  return rest.length > 0 ? rest : base == null ? [] : [{ words: 'Số liệu đã đếm', href: base }]
}

const stageOf = (state: ReturnType<typeof stateAt>): ScoreStage => (state === 'open' || state === 'submitted' ? 'self' : state === 'verified' || state === 'rebutted' ? 'verified' : 'final')

const taskOf = async (ctx: Ctx, trx: Trx, cardId: string, code: string): Promise<LossView['task']> => {
  const task = await findTaskBySource(trx, 'remediation', remedyRef(cardId, code))
  return task === undefined ? null : { href: taskHref(task.id), words: STANDING_WORDS[standingAt(task, toAt(ctx.clock()))] }
}

/** What a card lost, the most points first, each opening to its rows and to the task that mends it. */
export const loadGainPage = async (ctx: Ctx, cardId: string): Promise<GainPage | undefined> => {
  const scene = await acrossUnits(ctx, (trx) => findCardScene(trx, ctx, cardId))
  if (scene === undefined || scene.sight !== 'all') return undefined
  const { round, stored: { card }, facts, tree, treeThen } = scene
  const state = stateAt(card, toAt(ctx.clock()))
  const criteria = linesOf(round.version)
  const all = lossesOf(criteria, card.lines, facts, stageOf(state))
  const losses = all.filter(({ kind }) => kind !== 'open')
  const open = all.filter(({ kind }) => kind === 'open')
  const areas = reformAreasOn(today(ctx).toString())
  const tasks = await acrossTasks(ctx, async (trx) => {
    const found = new Map<string, LossView['task']>()
    for (const { code } of losses) found.set(code, await taskOf(ctx, trx, cardId, code))
    return found
  })
  return {
    cardId, roundName: round.name, unitName: treeThen.find(card.unitId)?.name ?? '—', stageWords: CARD_STATE_WORDS[state],
    lost: writePoints(sumPoints(losses.map(({ lost }) => lost))),
    losses: losses.map((loss) => ({
      code: loss.code, name: criteria.find(({ code }) => code === loss.code)?.name ?? '', points: writePoints(loss.points), max: writePoints(loss.maxPoints),
      lost: writePoints(loss.lost), words: lossWords(loss), opens: opensOf(scene, ctx, loss.code), task: tasks.get(loss.code) ?? null,
      area: areas[Number(loss.code.split('.')[0]) - 1]?.code ?? areas[0]?.code ?? '',
    })),
    unscored: open.length, unscoredPoints: writePoints(sumPoints(open.map(({ maxPoints }) => maxPoints))),
    mayRemedy: mayAssign(ctx.actor, { assignerUnitId: card.unitId }, tree),
    units: [...tree.subtree(card.unitId)].flatMap((id) => tree.find(id) ?? []).map(({ id, name }) => ({ id, name })),
    areas: areas.map(({ code, name }) => ({ code, name })),
  }
}
