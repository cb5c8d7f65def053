import { z } from 'zod'
import { evidenceListSchema } from '#evidence/evidence-schema.ts'
import { SHARE_NAMES } from '#figures/domain/shares.ts'
import type { UnitId } from '#kernel/ids.ts'
import { REFORM_AREA_CODES } from '#law/reform-areas.ts'
import { CLAIM_KINDS, SOURCE_KINDS, type TaskEvent } from './domain/task.ts'
import type { PlanEvent } from './domain/plan.ts'
import type { Target } from './domain/target.ts'

const unitId = z.uuid().transform((id) => id as UnitId)
const shareName = z.enum(SHARE_NAMES as readonly [(typeof SHARE_NAMES)[number], ...typeof SHARE_NAMES])

export const targetSchema: z.ZodType<Target> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), share: shareName, atLeast: z.number().gt(0).max(1) }),
  z.strictObject({ kind: z.literal('count'), amount: z.number().positive().max(1_000_000), unit: z.string().min(1).max(50) }),
])

const termsSchema = z.strictObject({
  area: z.enum(REFORM_AREA_CODES),
  title: z.string().min(1),
  leadUnitId: unitId,
  supportingUnitIds: z.array(unitId),
  deliverable: z.string().nullable(),
  target: targetSchema.nullable(),
  startsOn: z.iso.date(),
  dueOn: z.iso.date(),
  budgetDong: z.number().int().nonnegative().nullable(),
  criteria: z.array(z.string()),
  source: z.strictObject({ kind: z.enum(SOURCE_KINDS), ref: z.string().nullable(), title: z.string().nullable() }),
})

const sum = z.strictObject({ phase: z.enum(['open', 'completed', 'notCarriedOut']), progress: z.number(), endedAt: z.string().nullable() })

/** A row of a task's history, read back. */
export const taskEventSchema: z.ZodType<TaskEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('assigned'), terms: termsSchema, dueAt: z.string(), isPlanned: z.boolean() }),
  z.strictObject({ type: z.literal('changed'), terms: termsSchema, dueAt: z.string(), reason: z.string().nullable() }),
  z.strictObject({ type: z.literal('opened') }),
  z.strictObject({
    type: z.literal('reported'), claim: z.enum(CLAIM_KINDS), progress: z.number(), reached: z.number().nullable(), words: z.string(),
    difficulty: z.string().nullable(), proposal: z.string().nullable(), evidence: evidenceListSchema,
  }),
  z.strictObject({ type: z.literal('accepted'), of: z.number(), note: z.string().nullable() }),
  z.strictObject({ type: z.literal('returned'), of: z.number(), reason: z.string() }),
  z.strictObject({ type: z.literal('followed'), sum }),
  z.strictObject({ type: z.literal('cancelled'), reason: z.string() }),
  z.strictObject({ type: z.literal('reopened'), reason: z.string() }),
  z.strictObject({ type: z.literal('urged'), slipId: z.string(), number: z.string(), words: z.string() }),
])

const planTerms = z.strictObject({ title: z.string(), year: z.number(), legalBasis: z.string().nullable() })

/** A row of a plan's history, read back. */
export const planEventSchema: z.ZodType<PlanEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('drafted'), terms: planTerms, copiedFrom: z.string().nullable() }),
  z.strictObject({ type: z.literal('described'), terms: planTerms }),
  z.strictObject({ type: z.literal('issued'), number: z.string(), issuedOn: z.string() }),
  z.strictObject({ type: z.literal('closed'), note: z.string().nullable() }),
])
