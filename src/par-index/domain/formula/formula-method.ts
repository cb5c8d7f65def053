import type { FormulaInput, ScoringMethod } from '#law/par-index.ts'
import { boundsOf, type Bounds } from './bounds.ts'
import { evaluateFormula } from './evaluate.ts'
import { formulaName, isReservedName, MAXIMUM, parseFormula, type Formula, type FormulaFault } from './parse.ts'
import { compare, fromNumber, toHundredths, ZERO, type Rational } from './rational.ts'

type FormulaMethod = Extract<ScoringMethod, { readonly kind: 'formula' }>

/** Why a formula gives no points for what was entered. */
export type ValueFault = 'notANumber' | 'outOfRange' | 'dividedByZero' | 'formulaBroken'

const read = ({ inputs, expression }: FormulaMethod) => parseFormula(expression, inputs.map(({ name }) => name))

const isWithin = (value: number, { from, to }: FormulaInput): boolean => value >= from && (to === null || value <= to)

/** Points of a line by its formula, kept between nought and the maximum; or why there are none. */
export const scoreFormula = (
  method: FormulaMethod,
  maxPoints: number,
  values: Readonly<Record<string, number>>,
): { readonly points: number } | { readonly fault: ValueFault } => {
  const parsed = read(method)
  if (!parsed.ok) return { fault: 'formulaBroken' }
  const maximum = fromNumber(maxPoints)
  const figures = new Map<string, Rational>([[MAXIMUM, maximum]])
  for (const input of method.inputs) {
    const value = Object.hasOwn(values, input.name) ? values[input.name] : undefined
    if (value === undefined || !Number.isFinite(value)) return { fault: 'notANumber' }
    if (!isWithin(value, input)) return { fault: 'outOfRange' }
    figures.set(formulaName(input.name), fromNumber(value))
  }
  const result = evaluateFormula(parsed.formula, figures)
  if (result === undefined) return { fault: 'dividedByZero' }
  return { points: compare(result, ZERO) < 0 ? 0 : compare(result, maximum) > 0 ? maxPoints : toHundredths(result) }
}

/** What is wrong with a formula as a way to score so many points. */
export type FormulaProblem =
  | ({ readonly problem: 'broken' } & FormulaFault)
  | { readonly problem: 'nameTwice' | 'nameReserved' | 'rangeEmpty'; readonly name: string }
  /** For these figures it gives points outside nought and the maximum, which would be cut off. */
  | { readonly problem: 'outside'; readonly points: number; readonly values: readonly { readonly label: string; readonly value: number }[] }
  /** Whatever is entered, the maximum is never reached. */
  | { readonly problem: 'neverFull'; readonly most: number }

/** Less than half of the last digit that is printed. */
const CLOSE = 0.001
const MOST_TRIALS = 4_096

/** Figures worth trying: the ends, and where there is no end, one, ten and many. */
const trialsOf = ({ from, to }: FormulaInput): readonly number[] => [...new Set([from, ...(to === null ? [from + 1, from + 10, from + 1_000] : [(from + to) / 2, to])])]

/** Every combination of trial figures, as many as are looked at. */
const combinations = (inputs: readonly FormulaInput[]): readonly (readonly number[])[] =>
  inputs.reduce<readonly (readonly number[])[]>(
    (all, input) => all.flatMap((chosen) => trialsOf(input).map((value) => [...chosen, value])).slice(0, MOST_TRIALS), [[]])

/** Figures for which the formula gives points that are no points of the line. */
const findOutside = (formula: Formula, inputs: readonly FormulaInput[], maxPoints: number): FormulaProblem | undefined => {
  for (const chosen of combinations(inputs)) {
    const figures = new Map<string, Rational>([[MAXIMUM, fromNumber(maxPoints)]])
    for (const [i, { name }] of inputs.entries()) figures.set(formulaName(name), fromNumber(chosen[i] ?? 0))
    const value = evaluateFormula(formula, figures)
    const points = value === undefined ? 0 : toHundredths(value)
    if (points < 0 || points > maxPoints) {
      return { problem: 'outside', points, values: inputs.map(({ label }, i) => ({ label, value: chosen[i] ?? 0 })) }
    }
  }
  return undefined
}

const inputProblem = (inputs: readonly FormulaInput[]): FormulaProblem | undefined => {
  const names = inputs.map(({ name }) => formulaName(name))
  for (const [i, { name, from, to }] of inputs.entries()) {
    if (names.indexOf(formulaName(name)) !== i) return { problem: 'nameTwice', name }
    if (isReservedName(name)) return { problem: 'nameReserved', name }
    if (to !== null && to < from) return { problem: 'rangeEmpty', name }
  }
  return undefined
}

/**
 * Checks a formula before it is used: it can be read, its inputs are told apart, and it gives from nought to the
 * maximum over their ranges. The last is proved by bounds where they show it; else figures that break it are looked
 * for, and what is neither proved nor broken passes, since points are kept within the maximum anyway.
 */
export const checkFormula = (method: FormulaMethod, maxPoints: number): FormulaProblem | undefined => {
  const wrong = inputProblem(method.inputs)
  if (wrong !== undefined) return wrong
  const parsed = read(method)
  if (!parsed.ok) return { problem: 'broken', ...parsed.fault }
  const ranges = new Map<string, Bounds>(method.inputs.map(({ name, from, to }) => [formulaName(name), { low: from, high: to ?? Infinity }]))
  const { low, high } = boundsOf(parsed.formula, ranges.set(MAXIMUM, { low: maxPoints, high: maxPoints }))
  if (high < maxPoints - CLOSE) return { problem: 'neverFull', most: high }
  return low >= -CLOSE && high <= maxPoints + CLOSE ? undefined : findOutside(parsed.formula, method.inputs, maxPoints)
}
