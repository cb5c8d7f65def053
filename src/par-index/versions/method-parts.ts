import type { ScoringMethod } from '#law/par-index.ts'

export type MethodKind = ScoringMethod['kind']

/** What a way to score is called in a table. */
export const METHOD_NAMES = {
  fromSystem: 'Từ hệ thống',
  ratio: 'Tỷ lệ',
  steps: 'Bậc thang',
  yesNo: 'Có hoặc không',
  deduction: 'Trừ điểm',
  formula: 'Công thức',
  survey: 'Điều tra xã hội học',
  published: 'Theo điểm công bố',
} satisfies Record<MethodKind, string>

/** What is typed of a way to score, in a form or a sheet. */
export const METHOD_PARTS = ['subject', 'base', 'fullAt', 'noneBelow', 'steps', 'each', 'expression', 'inputs'] as const
export type MethodPart = (typeof METHOD_PARTS)[number]

/** The parts that each way to score asks for; the form shows those of the chosen one. */
export const PARTS_OF = {
  fromSystem: ['subject', 'fullAt', 'noneBelow', 'steps'],
  ratio: ['subject', 'base', 'fullAt', 'noneBelow'],
  steps: ['subject', 'steps'],
  yesNo: ['subject'],
  deduction: ['subject', 'each'],
  formula: ['expression', 'inputs'],
  survey: ['subject'],
  published: [],
} as const satisfies Record<MethodKind, readonly MethodPart[]>

/** The name of a box: each way to score has boxes of its own, so that trying another one loses nothing. */
export const partField = (kind: MethodKind, part: MethodPart): string => `${kind}.${part}`

export const METHOD_KINDS = Object.keys(METHOD_NAMES) as readonly MethodKind[]
