import { z } from 'zod'
import { nationalPortalStatuses } from '../../law/statuses/national-portal.ts'
import { datedFields, isInForce } from './dated.ts'

const statusSchema = z.strictObject({
  ...datedFields,
  code: z.int().min(1).max(99),
  label: z.string().min(1),
  meaning: z.string().min(1),
  /**
   * What the legal clock does meanwhile. `reception` is the clock of eight working hours for an answer to an online
   * submission; `pausedWhereProcedureSays` pauses only where the procedure's own rules exclude the time.
   */
  clock: z.enum(['reception', 'running', 'paused', 'pausedWhereProcedureSays', 'stopped']),
  /** True when Decision 766/QĐ-TTg counts the dossier as ended. */
  isEnd: z.boolean(),
})

/** A status of the national exchange of dossiers (domain reference, a4). */
export type NationalStatus = z.infer<typeof statusSchema>

const STATUSES: readonly NationalStatus[] = z.array(statusSchema).parse(nationalPortalStatuses)

/** The statuses in force on an ISO day, in order of their codes. */
export const nationalStatuses = (day: string): readonly NationalStatus[] =>
  STATUSES.filter((status) => isInForce(status, day)).toSorted((a, b) => a.code - b.code)

/** The status of a code on an ISO day, or `undefined` when the exchange had none such. */
export const nationalStatus = (code: number, day: string): NationalStatus | undefined =>
  STATUSES.find((status) => status.code === code && isInForce(status, day))
