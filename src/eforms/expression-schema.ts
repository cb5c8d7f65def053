import { z } from 'zod'
import { ARITHMETIC, COMPARISONS, type Expression } from './domain/expression.ts'

const inner: z.ZodType<Expression> = z.lazy(() => expressionSchema)
const several = z.array(inner).min(1).max(100)

/** The border of stored expressions: exactly the operations that `domain/evaluate.ts` knows. */
export const expressionSchema: z.ZodType<Expression> = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('const'), value: z.union([z.string().max(4_000), z.number(), z.boolean(), z.null()]) }),
  z.strictObject({ op: z.literal('date'), day: z.iso.date() }),
  z.strictObject({ op: z.literal('today') }),
  z.strictObject({ op: z.literal('field'), path: z.array(z.string().min(1).max(60)).min(1).max(6) }),
  z.strictObject({ op: z.enum(['and', 'or']), of: several }),
  z.strictObject({ op: z.enum(['not', 'negate']), of: inner }),
  z.strictObject({ op: z.enum([...COMPARISONS, ...ARITHMETIC]), left: inner, right: inner }),
  z.strictObject({ op: z.literal('if'), test: inner, yes: inner, no: inner }),
  z.strictObject({ op: z.literal('oneOf'), value: inner, options: several }),
  z.strictObject({
    op: z.literal('within'), value: inner, from: inner, to: inner,
    fromOpen: z.literal(true).exactOptional(), toOpen: z.literal(true).exactOptional(),
  }),
  z.strictObject({ op: z.literal('listContains'), list: inner, item: inner }),
  z.strictObject({ op: z.enum(['count', 'sum', 'least', 'greatest']), list: inner }),
  z.strictObject({ op: z.literal('textLength'), of: inner }),
  z.strictObject({ op: z.enum(['textContains', 'startsWith', 'endsWith']), text: inner, part: inner }),
  z.strictObject({ op: z.literal('yearsBetween'), from: inner, to: inner }),
  z.strictObject({ op: z.enum(['year', 'month', 'day']), of: inner }),
])
