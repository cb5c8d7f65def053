import { z } from 'zod'

/** The border of an import file, schema `procedures/1`: one record, as portals give it. More fields may come. */

const text = z.string().transform((value) => value.normalize('NFC').trim())
const optionalText = text.nullish().transform((value) => (value === '' ? undefined : (value ?? undefined)))
const texts = z.array(text).nullish().transform((values) => (values ?? []).filter((value) => value !== ''))

const feeSchema = z.object({
  text,
  amount: z.number().nullish(),
  currency: z.string().nullish(),
  note: optionalText,
})

const methodSchema = z.object({
  channel: optionalText,
  timeText: optionalText,
  fees: z.array(feeSchema).nullish().transform((fees) => fees ?? []),
  description: optionalText,
})

/** A flattened table glues the year of the text before to the number behind it: 20261 is 1 of 2026. */
const YEAR_GLUED = /^20\d\d(\d)$/
const LARGEST_QUANTITY = 1_000
const quantity = z.number().min(0).transform((count) => {
  const glued = YEAR_GLUED.exec(String(count))?.[1]
  if (glued !== undefined) return Number(glued)
  return Number.isInteger(count) && count <= LARGEST_QUANTITY ? count : 1
})

const paperGroupSchema = z.object({
  case: optionalText,
  items: z.array(z.object({ name: text, formFile: optionalText, originals: quantity, copies: quantity })),
})

export const recordSchema = z.object({
  id: text.pipe(z.string().min(1).max(200)),
  code: text.pipe(z.string().min(1).max(60)),
  name: text.pipe(z.string().min(1).max(2_000)),
  field: optionalText,
  levels: texts,
  levelText: optionalText,
  decision: optionalText,
  subjects: texts,
  performedBy: optionalText,
  methods: z.array(methodSchema).nullish().transform((methods) => methods ?? []),
  timeTexts: texts,
  deadlineTexts: texts,
  steps: optionalText,
  papers: z.array(paperGroupSchema).nullish().transform((groups) => groups ?? []),
  results: z
    .array(z.object({ name: text, code: optionalText }))
    .nullish()
    .transform((results) => results ?? []),
  legalNumbers: texts,
  requirements: optionalText,
  onlineLevel: optionalText,
  flags: texts,
  source: z.record(z.string(), z.unknown()).nullish(),
})
export type ImportRecord = z.output<typeof recordSchema>
export type ImportMethod = ImportRecord['methods'][number]

const TRADITIONAL: Readonly<Record<string, 'direct' | 'online' | 'post'>> = {
  'trực tiếp': 'direct',
  'trực tuyến': 'online',
  'dịch vụ bưu chính': 'post',
}

/** Kênh nộp by the portal's word; `undefined` when the source does not tell channels apart. */
export const channelOf = (method: ImportMethod): 'direct' | 'online' | 'post' | undefined =>
  TRADITIONAL[method.channel?.toLowerCase() ?? '']

/** The file as a whole; its records are read one by one, so that a broken one never stops the rest. */
export const fileSchema = z.object({
  meta: z.object({ schema: z.literal('procedures/1') }),
  procedures: z.array(z.unknown()).max(200_000),
})
