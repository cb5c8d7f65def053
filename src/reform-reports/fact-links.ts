import { figureHref } from '#figures/figure-href.ts'
import type { Instant } from '#kernel/time.ts'
import type { Indicator } from '#law/reform-reports.ts'
import { REPORT_FORMS, reportFormOn, type ReportForm } from '#law/report-forms.ts'
import { countOf } from '#reports/domain/fill-sheet.ts'
import type { ReportMeasure } from '#reports/domain/measure.ts'
import { rowKey, WHOLE } from '#reports/domain/row-path.ts'
import { opensDossiers } from '#reports/own-items.ts'
import { cellHref, reportHref } from '#reports/report-address.ts'
import type { ReportScope } from './report-scope.ts'

/** An address with more units than these is too long to be kept or sent. */
const MOST_UNITS = 30

const isSameSum = (a: readonly ReportMeasure[], b: readonly ReportMeasure[]): boolean => a.length === b.length && a.every((measure) => b.includes(measure))

/** The column of a statutory form that counts exactly this; `tier` wants a form whose rows are parted by tier. */
const findColumn = (sum: readonly ReportMeasure[], day: string, byTier: boolean): { readonly form: ReportForm; readonly no: number } | undefined => {
  const slugs = [...new Set(REPORT_FORMS.map(({ slug }) => slug))]
  for (const slug of slugs) {
    const form = reportFormOn(slug, day)
    if (form === undefined || (byTier && form.rowsBy[0] !== 'tier')) continue
    const column = form.columns.find((one) => {
      const count = countOf(form, one)
      return count !== undefined && count.less === undefined && isSameSum(count.sum, sum)
    })
    if (column !== undefined) return { form, no: column.no }
  }
  return undefined
}

/** Where the rows behind a figure of the system are shown, as of the moment of the report; undefined where no page shows them. */
export const factHref = ({ from }: Indicator, { unit, period, units }: ReportScope, asOf: Instant): string | undefined => {
  if (from.kind === 'procedures') return '/danh-muc/thu-tuc'
  if (from.kind !== 'figure' && from.kind !== 'own') return undefined
  const tier = from.kind === 'figure' ? from.at : undefined
  const found = findColumn(from.sum, period.to.toString(), tier !== undefined)
  if (found !== undefined) {
    const input = { form: found.form.slug, unit: unit.code, from: period.from.toString(), to: period.to.toString(), asOf: asOf.toString({ smallestUnit: 'millisecond' }) }
    const column = found.form.columns.find(({ no }) => no === found.no)
    if (column === undefined || !opensDossiers(countOf(found.form, column))) return reportHref(input)
    return cellHref(input, tier === undefined ? WHOLE : rowKey([{ by: 'tier', code: tier, label: '' }]), found.no)
  }
  if (from.kind !== 'figure' || tier !== undefined || units.length > MOST_UNITS) return undefined
  const [measure, ...more] = from.sum
  return measure === undefined || more.length > 0 ? undefined : figureHref({ period, asOf, units }, measure)
}
