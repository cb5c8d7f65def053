import { z } from 'zod'
import { durationSchema, feeSchema } from '#law/procedures-schema.ts'
import { checkDuration } from './domain/duration.ts'
import { CHANNELS, SERVICE_LEVELS, type ProcedureBody } from './domain/procedure.ts'

/** The border of the `body` column and of what a screen or the API sends as a procedure's content. */

const text = (longest: number) => z.string().trim().min(1).max(longest)
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

/** One that the law's arithmetic can count. */
const countable = durationSchema.refine((duration) => checkDuration(duration).ok)

export const caseSchema = z.strictObject({
  id,
  label: text(500),
  statutoryDuration: countable.nullable(),
  committedDuration: countable.nullable(),
  deadlineMode: z.enum(['BY_HOUR', 'END_OF_DAY']).exactOptional(),
})

const paperSchema = z.strictObject({
  id,
  name: text(6_000),
  originals: z.number().int().min(0).max(1_000),
  copies: z.number().int().min(0).max(1_000),
  mandatory: z.boolean(),
  condition: text(2_000).exactOptional(),
  formFile: text(500).exactOptional(),
})

const gateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NATIONAL') }),
  z.strictObject({ kind: z.literal('OWN'), basis: text(2_000) }),
])

const hasDistinctIds = (items: readonly { readonly id: string }[]): boolean =>
  new Set(items.map((item) => item.id)).size === items.length

export const bodySchema = z.strictObject({
  name: text(2_000),
  sectorCode: text(300),
  sectorName: text(300),
  tiers: z.array(text(40)).max(10),
  applicantKinds: z.array(text(2_000)).max(60),
  serviceLevel: z.enum(SERVICE_LEVELS),
  cases: z.array(caseSchema).min(1).max(60).refine(hasDistinctIds),
  papers: z.array(paperSchema).max(400).refine(hasDistinctIds),
  fees: z.array(feeSchema.extend({ id, channel: z.enum(CHANNELS).exactOptional() })).max(400).refine(hasDistinctIds),
  results: z.array(z.strictObject({ name: text(2_000), code: text(100).exactOptional() })).max(60),
  instant: z.boolean(),
  register: text(40).exactOptional(),
  pauses: z.strictObject({ financialObligation: z.boolean(), verification: z.boolean() }),
  extension: z
    .strictObject({ maxCount: z.number().int().positive().max(20), maxDuration: countable, basis: text(500) })
    .nullable(),
  submissionGate: gateSchema,
  processingRoute: z.enum(['LOCAL', 'MINISTRY']),
  legalBasis: z.array(z.strictObject({ number: text(100), title: text(1_000).exactOptional() })).max(200),
  publicationDecision: z.strictObject({ number: text(200), date: z.iso.date().exactOptional() }).exactOptional(),
  keywords: z.array(text(200)).max(100).exactOptional(),
  requirements: text(200_000).exactOptional(),
  stepsText: text(200_000).exactOptional(),
  source: text(1_000).exactOptional(),
})

/** Earlier versions named a gate without its legal basis: without one, only the national gate holds. */
const storedSchema = bodySchema.extend({
  submissionGate: gateSchema.or(z.enum(['NATIONAL', 'OWN']).transform(() => ({ kind: 'NATIONAL' as const }))),
})

/** Reads the content of a version; throws when the stored bytes are not what this program wrote. */
export const readBody = (value: unknown): ProcedureBody => storedSchema.parse(value)
