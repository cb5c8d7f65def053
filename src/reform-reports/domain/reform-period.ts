import { periodOf } from '#figures/domain/reporting-period.ts'
import type { PlainDate } from '#kernel/time.ts'
import { REFORM_PERIODS, reformDutyOf, type ReformPeriodCode, type ReformPeriodRow } from '#law/reform-reports.ts'

/** A period of the reform reports; both days included. */
export type ReformPeriod = {
  readonly code: ReformPeriodCode
  readonly kind: ReformPeriodRow['kind']
  readonly year: number
  readonly from: PlainDate
  readonly to: PlainDate
}

const rowOf = (code: ReformPeriodCode): ReformPeriodRow => {
  const row = REFORM_PERIODS.find((one) => one.code === code)
  if (row === undefined) throw new Error(`no period ${code}`)
  return row
}

/** H1 of 2021 is 15/12/2020 to 14/06/2021. */
export const reformPeriod = (code: ReformPeriodCode, year: number): ReformPeriod => {
  const { kind } = rowOf(code)
  const { from, to } = periodOf('statutory', kind, year, 1)
  return { code, kind, year, from, to }
}

export const periodOfKind = (kind: ReformPeriod['kind'], year: number): ReformPeriod =>
  reformPeriod(REFORM_PERIODS.find((row) => row.kind === kind)?.code ?? 'Y', year)

const CODE = /^(\d{4})-(Q1|H1|M9|Y)$/

/** "2021-H1" as it is typed on the command line and stands in addresses. */
export const parseReformPeriod = (text: string): ReformPeriod | undefined => {
  const [, year, code] = CODE.exec(text) ?? []
  const row = REFORM_PERIODS.find((one) => one.code === code)
  return row === undefined || year === undefined ? undefined : reformPeriod(row.code, Number(year))
}

export const periodCode = ({ year, code }: Pick<ReformPeriod, 'year' | 'code'>): string => `${year}-${code}`

/** "6 tháng đầu năm 2026". */
export const nameOfReformPeriod = ({ code, year }: Pick<ReformPeriod, 'year' | 'code'>): string => rowOf(code).name.replace('{year}', String(year))

/** The same period of the year before: what figures are held against. */
export const samePeriodLastYear = ({ code, year }: ReformPeriod): ReformPeriod => reformPeriod(code, year - 1)

/** The day by which a unit sends the report; undefined when it owes none. */
export const dueDayOf = (unit: { readonly tier: string; readonly kind: string }, { to }: ReformPeriod): PlainDate | undefined => {
  const duty = reformDutyOf(unit, to.toString())
  return duty === undefined ? undefined : to.with({ day: duty.dueOnDay })
}
