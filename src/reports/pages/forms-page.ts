import { REPORT_FORMS, type RowDimension } from '#law/report-forms.ts'

const ROWS_WORDS = { tier: 'cấp', sector: 'lĩnh vực', unit: 'đơn vị', procedure: 'thủ tục', cause: 'nguyên nhân' } satisfies Record<RowDimension, string>

export type ListedForm = {
  readonly slug: string
  readonly code: string
  readonly title: string
  readonly rows: string
  readonly source: string
  readonly isVerified: boolean
  readonly href: string
}

/** Every form once, by its newest edition. */
export const listReportForms = (): readonly ListedForm[] =>
  [...new Map(REPORT_FORMS.map((form) => [form.slug, form])).values()].map(({ slug, code, title, rowsBy, source, checked }) => ({
    slug, code, title, source, isVerified: checked === 'verified', href: `/bao-cao/${slug}`,
    rows: rowsBy.map((by) => ROWS_WORDS[by]).join(', '),
  }))
