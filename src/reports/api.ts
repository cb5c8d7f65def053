import { z } from '@hono/zod-openapi'
import { ok, refuse, type Refusal } from '#kernel/result.ts'
import { addEndpoint, createApi, type Api } from '#web/endpoint.ts'
import { askReport } from './ask-report.ts'
import { reportSentence, type ReportRefusal } from './refusals.ts'
import { reportJson } from './report-json.ts'
import { listReportForms } from './pages/forms-page.ts'
import { loadOwnFilings } from './pages/filing-lines.ts'
import { findFilingReport } from './filing-report.ts'

const DOOR = { tag: 'reports', sentence: (refusal: Refusal): string => reportSentence(refusal as Refusal<ReportRefusal>) } as const

const REPORT = z
  .object({
    form: z.object({ code: z.string(), title: z.string(), unit: z.string(), source: z.string(), effectiveFrom: z.string(), checked: z.enum(['verified', 'toVerify']) }),
    unit: z.object({ code: z.string(), name: z.string() }),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }),
    asOf: z.iso.datetime(),
    provisional: z.boolean(),
    columns: z.array(z.object({ no: z.int(), kind: z.string(), label: z.string() })),
    rows: z.array(z.object({ key: z.string(), numbering: z.string(), label: z.string(), depth: z.int(), cells: z.record(z.string(), z.number().nullable()) })),
    identities: z.array(z.string()),
    breaches: z.array(z.object({ rowKey: z.string(), label: z.string(), rule: z.string(), left: z.number(), right: z.number() })),
  })
  .openapi('Report')

/** The door for programs: forms, a report for any period, and the periodic reports with their frozen figures. */
export const reportApi = (): Api => {
  const api = createApi()
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/reports',
    operationId: 'listReportForms',
    summary: 'The statutory forms that can be filled',
    answer: z.object({ forms: z.array(z.object({ slug: z.string(), code: z.string(), title: z.string(), source: z.string() })) }),
    handle: async () => ok({ forms: listReportForms().map(({ slug, code, title, source }) => ({ slug, code, title, source })) }),
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/reports/{form}',
    operationId: 'getReport',
    summary: 'A form filled for a unit with all below it: numbers by column, null where there is no figure; asOf for what was known then',
    params: z.object({ form: z.string().max(60) }),
    query: z.object({
      unit: z.string().max(60), from: z.string().max(20), to: z.string().max(20), asOf: z.string().max(40).optional(), by: z.string().max(20).optional(),
    }),
    answer: REPORT,
    handle: async ({ web: { ctx }, params, query }) => {
      const asked = await askReport(ctx, { form: params.form, ...query })
      return asked.ok ? ok(reportJson(asked.value)) : asked
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/report-filings',
    operationId: 'listOwnReportFilings',
    summary: 'Periodic reports that the caller’s agencies owe, with where each stands',
    answer: z.object({
      filings: z.array(z.object({
        id: z.uuid(), formCode: z.string(), unitName: z.string(), period: z.string(), dueOn: z.iso.date(),
        state: z.enum(['open', 'signed', 'returned', 'accepted']), daysLate: z.int(),
      })),
    }),
    handle: async ({ web: { ctx } }) =>
      ok({ filings: (await loadOwnFilings(ctx)).map(({ id, formCode, unitName, period, dueOn, state, daysLate }) => ({ id, formCode, unitName, period, dueOn, state, daysLate })) }),
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/report-filings/{id}',
    operationId: 'getReportFiling',
    summary: 'A periodic report with its frozen figures, its words and the hash of what was signed',
    params: z.object({ id: z.uuid() }),
    answer: z.object({
      report: REPORT, state: z.enum(['open', 'signed', 'returned', 'accepted']), comment: z.string().nullable(), explanation: z.string().nullable(),
      stateHash: z.string().nullable(),
    }),
    handle: async ({ web: { ctx }, params }) => {
      const found = await findFilingReport(ctx, params.id)
      if (found === undefined) return refuse('reportFilingNotFound')
      const { filing, report } = found
      return ok({ report: reportJson(report), state: filing.state, comment: filing.comment, explanation: filing.explanation, stateHash: filing.stateHash })
    },
  })
  return api
}
