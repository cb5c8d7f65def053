import { z } from 'zod'
import { ROLES } from '#kernel/actor.ts'
import { STEP_KINDS, type ProcessStep } from './domain/process.ts'

/** The border of the `steps` column and of a step table that a screen or the API sends. */
export const stepsSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
      name: z.string().trim().min(1).max(500),
      kind: z.enum(STEP_KINDS),
      role: z.enum(ROLES),
      unit: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('receiving') }),
        z.strictObject({ kind: z.literal('competent') }),
        z.strictObject({ kind: z.literal('fixed'), unitCode: z.string().min(1).max(35) }),
      ]),
      allottedMinutes: z.number().int().min(1).max(600_000),
      after: z.array(z.string().max(40)).max(100),
      output: z.string().trim().min(1).max(500).exactOptional(),
    }),
  )
  .max(100)

/** Reads the steps of a version; throws when the stored bytes are not what this program wrote. */
export const readSteps = (value: unknown): readonly ProcessStep[] => stepsSchema.parse(value)
