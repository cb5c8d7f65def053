import { z } from 'zod'
import { ROLES } from '#kernel/actor.ts'

/** What a file of `law/procedures` may say. Defaults keep the data short; a parsed value has every field. */

const isoDay = z.iso.date()

export const durationSchema = z.strictObject({
  amount: z.number().positive().max(10_000),
  unit: z.enum(['workingHour', 'halfDay', 'workingDay', 'calendarDay', 'month', 'sameDay']),
  cutoff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
})

export const exemptionSchema = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  percentOff: z.number().int().min(1).max(100),
  basis: z.string().min(1),
})

export const feeSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['fee', 'charge']),
  amount: z.number().int().min(0).nullable(),
  per: z.enum(['dossier', 'copy', 'page']).exactOptional(),
  laterPages: z.strictObject({ fromPage: z.number().int().min(2), amount: z.number().int().min(0) }).exactOptional(),
  maxPerCopy: z.number().int().positive().exactOptional(),
  channel: z.enum(['direct', 'online', 'post']).exactOptional(),
  caseId: z.string().min(1).exactOptional(),
  condition: z.string().min(1).exactOptional(),
  payableAt: z.enum(['submission', 'request', 'return']).exactOptional(),
  exemptions: z.array(exemptionSchema).exactOptional(),
  foreign: z.strictObject({ amount: z.number().positive(), currency: z.string().length(3) }).exactOptional(),
  note: z.string().min(1).exactOptional(),
})

export const paperSchema = z.strictObject({
  name: z.string().min(1),
  originals: z.number().int().min(0).default(1),
  copies: z.number().int().min(0).default(0),
  mandatory: z.boolean().default(true),
  condition: z.string().min(1).exactOptional(),
  formFile: z.string().min(1).exactOptional(),
})

const caseSchema = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  statutory: durationSchema.nullable(),
  /** The local promise; the statutory time where the starter catalogue leaves it to the office. */
  committed: durationSchema.nullable().exactOptional(),
  mode: z.enum(['BY_HOUR', 'END_OF_DAY']).exactOptional(),
})

export const starterProcedureSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(1),
  sector: z.string().min(1),
  tiers: z.array(z.enum(['commune', 'province', 'ministry'])).min(1),
  effectiveFrom: isoDay,
  applicantKinds: z.array(z.string().min(1)).min(1),
  serviceLevel: z.enum(['fullOnline', 'partialOnline', 'information', 'proactive']),
  cases: z.array(caseSchema).min(1),
  papers: z.array(paperSchema).min(1),
  fees: z.array(feeSchema).default([]),
  results: z.array(z.strictObject({ name: z.string().min(1), code: z.string().min(1).exactOptional() })).min(1),
  instant: z.boolean().default(false),
  register: z.string().min(1).exactOptional(),
  pauses: z
    .strictObject({ financialObligation: z.boolean().default(false), verification: z.boolean().default(false) })
    .default({ financialObligation: false, verification: false }),
  extension: z
    .strictObject({ maxCount: z.number().int().positive(), maxDuration: durationSchema, basis: z.string().min(1) })
    .nullable()
    .default(null),
  /** Code of a process template. */
  process: z.string().min(1),
  legalBasis: z.array(z.strictObject({ number: z.string().min(1), title: z.string().min(1).exactOptional() })).min(1),
  publicationDecision: z.strictObject({ number: z.string().min(1), date: isoDay.exactOptional() }).exactOptional(),
  keywords: z.array(z.string().min(1)).default([]),
  source: z.string().min(1),
  checked: z.enum(['verified', 'toVerify']),
  /** What a person at the office still has to compare with the legal text. */
  openPoints: z.array(z.string().min(1)).default([]),
})

/** As written in `law/procedures`. */
export type StarterProcedureInput = z.input<typeof starterProcedureSchema>
/** As read, with defaults filled in. */
export type StarterProcedure = z.output<typeof starterProcedureSchema>

const templateStepSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]*$/),
  name: z.string().min(1),
  kind: z.enum(['receive', 'handle', 'review', 'approve', 'issue', 'handOver']),
  role: z.enum(ROLES),
  unit: z.enum(['receiving', 'competent']),
  /** Share of the promise, against the sum along the longest chain. */
  weight: z.number().int().positive(),
  after: z.array(z.string()).default([]),
  output: z.string().min(1).exactOptional(),
})

export const processTemplateSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string().min(1),
  source: z.string().min(1),
  checked: z.enum(['verified', 'toVerify']),
  steps: z.array(templateStepSchema).min(3),
})
export type ProcessTemplateInput = z.input<typeof processTemplateSchema>
export type ProcessTemplate = z.output<typeof processTemplateSchema>

/** How people name things when they look for a procedure. */
export const searchWordsSchema = z.strictObject({
  source: z.string().min(1),
  checked: z.enum(['verified', 'toVerify']),
  /** Short forms and what they may stand for. */
  abbreviations: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
  /** Plain words and the words of the law for the same thing. */
  synonyms: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
  /** Words that say nothing about which procedure is meant. */
  fillers: z.array(z.string().min(1)),
})
export type SearchWords = z.output<typeof searchWordsSchema>
