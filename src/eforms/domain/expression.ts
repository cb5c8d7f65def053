/**
 * The closed language of conditions and computed values. It is made from FEEL text when a form is published
 * (`../feel/`), carries no code, and is evaluated by `evaluate.ts` alone, in the browser and on the server.
 */
export type Expression =
  | { readonly op: 'const'; readonly value: string | number | boolean | null }
  | { readonly op: 'date'; readonly day: string }
  | { readonly op: 'today' }
  /** An answer; through the rows of a table it gives the list of that column. */
  | { readonly op: 'field'; readonly path: readonly string[] }
  | { readonly op: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly op: 'not' | 'negate'; readonly of: Expression }
  | { readonly op: Comparison | Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'if'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly op: 'oneOf'; readonly value: Expression; readonly options: readonly Expression[] }
  | {
      readonly op: 'within'
      readonly value: Expression
      readonly from: Expression
      readonly to: Expression
      /** The ends belong to the range unless they are open. */
      readonly fromOpen?: true
      readonly toOpen?: true
    }
  | { readonly op: 'listContains'; readonly list: Expression; readonly item: Expression }
  | { readonly op: 'count' | 'sum' | 'least' | 'greatest'; readonly list: Expression }
  | { readonly op: 'textLength'; readonly of: Expression }
  | { readonly op: 'textContains' | 'startsWith' | 'endsWith'; readonly text: Expression; readonly part: Expression }
  /** Whole years from one day to another, as an age is counted. */
  | { readonly op: 'yearsBetween'; readonly from: Expression; readonly to: Expression }
  | { readonly op: 'year' | 'month' | 'day'; readonly of: Expression }

export const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const
export type Comparison = (typeof COMPARISONS)[number]
export const ARITHMETIC = ['plus', 'minus', 'times', 'divide'] as const
export type Arithmetic = (typeof ARITHMETIC)[number]

/** A condition or a rule of computation as its author wrote it, and as it is evaluated. */
export type Rule = { readonly feel: string; readonly tree: Expression }

/** Every expression inside another, itself first. */
export const partsOfExpression = (expression: Expression): readonly Expression[] => [
  expression,
  ...Object.values(expression).flatMap((part) =>
    (Array.isArray(part) ? part : [part]).flatMap((one: unknown) => (isExpression(one) ? partsOfExpression(one) : [])),
  ),
]

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'op' in value

/** The answers that an expression reads, as paths. */
export const fieldsReadBy = (expression: Expression): readonly (readonly string[])[] =>
  partsOfExpression(expression).flatMap((part) => (part.op === 'field' ? [part.path] : []))
