import { z } from 'zod'

/** A calendar day as text, `2025-09-15`: days compare as strings. */
export const isoDay = z.iso.date()

/** What every legal fact carries: where it stands, since when, until when (last day included), and who checked it. */
export const datedFields = {
  source: z.string().min(1),
  effectiveFrom: isoDay,
  effectiveTo: isoDay.optional(),
  checked: z.enum(['verified', 'toVerify']),
}

export type Dated = { readonly effectiveFrom: string; readonly effectiveTo?: string | undefined }

/** True when `day` (ISO) lies between the first and the last day of force, both included. */
export const isInForce = (fact: Dated, day: string): boolean =>
  fact.effectiveFrom <= day && (fact.effectiveTo === undefined || day <= fact.effectiveTo)
