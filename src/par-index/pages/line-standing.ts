import type { SubCriterion } from '#law/par-index.ts'
import type { Card, CardState, Line } from '../domain/rounds/card.ts'
import { inputAt, isAnswered, isToRule, isToVerify, scoreLine, type Facts, type ScoreStage } from '../domain/rounds/card-score.ts'

/** What a line waits for, as a list and a chip say it. */
export type Standing = 'toAnswer' | 'answered' | 'fact' | 'noFact' | 'contested' | 'toSurvey' | 'toVerify' | 'agreed' | 'changed' | 'rebutted' | 'ruled' | 'council' | 'surveyed'

export const STANDING_WORDS = {
  toAnswer: 'chưa chấm', answered: 'đã tự chấm', fact: 'hệ thống tính', noFact: 'hệ thống chưa có số', contested: 'đang khiếu nại', toSurvey: 'chờ điều tra',
  toVerify: 'chờ thẩm định', agreed: 'thẩm định đồng ý', changed: 'thẩm định khác', rebutted: 'chờ trả lời giải trình', ruled: 'đã trả lời giải trình',
  council: 'hội đồng cho điểm', surveyed: 'có kết quả điều tra',
} satisfies Record<Standing, string>

export const STANDING_CHIPS = {
  toAnswer: 'waiting', answered: 'done', fact: 'done', noFact: 'waiting', contested: 'soon', toSurvey: 'waiting', toVerify: 'running', agreed: 'done',
  changed: 'soon', rebutted: 'running', ruled: 'done', council: 'done', surveyed: 'done',
} as const satisfies Record<Standing, string>

/** Where one line of a card stands. */
export const standingOf = (criterion: SubCriterion, line: Line | undefined, facts: Facts, state: CardState): Standing => {
  const { method } = criterion
  if (line?.council !== undefined) return 'council'
  if (method.kind === 'survey') return line?.survey === undefined ? 'toSurvey' : 'surveyed'
  if (isToRule(line)) return 'rebutted'
  if (line?.ruling !== undefined) return 'ruled'
  if (line?.verdict !== undefined) return line.verdict.agrees ? 'agreed' : 'changed'
  if (isToVerify(line) && state !== 'open') return 'toVerify'
  if (method.kind === 'fromSystem') return line?.contest !== undefined ? 'contested' : facts.has(method.fact) ? 'fact' : 'noFact'
  return line?.self === undefined ? 'toAnswer' : 'answered'
}

/** Points of a line at a stage; null while open. */
export const linePoints = (criterion: SubCriterion, line: Line | undefined, facts: Facts, stage: ScoreStage): number | null =>
  scoreLine(criterion, line && inputAt(line, stage), facts).points

/** Whether the line waits for whoever may do these things with it. */
export const waitsFor = (criterion: SubCriterion, card: Pick<Card, 'lines'>, state: CardState, may: { readonly score: boolean; readonly verify: boolean }): boolean => {
  const line = card.lines[criterion.code]
  if (state === 'open') return may.score && isAnswered(criterion) && line?.self === undefined
  if (state === 'submitted') return may.verify && isToVerify(line)
  return state === 'rebutted' && may.verify && isToRule(line)
}
