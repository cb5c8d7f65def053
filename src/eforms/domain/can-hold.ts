import { formatDay, parseDay } from '#kernel/local-time.ts'
import { holds } from './evaluate.ts'
import { partsOfExpression, type Expression } from './expression.ts'
import type { Leaf } from './form.ts'
import { shapeOf } from './leaf-value.ts'
import { isObject, type AnswerObject, type AnswerValue } from './value.ts'

/** A field that a condition may read: what it is, and whether it can ever be shown. */
export type Readable = { readonly leaf: Leaf; readonly isReachable: boolean }

/** More combinations than this are not tried. */
const MOST_TRIALS = 20_000

const isConstant = (expression: Expression): boolean => expression.op === 'const' || expression.op === 'date'

/** Is the expression only questions of one field against fixed values? Of others nothing is claimed. */
const isDecidable = (expression: Expression): boolean => {
  switch (expression.op) {
    case 'const':
    case 'field':
      return true
    case 'and':
    case 'or':
      return expression.of.every(isDecidable)
    case 'not':
      return isDecidable(expression.of)
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      const { left, right } = expression
      return (left.op === 'field' && isConstant(right)) || (right.op === 'field' && isConstant(left))
    }
    case 'oneOf':
      return expression.value.op === 'field' && expression.options.every(isConstant)
    case 'within':
      return expression.value.op === 'field' && isConstant(expression.from) && isConstant(expression.to)
    case 'listContains':
      return expression.list.op === 'field' && isConstant(expression.item)
    default:
      return false
  }
}

const constantsIn = (expression: Expression): readonly (string | number)[] =>
  partsOfExpression(expression).flatMap((part) => {
    if (part.op === 'date') return [part.day]
    return part.op === 'const' && (typeof part.value === 'string' || typeof part.value === 'number') ? [part.value] : []
  })

const around = (constant: string | number): readonly AnswerValue[] => {
  if (typeof constant === 'number') return [constant - 0.001, constant, constant + 0.001]
  const day = parseDay(constant)
  return day === undefined ? [constant] : [formatDay(day - 1), constant, formatDay(day + 1)]
}

/** Answers that between them decide every comparison with the constants; unanswered is one of them. */
const samples = ({ leaf, isReachable }: Readable, constants: readonly (string | number)[]): readonly AnswerValue[] => {
  if (!isReachable) return [null]
  const options = 'options' in leaf ? leaf.options.map((option) => option.value) : leaf.kind === 'sex' ? ['male', 'female'] : undefined
  switch (shapeOf(leaf.kind)) {
    case 'boolean':
      return [null, true, false]
    case 'texts':
      return [null, ...(options ?? constants).map((value) => [value]), options ?? constants.map(String)]
    case 'number':
      return [null, 0, ...constants.filter((value) => typeof value === 'number').flatMap(around)]
    default:
      // A word that no condition names stands for all the others.
      return options === undefined ? [null, '\u0001', ...constants.flatMap(around)] : [null, ...options]
  }
}

const put = (answers: AnswerObject, path: readonly string[], value: AnswerValue): AnswerObject => {
  const [head = '', ...rest] = path
  if (rest.length === 0) return { ...answers, [head]: value }
  const inner = answers[head]
  return { ...answers, [head]: put(isObject(inner) ? inner : {}, rest, value) }
}

/**
 * Can a condition ever be true? Answers "yes" whenever it cannot tell: only what is certainly never true is
 * `false`. `readable` knows the fields by path.
 */
export const canHold = (expression: Expression, readable: ReadonlyMap<string, Readable>): boolean => {
  if (!isDecidable(expression)) return true
  const constants = constantsIn(expression)
  const paths = new Map(
    partsOfExpression(expression).flatMap((part) => (part.op === 'field' ? [[part.path.join('.'), part.path] as const] : [])),
  )
  let trials: readonly AnswerObject[] = [{}]
  for (const [name, path] of paths) {
    const field = readable.get(name)
    if (field === undefined) return true
    const values = samples(field, constants)
    if (trials.length * values.length > MOST_TRIALS) return true
    trials = trials.flatMap((answers) => values.map((value) => put(answers, path, value)))
  }
  return trials.some((answers) => holds(expression, { answers, today: '2000-01-01' }))
}
