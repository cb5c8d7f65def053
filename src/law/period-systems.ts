import { z } from 'zod'
import { periodSystems as rows } from '../../law/reports/period-systems.ts'
import { datedFields } from './dated.ts'

/** Tuần, tháng, quý, 6 tháng, 9 tháng, năm. */
export const PERIOD_KINDS = ['week', 'month', 'quarter', 'halfYear', 'nineMonths', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

const periodSystemSchema = z.strictObject({
  ...datedFields,
  code: z.enum(['statutory', 'calendar']),
  name: z.string().min(1),
  /** A period begins on this day of the month that lies `monthsBefore` months before its first month. */
  firstDay: z.number().int().min(1).max(28),
  monthsBefore: z.number().int().min(0).max(1),
  kinds: z.array(z.enum(PERIOD_KINDS)).min(1),
})
export type PeriodSystem = z.output<typeof periodSystemSchema>
export type PeriodSystemInput = z.input<typeof periodSystemSchema>
export type PeriodSystemCode = PeriodSystem['code']

export const PERIOD_SYSTEMS: readonly PeriodSystem[] = z.array(periodSystemSchema).parse(rows)

export const getPeriodSystem = (code: PeriodSystemCode): PeriodSystem => {
  const system = PERIOD_SYSTEMS.find((one) => one.code === code)
  if (system === undefined) throw new Error(`no system of periods ${code}`)
  return system
}
