import { z } from 'zod'

/** What a file of `law/eforms` may say. Conditions are FEEL text; they become trees when a form is published. */

const id = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
const words = (longest: number) => z.string().trim().min(1).max(longest)
const feel = words(2_000)
const bound = z.union([z.literal('today'), z.iso.date()])

const named = {
  id,
  label: words(2_000),
  hint: words(1_000).exactOptional(),
  visibleIf: feel.exactOptional(),
}
const asked = { ...named, optional: z.literal(true).exactOptional(), requiredIf: feel.exactOptional() }
const profileValue = z.enum(['name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email'])
const leaf = { ...asked, prefill: profileValue.exactOptional() }

const option = z.strictObject({ value: words(100), label: words(500), hint: words(500).exactOptional() })
const options = z
  .array(option)
  .min(1)
  .max(100)
  .refine((list) => new Set(list.map((one) => one.value)).size === list.length)

const leafSchemas = [
  z.strictObject({ ...leaf, kind: z.enum(['date', 'partialDate']), min: bound.exactOptional(), max: bound.exactOptional() }),
  z.strictObject({
    ...leaf,
    kind: z.enum(['integer', 'decimal', 'money', 'area']),
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
  }),
  z.strictObject({ ...leaf, kind: z.enum(['line', 'paragraph']), longest: z.number().int().min(1).max(20_000).exactOptional() }),
  z.strictObject({
    ...leaf,
    kind: z.enum(['fullName', 'identityNumber', 'time', 'sex', 'ethnicGroup', 'nationality', 'phone', 'email', 'yesNo', 'place', 'taxCode', 'declaration']),
  }),
  z.strictObject({ ...leaf, kind: z.enum(['choice', 'choices']), options }),
  z.strictObject({ ...leaf, kind: z.literal('listItem'), list: id }),
  z.strictObject({
    ...leaf,
    kind: z.literal('file'),
    paperId: z.string().min(1).max(40).exactOptional(),
    maxFiles: z.number().int().min(1).max(50).default(10),
  }),
] as const

/** A part of a block by its name in the catalogue of blocks, perhaps with words or a rule of its own. */
const partSchema = z.union([
  id,
  z.strictObject({
    id,
    label: words(2_000).exactOptional(),
    hint: words(1_000).exactOptional(),
    optional: z.boolean().exactOptional(),
    visibleIf: feel.exactOptional(),
    requiredIf: feel.exactOptional(),
  }),
])
const blockSchema = z.strictObject({
  ...asked,
  kind: z.enum(['person', 'address', 'identityPaper', 'landParcel', 'bankAccount']),
  prefill: z.literal('self').exactOptional(),
  parts: z.array(partSchema).min(1).max(30).exactOptional(),
})
const computedSchema = z.strictObject({
  ...named,
  kind: z.literal('computed'),
  value: feel,
  shownAs: z.enum(['number', 'money', 'text', 'date', 'boolean']),
})
const groupable = [...leafSchemas, blockSchema, computedSchema] as const
const tableSchema = z.strictObject({
  ...asked,
  kind: z.literal('table'),
  rowLabel: words(100),
  minRows: z.number().int().min(0).max(50).default(0),
  maxRows: z.number().int().min(1).max(200).default(20),
  fields: z.array(z.discriminatedUnion('kind', groupable)).min(1).max(30),
})
const infoSchema = z.strictObject({ ...named, kind: z.literal('info') })

export const fieldSourceSchema = z.discriminatedUnion('kind', [...groupable, tableSchema, infoSchema])

export const formSourceSchema = z.strictObject({
  title: words(500),
  pages: z
    .array(
      z.strictObject({
        id,
        title: words(300),
        intro: words(2_000).exactOptional(),
        visibleIf: feel.exactOptional(),
        fields: z.array(fieldSourceSchema).max(100),
      }),
    )
    .min(1)
    .max(60),
  paper: z.strictObject({
    title: words(500),
    addressee: words(500).exactOptional(),
    signers: z.array(words(200)).min(1).max(4),
    /** The paper of the procedure that the filled form stands for. */
    paperId: z.string().min(1).max(40).exactOptional(),
  }),
  source: words(1_000).exactOptional(),
})

/** A form as its author writes it, in `law/eforms` and in the builder. */
export type FormSource = z.output<typeof formSourceSchema>
export type FieldSource = z.output<typeof fieldSourceSchema>
/** A field as a file of `law/eforms` writes it, without defaults. */
export type FieldInput = z.input<typeof fieldSourceSchema>
export type PartSource = z.output<typeof partSchema>

/** A form that the product ships, for a procedure of the starter catalogue. */
export const shippedFormSchema = z.strictObject({
  procedureCode: z.string().regex(/^\d\.\d{6}$/),
  effectiveFrom: z.iso.date(),
  form: formSourceSchema,
  source: words(1_000),
  checked: z.enum(['verified', 'toVerify']),
  /** What a person at the office still has to compare with the official declaration. */
  openPoints: z.array(words(1_000)).default([]),
})
export type ShippedFormInput = z.input<typeof shippedFormSchema>
export type ShippedForm = z.output<typeof shippedFormSchema>

const catalogueBlock = z.strictObject({
  usual: z.array(id).min(1),
  parts: z.array(z.discriminatedUnion('kind', [...leafSchemas, blockSchema])).min(1),
})

export const blockCatalogueSchema = z.strictObject({
  source: words(1_000),
  checked: z.enum(['verified', 'toVerify']),
  person: catalogueBlock,
  address: catalogueBlock,
  identityPaper: catalogueBlock,
  landParcel: catalogueBlock,
  bankAccount: catalogueBlock,
})
export type BlockCatalogueInput = z.input<typeof blockCatalogueSchema>

export const codeListSchema = z.strictObject({
  name: id,
  title: words(200),
  source: words(1_000),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().exactOptional(),
  checked: z.enum(['verified', 'toVerify']),
  items: z.array(z.strictObject({ value: words(100), label: words(300) })).min(1),
})
export type CodeListInput = z.input<typeof codeListSchema>
