import { z } from 'zod'
import { expressionSchema } from './expression-schema.ts'
import {
  BLOCK_KINDS,
  PROFILE_VALUES,
  type Block,
  type FormBody,
} from './domain/form.ts'

/** The border of stored, published forms. Nothing else than what `compile-form.ts` makes passes it. */

const rule = z.strictObject({ feel: z.string(), tree: expressionSchema })
const named = { id: z.string(), label: z.string(), hint: z.string().exactOptional(), visibleIf: rule.exactOptional() }
const asked = { ...named, optional: z.literal(true).exactOptional(), requiredIf: rule.exactOptional() }
const leaf = { ...asked, prefill: z.enum(PROFILE_VALUES).exactOptional() }
const bounds = {
  longest: z.number().int().exactOptional(),
  min: z.union([z.number(), z.string()]).exactOptional(),
  max: z.union([z.number(), z.string()]).exactOptional(),
}
const options = z.array(z.strictObject({ value: z.string(), label: z.string(), hint: z.string().exactOptional() }))

const leafSchemas = [
  z.strictObject({
    ...leaf,
    ...bounds,
    kind: z.enum([
      'fullName', 'identityNumber', 'date', 'partialDate', 'time', 'sex', 'ethnicGroup', 'nationality', 'phone', 'email',
      'line', 'paragraph', 'integer', 'decimal', 'money', 'area', 'yesNo', 'place', 'taxCode', 'declaration',
    ]),
  }),
  z.strictObject({ ...leaf, kind: z.enum(['choice', 'choices']), options }),
  z.strictObject({ ...leaf, kind: z.literal('listItem'), list: z.string() }),
  z.strictObject({ ...leaf, kind: z.literal('file'), paperId: z.string().exactOptional(), maxFiles: z.number().int() }),
] as const

const blockSchema: z.ZodType<Block> = z.lazy(() =>
  z.strictObject({
    ...asked,
    kind: z.enum(BLOCK_KINDS),
    prefill: z.literal('self').exactOptional(),
    parts: z.array(z.union([z.discriminatedUnion('kind', leafSchemas), blockSchema])).min(1),
  }),
)
const computedSchema = z.strictObject({
  ...named,
  kind: z.literal('computed'),
  value: rule,
  shownAs: z.enum(['number', 'money', 'text', 'date', 'boolean']),
})
const tableSchema = z.strictObject({
  ...asked,
  kind: z.literal('table'),
  rowLabel: z.string(),
  minRows: z.number().int(),
  maxRows: z.number().int(),
  fields: z.array(z.union([z.discriminatedUnion('kind', [...leafSchemas, computedSchema]), blockSchema])),
})
const infoSchema = z.strictObject({ ...named, kind: z.literal('info') })

const fieldSchema = z.union([z.discriminatedUnion('kind', [...leafSchemas, computedSchema, tableSchema, infoSchema]), blockSchema])

const formBodySchema: z.ZodType<FormBody> = z.strictObject({
  title: z.string(),
  pages: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      intro: z.string().exactOptional(),
      visibleIf: rule.exactOptional(),
      fields: z.array(fieldSchema),
    }),
  ),
  paper: z.strictObject({
    title: z.string(),
    addressee: z.string().exactOptional(),
    signers: z.array(z.string()),
    paperId: z.string().exactOptional(),
  }),
  source: z.string().exactOptional(),
})

/** Reads a published form; throws when the stored bytes are not what this program wrote. */
export const readFormBody = (value: unknown): FormBody => formBodySchema.parse(value)

