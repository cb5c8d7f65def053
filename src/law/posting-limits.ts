import { z } from 'zod'
import { postingLimits as rows } from '../../law/disclosure/posting-limits.ts'
import { datedFields, isInForce } from './dated.ts'

const postingLimitSchema = z.strictObject({
  ...datedFields,
  key: z.enum(['decisionBeforeEffect', 'publicAfterDecision', 'freshDays']),
  /** Working days, for `freshDays` calendar days. */
  days: z.number().int().positive(),
  meaning: z.string().min(1),
})
export type PostingLimitInput = z.input<typeof postingLimitSchema>
export type PostingLimitKey = z.infer<typeof postingLimitSchema>['key']

const POSTING_LIMITS = z.array(postingLimitSchema).parse(rows)

/** Days of a limit in force on an ISO day, or `undefined` before any was. */
export const postingLimit = (key: PostingLimitKey, day: string): number | undefined =>
  POSTING_LIMITS.find((limit) => limit.key === key && isInForce(limit, day))?.days
