import type { Trx } from '#db/context.ts'
import { findPunctuality } from '#reports/filing-punctuality.ts'
import type { FactQuestion, FactsByUnit, RatedUnit } from './fact-question.ts'

/** How many of its periodic reports a unit sent by their day. */
export const findReportFacts = async (trx: Trx, { period, asOf }: FactQuestion, rated: readonly RatedUnit[]): Promise<FactsByUnit> => {
  const punctual = await findPunctuality(trx, { units: rated.map(({ id }) => id), period, asOf })
  return new Map(rated.map(({ id }) => {
    const { onTime: part, owed: base } = punctual.get(id) ?? { onTime: 0, owed: 0 }
    return [id, new Map([['reportsOnTime', { part, base, opens: '/bao-cao/dinh-ky' }]])]
  }))
}
