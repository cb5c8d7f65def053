import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Ctx } from '#db/context.ts'
import { createPress } from '#papers/render.ts'
import { askReformReport, paperFactsOf, readInputs, type AskedReport } from '#reform-reports/ask-report.ts'
import { plainText } from '#reform-reports/compose-document.ts'
import type { ReportContent } from '#reform-reports/domain/report.ts'
import { documentFile, REPORT_FILE_KINDS } from '#reform-reports/files/report-file.ts'
import { reformReportSentence } from '#reform-reports/refusals.ts'
import { reformReportJson } from '#reform-reports/report-json.ts'
import { saveFile } from '../shell/save-file.ts'
import { withOffice } from '../shell/with-office.ts'

const TEXT = { type: 'string' } as const

const readOptions = (args: string[]) => {
  try {
    const { values } = parseArgs({
      args, options: { unit: TEXT, period: TEXT, inputs: TEXT, database: TEXT, docx: TEXT, pdf: TEXT, xlsx: TEXT, json: { type: 'boolean', default: false } },
    })
    const { unit, period } = values
    return unit === undefined || period === undefined ? undefined : { ...values, unit, period }
  } catch {
    return undefined
  }
}
type Options = NonNullable<ReturnType<typeof readOptions>>

/** The report on a terminal: the text by headings, then the rows that have a figure. */
const reportText = ({ document, findings }: AskedReport): string => [
  `BÁO CÁO ${document.title.toUpperCase()}`,
  `${document.unit.name} · ${document.period.name}`,
  ...document.parts.flatMap(({ number, title, paragraphs }) => ['', `${number}. ${title}`, ...paragraphs.map(plainText)]),
  ...document.annexes.flatMap(({ no, title, rows }) => [
    '', `PHỤ LỤC ${no}. ${title}`, ...rows.filter(({ value }) => value !== null).map(({ code, label, shown, unit }) => `${code.padEnd(6)}${label}: ${shown}${unit === '%' ? '' : ` ${unit}`}`),
  ]),
  ...findings.flatMap(({ node, wrong }) => wrong.map(({ quote, explanation }) => `SAI SỐ HỌC (mục ${node}): ${quote}. ${explanation}`)),
].join('\n')

const answer = async (ctx: Ctx, asked: AskedReport, options: Options): Promise<number> => {
  for (const kind of REPORT_FILE_KINDS) {
    const file = kind === 'json' ? undefined : options[kind]
    if (file === undefined) continue
    const made = await documentFile(createPress, asked.document, paperFactsOf(asked, ctx), kind)
    if (made.ok) return saveFile(file, made.body)
    console.error(made.message)
    return 1
  }
  console.log(options.json ? JSON.stringify(reformReportJson(asked.document, asked.findings)) : reportText(asked))
  return 0
}

const refused = (code: string, message: string, json: boolean): number => {
  if (json) console.log(JSON.stringify({ refusal: { code, message } }))
  else console.error(message)
  return 1
}

/** Fills a reform report and prints or saves it: 0 done, 1 refused, 2 not understood. */
export const runReformReport = async (args: string[], usage: string): Promise<number> => {
  const options = readOptions(args)
  if (options === undefined) {
    console.error(`Dùng: npm run -s motcua -- ${usage}`)
    return 2
  }
  let inputs: ReportContent | undefined
  if (options.inputs !== undefined) {
    const text = await readFile(options.inputs, 'utf8').catch(() => '')
    const read = readInputs(text)
    if (!read.ok) return refused(read.refusal.code, reformReportSentence(read.refusal), options.json)
    inputs = read.value
  }
  return withOffice('cchc-report', options.database, async (ctx) => {
    const asked = await askReformReport(ctx, { unit: options.unit, period: options.period, inputs })
    return asked.ok ? answer(ctx, asked.value, options) : refused(asked.refusal.code, reformReportSentence(asked.refusal), options.json)
  })
}
