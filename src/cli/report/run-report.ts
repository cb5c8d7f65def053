import { parseArgs } from 'node:util'
import type { Ctx } from '#db/context.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { createPress } from '#papers/render.ts'
import { askReport, type Report } from '#reports/ask-report.ts'
import { reportCsv } from '#reports/files/report-csv.ts'
import { reportPaper } from '#reports/files/report-paper.ts'
import { reportWorkbook } from '#reports/files/report-workbook.ts'
import { reportJson } from '#reports/report-json.ts'
import { readingAll } from '#reports/report-question.ts'
import { reportSentence } from '#reports/refusals.ts'
import { saveFile } from '../shell/save-file.ts'
import { withOffice } from '../shell/with-office.ts'
import { reportText } from './report-text.ts'

const TEXT = { type: 'string' } as const

const readOptions = (args: string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: {
        unit: TEXT, from: TEXT, to: TEXT, 'as-of': TEXT, by: TEXT, database: TEXT, xlsx: TEXT, pdf: TEXT, csv: TEXT,
        json: { type: 'boolean', default: false },
      },
    })
    const [form, ...extra] = positionals
    const { unit, from, to } = values
    if (form === undefined || extra.length > 0 || unit === undefined || from === undefined || to === undefined) return undefined
    return { ...values, form, unit, from, to }
  } catch {
    return undefined
  }
}
type Options = NonNullable<ReturnType<typeof readOptions>>

const answer = async (ctx: Ctx, report: Report, { json, xlsx, pdf, csv }: Options): Promise<number> => {
  if (xlsx !== undefined) return saveFile(xlsx, await readingAll(ctx, (trx) => reportWorkbook(trx, report)))
  if (csv !== undefined) return saveFile(csv, reportCsv(report))
  if (pdf !== undefined) {
    const printed = reportPaper(createPress(), report, { printedAt: ctx.clock(), people: { preparer: '' } })
    if (printed.ok) return saveFile(pdf, printed.value.pdf)
    console.error(paperRefusals[printed.refusal.code](printed.refusal.facts))
    return 1
  }
  console.log(json ? JSON.stringify(reportJson(report)) : reportText(report))
  return 0
}

/** Fills a report and prints or saves it: 0 done, 1 refused, 2 not understood. */
export const runReport = async (args: string[], usage: string): Promise<number> => {
  const options = readOptions(args)
  if (options === undefined) {
    console.error(`Dùng: npm run -s motcua -- ${usage}`)
    return 2
  }
  return withOffice('report', options.database, async (ctx) => {
    const { form, unit, from, to, by, 'as-of': asOf } = options
    const asked = await askReport(ctx, { form, unit, from, to, by, asOf })
    if (asked.ok) return answer(ctx, asked.value, options)
    const message = reportSentence(asked.refusal)
    if (options.json) console.log(JSON.stringify({ refusal: { code: asked.refusal.code, message } }))
    else console.error(message)
    return 1
  })
}
