import { processingLimits } from '../../law/processing/limits.ts'

export type ProcessingLimitKey = (typeof processingLimits)[number]['key']

/** The limit in force on a day (`YYYY-MM-DD`), or the first one for a day before all of them. */
export const processingLimit = (key: ProcessingLimitKey, day: string): number => {
  const dated = processingLimits.filter((limit) => limit.key === key)
  const inForce = dated.findLast((limit) => limit.effectiveFrom <= day) ?? dated[0]
  if (inForce === undefined) throw new Error(`no processing limit ${key}`)
  return inForce.value
}
