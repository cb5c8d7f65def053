import { unreachable } from '#kernel/result.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { ScoringMethod } from '#law/par-index.ts'
import { FACT_WORDS } from '../fact-words.ts'

/** A share in per cent without digits that nobody wrote: 0.07 → 7. */
const inPercent = (share: number): number => Math.round(share * 1e8) / 1e6

const percent = (share: number): string => `${formatNumber(inPercent(share))} %`

type Steps = readonly { readonly from: number; readonly points: number }[]

/** Steps over shares are told in per cent, others as they are. */
export const areShares = (steps: Steps): boolean => steps.every(({ from }) => from <= 1)

const stepWords = (steps: Steps): string =>
  steps.map(({ from, points }) => `từ ${areShares(steps) ? percent(from) : formatNumber(from)}: ${formatNumber(points)} điểm`).join('; ')

const thresholdWords = ({ fullAt, noneBelow }: { readonly fullAt: number; readonly noneBelow: number }): string =>
  [...(fullAt < 1 ? [`; đủ điểm từ ${percent(fullAt)}`] : []), ...(noneBelow > 0 ? [`; dưới ${percent(noneBelow)} không có điểm`] : [])].join('')

const rangeWords = ({ from, to }: { readonly from: number; readonly to: number | null }): string =>
  to === null ? `từ ${formatNumber(from)}` : `${formatNumber(from)} đến ${formatNumber(to)}`

/** How the points come about, as a table of criteria prints it. */
export const writeMethod = (method: ScoringMethod): string => {
  switch (method.kind) {
    case 'ratio':
      return `${method.part} ÷ ${method.base}${thresholdWords(method)}`
    case 'steps':
      return `${method.value}; ${stepWords(method.steps)}`
    case 'yesNo':
      return method.question
    case 'deduction':
      return `mỗi ${method.cases} trừ ${formatNumber(method.each)} điểm`
    case 'survey':
      return `hỏi ${method.asked}`
    case 'fromSystem': {
      const { part, base } = FACT_WORDS[method.fact]
      return `${part} ÷ ${base}${method.steps === undefined ? thresholdWords(method) : `; ${stepWords(method.steps)}`}`
    }
    case 'formula':
      return `${method.expression}, trong đó ${method.inputs.map((input) => `${input.name} là ${input.label} (${rangeWords(input)})`).join('; ')}`
    case 'published':
      return 'chỉ biết số điểm đã công bố'
    default:
      return unreachable(method)
  }
}

/** Numbers as they go in and out of a box: a comma, no dots between thousands. */
export const plainNumber = (value: number): string => String(value).replace('.', ',')

/** A share as it goes in and out of a box: 0.8 → "80%". */
export const plainPercent = (share: number): string => `${plainNumber(inPercent(share))}%`

/** Steps one a line, "80% = 1", as a box or a cell holds them. */
export const writeSteps = (steps: Steps): string =>
  steps.map(({ from, points }) => `${areShares(steps) ? plainPercent(from) : plainNumber(from)} = ${plainNumber(points)}`).join('\n')

/** Inputs of a formula one a line: "a | Hồ sơ đúng hạn | 0 | 100"; without an upper end nothing stands last. */
export const writeFormulaInputs = (inputs: Extract<ScoringMethod, { readonly kind: 'formula' }>['inputs']): string =>
  inputs.map(({ name, label, from, to }) => `${name} | ${label} | ${plainNumber(from)} | ${to === null ? '' : plainNumber(to)}`).join('\n')
