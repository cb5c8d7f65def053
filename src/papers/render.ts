import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { z } from 'zod'
import { ok, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Temporal } from '#kernel/time.ts'
import { barcodeSvg, qrSvg } from './machine-codes.ts'
import { glyphsOf } from './font-coverage.ts'
import { makePrintable } from './printable-text.ts'
import type { Glyphs } from './printable-text.ts'
import type { PaperCode } from './refusals.ts'

const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']

/** Compiled layouts are kept for this many papers without use, so that memory stays level. */
const CACHE_AGE = 2

export type Paper = {
  /** PDF/A-2a, tagged. Equal data and `printedAt` give equal bytes. */
  readonly pdf: Uint8Array
  readonly pages: number
  /** Characters that the typeface lacks and that were printed as □. */
  readonly replaced: readonly string[]
}

/** One warm compiler. It works on the calling thread: some milliseconds a paper. */
export type Press = {
  readonly compiler: NodeCompiler
  readonly has: Glyphs
}

/** Starts the compiler with the typeface of the official papers and nothing of the machine's own fonts. */
export const createPress = (): Press => {
  const require = createRequire(import.meta.url)
  const fontBlobs = FACES.map((face) =>
    readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)),
  )
  const has = fontBlobs.map((file) => glyphsOf(file))
  return {
    compiler: NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs }] }),
    has: (codePoint) => has.every((face) => face(codePoint)),
  }
}

/** The papers a template exists for. */
export type Template =
  | 'receipt'
  | 'supplement-request'
  | 'rejection'
  | 'stop-notice'
  | 'apology'
  | 'control-slip'
  | 'posting-sheet'
  | 'result-cover'
  | 'fee-receipt'
  | 'cash-closing'
  | 'declaration'
  | 'postal-list'
  | 'urging-slip'
  | 'publication-decision'
  | 'report-table'
  | 'survey-sheet'
  | 'official-report'

/** What every paper says of itself. */
type Printed = {
  readonly print: { readonly printedAt: Temporal.Instant }
  readonly trace?: { readonly dossierCode: string; readonly qrAddress: string } | undefined
  /** Addresses of further QR codes by the name that the template calls them by (`qr-…`). */
  readonly qr?: Readonly<Record<string, string | undefined>> | undefined
}

/** The root of the page tree says how many pages there are. */
const pagesOf = (pdf: Buffer): number => {
  const tree = pdf.toString('latin1', Math.max(0, pdf.indexOf('/Type /Pages')))
  return Number(/\/Count (\d+)/.exec(tree)?.[1] ?? 0)
}

/**
 * Sets a checked view in type. Throws when a template is wrong: data can not make it fail.
 * One call compiles and exports: a handle to the layout between the two would be freed only by a late
 * garbage collection, a megabyte a paper.
 */
const setInType = (press: Press, template: Template, view: object, { print, trace, qr = {} }: Printed): Paper => {
  const { view: data, replaced } = makePrintable(view, press.has)
  const source = {
    mainFilePath: join(TEMPLATES, `${template}.typ`),
    inputs: {
      data: JSON.stringify({ ...data, replaced }),
      ...Object.fromEntries(Object.entries(qr).flatMap(([name, address]) => (address === undefined ? [] : [[`qr-${name}`, qrSvg(address)]]))),
      ...(trace === undefined ? {} : { barcode: barcodeSvg(trace.dossierCode), qr: qrSvg(trace.qrAddress) }),
    },
  }
  try {
    const pdf = press.compiler.pdf(source, {
      pdfStandard: PdfStandard.A_2a,
      creationTimestamp: Math.floor(print.printedAt.epochMilliseconds / 1000),
    })
    return { pdf, pages: pagesOf(pdf), replaced }
  } catch (cause) {
    const diagnostics = press.compiler.compile(source).takeDiagnostics()?.shortDiagnostics
    throw new Error(`${template}.typ: ${JSON.stringify(diagnostics ?? null)}`, { cause })
  } finally {
    press.compiler.evictCache(CACHE_AGE)
  }
}

/** What a kind of paper is made of: its data contract, and the strings that its template prints. */
export type PaperKind<Schema extends z.ZodType<Printed>> = {
  readonly template: Template
  readonly schema: Schema
  readonly view: (data: z.output<Schema>) => object
}

/** Checks the data and prints the paper; `paperDataInvalid` names the first field that does not fit. */
export const printPaper = <Schema extends z.ZodType<Printed>>(
  press: Press,
  kind: PaperKind<Schema>,
  input: z.input<Schema>,
): Result<Paper, PaperCode> => {
  const parsed = kind.schema.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    return refuse('paperDataInvalid', {
      field: [...(issue?.path ?? []), ...unknown].map(String).join('.').slice(0, 200),
      problem: issue?.code ?? 'custom',
    })
  }
  return ok(setInType(press, kind.template, kind.view(parsed.data), parsed.data))
}
