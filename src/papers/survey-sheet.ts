import { z } from 'zod'
import { formatDate } from '#kernel/date-format.ts'
import { day, printSchema, printView } from './parts.ts'
import { line } from './printable-text.ts'
import { printPaper } from './render.ts'
import type { PaperKind, Press } from './render.ts'

const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scale'), text: line(500) }),
  z.strictObject({ kind: z.literal('choice'), text: line(500), options: z.array(line(300)).min(2).max(30), most: z.int().positive() }),
  z.strictObject({ kind: z.literal('text'), text: line(500) }),
])

const schema = z.strictObject({
  print: printSchema,
  agency: line(200),
  title: line(300),
  closesOn: day,
  /** Where a code can be typed, as people type it. */
  typed: line(200),
  /** Names of the steps of a scale, from the worst. */
  scale: z.array(line(60)).length(5),
  questionnaires: z.array(z.strictObject({ sections: z.array(z.strictObject({ title: line(200), questions: z.array(question).max(80) })).min(1) })).min(1).max(10),
  /** One sheet an invitation; `questionnaire` is its place in the list. */
  sheets: z.array(z.strictObject({ serial: z.int().positive(), code: line(60), unit: line(300), questionnaire: z.int().nonnegative() })).min(1).max(100),
  /** The address behind the QR of each sheet, by its number. */
  qr: z.record(z.string(), z.url({ protocol: /^https?$/ }).max(300)),
})

/** What sheets of a survey need. Days are ISO texts. */
export type SurveySheetInput = z.input<typeof schema>

const kind: PaperKind<typeof schema> = {
  template: 'survey-sheet',
  schema,
  view: ({ print, qr: _addresses, closesOn, ...data }) => ({
    ...data,
    closesOn: formatDate(closesOn),
    print: printView(print),
    trace: null,
    heading: { titleAsWritten: data.title },
  }),
}

/** Prints sheets of a survey to fill by hand, each with its number, its code and the QR that opens it. */
export const printSurveySheets = (press: Press, input: SurveySheetInput) => printPaper(press, kind, input)
