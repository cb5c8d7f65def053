import { ZONE, type Instant } from '#kernel/time.ts'
import type { ReportInput, ReportQuestion } from './report-question.ts'

/** The words of a question in an address. */
const WORDS = { unit: 'don-vi', from: 'tu', to: 'den', asOf: 'tinh-den', by: 'theo' } as const

/** What an address asks for. */
export const readAddress = (form: string, query: URLSearchParams): ReportInput => ({
  form,
  unit: query.get(WORDS.unit) ?? '',
  from: query.get(WORDS.from) ?? '',
  to: query.get(WORDS.to) ?? '',
  asOf: query.get(WORDS.asOf) ?? undefined,
  by: query.get(WORDS.by) ?? undefined,
})

const queryOf = (input: ReportInput): URLSearchParams => {
  const query = new URLSearchParams()
  for (const name of ['unit', 'from', 'to', 'asOf', 'by'] as const) {
    const value = input[name]
    if (value !== undefined && value !== '') query.set(WORDS[name], value)
  }
  return query
}

/** The screen of a report. */
export const reportHref = (input: ReportInput): string => `/bao-cao/${input.form}?${queryOf(input)}`

/** The dossiers that a cell counted. */
export const cellHref = (input: ReportInput, row: string, column: number): string => {
  const query = queryOf(input)
  query.set('dong', row)
  query.set('cot', String(column))
  return `/bao-cao/${input.form}/mo?${query}`
}

export const FILE_KINDS = ['xlsx', 'pdf', 'csv', 'json'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const fileHref = (input: ReportInput, kind: FileKind): string => `/bao-cao/${input.form}/tep/${kind}?${queryOf(input)}`

/** A moment as a box for date and time wants it: "2026-06-30T17:00" by the country's clock. */
export const localMoment = (asOf: Instant): string => asOf.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** The question again, with its moment fixed: whoever opens a cell sees the dossiers of this very number. */
export const fixedInput = ({ form, unit, period, asOf }: ReportQuestion, by: string | undefined): ReportInput => ({
  form: form.slug, unit: unit.code, from: period.from.toString(), to: period.to.toString(), asOf: asOf.toString({ smallestUnit: 'millisecond' }), by,
})
