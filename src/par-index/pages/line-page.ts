import type { Ctx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import { toAt } from '#kernel/at.ts'
import { formatMoment } from '#kernel/date-format.ts'
import type { SubCriterion } from '#law/par-index.ts'
import type { Line } from '../domain/rounds/card.ts'
import { inputAt, isAnswered, isToRule, scoreLine, stateAt } from '../domain/rounds/card-score.ts'
import { mayRun, mayScore, mayVerify, sitsInCouncil } from '../domain/rounds/may.ts'
import { linesOf, verifyingUnit } from '../domain/rounds/round.ts'
import type { Input } from '../domain/score.ts'
import { listCardEvents } from '../rounds/card-store.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findCardScene, seesLine, type CardScene } from '../rounds/reading-round.ts'
import { writeMethod } from '../versions/method-words.ts'
import { CARD_EVENT_WORDS, CARD_STATE_WORDS, writeInput, writePoints, writeShare } from '../words.ts'
import { STANDING_CHIPS, STANDING_WORDS, standingOf, waitsFor } from './line-standing.ts'
import { typedInput } from './read-input.ts'
import type { HistoryView } from './round-page.ts'

/** What somebody said of the line: one of the columns that stand side by side. */
export type Said = { readonly key: string; readonly who: string; readonly input: string; readonly points: string; readonly text: string | null; readonly evidence: readonly Evidence[] }

/** Which forms the actor has on the line now. */
export type LineForm = 'score' | 'contest' | 'verify' | 'rebut' | 'rule' | 'council' | 'survey'

export type LinePage = {
  readonly cardId: string
  readonly code: string
  readonly name: string
  readonly area: string
  readonly unitName: string
  readonly roundName: string
  readonly stateWords: string
  readonly words: string
  readonly chip: string
  readonly max: string
  readonly rule: string
  readonly method: SubCriterion['method']
  readonly evidenceWanted: string | null
  readonly verifier: string
  readonly inferred: boolean
  readonly fact: { readonly words: string; readonly points: string; readonly opens: string | null; readonly isProvisional: boolean } | null
  readonly said: readonly Said[]
  readonly lineSeq: number
  readonly forms: readonly LineForm[]
  /** What each form begins with, by the name of its boxes. */
  readonly typed: { readonly score: Readonly<Record<string, string>>; readonly verify: Readonly<Record<string, string>>; readonly rebut: Readonly<Record<string, string>>; readonly council: Readonly<Record<string, string>> }
  readonly kept: { readonly score: readonly Evidence[]; readonly contest: readonly Evidence[]; readonly rebut: readonly Evidence[] }
  readonly texts: { readonly explanation: string; readonly contest: string; readonly comment: string; readonly rebuttal: string }
  readonly hasContest: boolean
  readonly hasRebuttal: boolean
  readonly before: string | null
  readonly after: string | null
  readonly history: readonly HistoryView[]
}

type Ground = { readonly scene: CardScene; readonly criterion: SubCriterion; readonly line: Line | undefined }

const saidOf = ({ scene: { round, facts, treeThen, stored }, criterion, line }: Ground): readonly Said[] => {
  if (line === undefined) return []
  const { method } = criterion
  const points = (input: Input | undefined): string => writePoints(scoreLine(criterion, input, facts).points)
  const said = (key: string, who: string, input: Input | undefined, text: string | null, evidence: readonly Evidence[] = []): Said =>
    ({ key, who, input: input === undefined ? 'giữ số liệu hệ thống' : writeInput(input, method), points: points(input), text, evidence })
  const verifier = treeThen.find(verifyingUnit(round, criterion, stored.card.unitId))?.shortName ?? 'Thẩm định'
  const { self, contest, verdict, rebuttal, ruling, council, survey } = line
  return [
    ...(self === undefined ? [] : [said('self', 'Đơn vị tự chấm', self.input, self.explanation, self.evidence)]),
    ...(contest === undefined ? [] : [said('contest', 'Đơn vị khiếu nại số liệu', { kind: 'share', ...contest.claimed }, contest.reason, contest.evidence)]),
    ...(survey === undefined ? [] : [said('survey', 'Kết quả điều tra', survey.input, survey.source.kind === 'survey' ? `${survey.source.answers} người trả lời` : null, survey.source.kind === 'paper' ? survey.source.evidence : [])]),
    ...(verdict === undefined ? [] : [said('verdict', `${verifier} ${verdict.agrees ? 'đồng ý' : 'thẩm định khác'}`, inputAt(line, 'verified'), verdict.comment)]),
    ...(rebuttal === undefined ? [] : [said('rebuttal', 'Đơn vị giải trình', rebuttal.input, rebuttal.explanation, rebuttal.evidence)]),
    ...(ruling === undefined ? [] : [said('ruling', `${verifier} ${ruling.accepts ? 'chấp nhận giải trình' : 'giữ kết quả thẩm định'}`, inputAt(line, 'ruled'), ruling.reason)]),
    ...(council === undefined ? [] : [said('council', 'Hội đồng', council.input, council.reason)]),
  ]
}

const formsOf = (ctx: Ctx, { scene, criterion, line }: Ground): readonly LineForm[] => {
  const { round, stored: { card }, tree, isProvisional } = scene
  const { actor } = ctx
  if (round.phase !== 'open') return []
  const state = stateAt(card, toAt(ctx.clock()))
  const isSurvey = criterion.method.kind === 'survey'
  const scores = mayScore(actor, card.unitId, tree)
  const verifies = mayVerify(actor, round, criterion, card.unitId, tree)
  return [
    ...(scores && state === 'open' && isAnswered(criterion) ? ['score' as const] : []),
    ...(scores && state === 'open' && criterion.method.kind === 'fromSystem' && !isProvisional ? ['contest' as const] : []),
    ...(verifies && state === 'submitted' && (line?.self !== undefined || line?.contest !== undefined) ? ['verify' as const] : []),
    ...(scores && state === 'verified' && !isSurvey ? ['rebut' as const] : []),
    ...(verifies && state === 'rebutted' && (isToRule(line) || line?.ruling !== undefined) ? ['rule' as const] : []),
    ...(sitsInCouncil(actor, round) && state === 'settled' && !isSurvey ? ['council' as const] : []),
    ...(isSurvey && mayRun(actor, round, tree) ? ['survey' as const] : []),
  ]
}

const factOf = ({ scene: { facts, isProvisional }, criterion }: Ground): LinePage['fact'] => {
  if (criterion.method.kind !== 'fromSystem') return null
  const fact = facts.get(criterion.method.fact)
  if (fact === undefined) return { words: 'Hệ thống chưa có số liệu này cho đơn vị', points: writePoints(null), opens: null, isProvisional }
  return { words: writeShare(fact), points: writePoints(scoreLine(criterion, undefined, facts).points), opens: fact.opens, isProvisional }
}

/** One line of a card: how it is scored, what everybody said of it, and the form that the actor has now. */
export const loadLinePage = (ctx: Ctx, cardId: string, code: string): Promise<LinePage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<LinePage | undefined> => {
    const scene = await findCardScene(trx, ctx, cardId)
    if (scene === undefined || !seesLine(scene, code)) return undefined
    const { round, stored: { card }, facts, tree, treeThen } = scene
    const seen = linesOf(round.version).filter((one) => seesLine(scene, one.code))
    const at = seen.findIndex((one) => one.code === code)
    const criterion = seen[at]
    if (criterion === undefined) return undefined
    const line = card.lines[code]
    const ground = { scene, criterion, line }
    const state = stateAt(card, toAt(ctx.clock()))
    const standing = standingOf(criterion, line, facts, state)
    const events = (await listCardEvents(trx, cardId)).filter(({ event }) => 'code' in event && event.code === code)
    const verified = line && inputAt(line, 'verified')
    return {
      cardId, code, name: criterion.name, area: round.version.areas.find((area) => code.startsWith(`${area.code}.`))?.name ?? '',
      unitName: (treeThen.find(card.unitId) ?? tree.find(card.unitId))?.name ?? '—', roundName: round.name, stateWords: CARD_STATE_WORDS[state],
      words: STANDING_WORDS[standing], chip: STANDING_CHIPS[standing], max: writePoints(criterion.maxPoints), rule: writeMethod(criterion.method), method: criterion.method,
      evidenceWanted: criterion.evidence ?? null, verifier: treeThen.find(verifyingUnit(round, criterion, card.unitId))?.name ?? '—', inferred: criterion.inferred,
      fact: factOf(ground), said: saidOf(ground), lineSeq: line?.seq ?? 0, forms: formsOf(ctx, ground),
      typed: {
        score: typedInput(criterion, line?.self?.input), verify: typedInput(criterion, verified ?? line?.self?.input), rebut: typedInput(criterion, line?.rebuttal?.input ?? line?.self?.input),
        council: typedInput(criterion, line && inputAt(line, 'final')),
      },
      kept: { score: line?.self?.evidence ?? [], contest: line?.contest?.evidence ?? [], rebut: line?.rebuttal?.evidence ?? [] },
      texts: { explanation: line?.self?.explanation ?? '', contest: line?.contest?.reason ?? '', comment: line?.verdict?.comment ?? '', rebuttal: line?.rebuttal?.explanation ?? '' },
      hasContest: line?.contest !== undefined, hasRebuttal: line?.rebuttal !== undefined,
      before: seen[at - 1]?.code ?? null, after: seen[at + 1]?.code ?? null,
      history: events.map(({ seq, recordedAt, actorName, event }, i) => ({
        key: String(seq), words: CARD_EVENT_WORDS[event.type], when: `${formatMoment(recordedAt)} · ${actorName ?? 'hệ thống'}`, isLast: i === events.length - 1,
        text: 'input' in event ? writeInput(event.input, criterion.method) : null,
      })),
    }
  })

/** The next line after this one that waits for the actor; null when none does. */
export const findNextLine = (ctx: Ctx, cardId: string, code: string): Promise<string | null> =>
  acrossUnits(ctx, async (trx): Promise<string | null> => {
    const scene = await findCardScene(trx, ctx, cardId)
    if (scene === undefined) return null
    const { round, stored: { card }, tree } = scene
    const state = stateAt(card, toAt(ctx.clock()))
    const score = mayScore(ctx.actor, card.unitId, tree)
    const all = linesOf(round.version)
    const at = all.findIndex((one) => one.code === code)
    const next = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))].find((one) =>
      waitsFor(one, card, state, { score, verify: mayVerify(ctx.actor, round, one, card.unitId, tree) }))
    return next?.code ?? null
  })
