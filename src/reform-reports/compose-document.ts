import { formatDate } from '#kernel/date-format.ts'
import { Temporal } from '#kernel/time.ts'
import { ANNEXES, isWritten, type Indicator, type Outline, type OutlineNode } from '#law/reform-reports.ts'
import { differenceOf } from './domain/difference.ts'
import { rowsOf, valuesOf, type Fact, type FactOrigin } from './domain/fact.ts'
import type { Compared } from './domain/propose.ts'
import { nameOfReformPeriod, samePeriodLastYear, type ReformPeriod } from './domain/reform-period.ts'
import type { ReportContent } from './domain/report.ts'
import { readTemplate } from './domain/template.ts'
import { NO_FIGURE, writeDifference, writeFigure, writeShortDifference } from './words.ts'

/** A stretch of a paragraph: words, or a live figure with the code that it stands for. */
export type Piece = { readonly text: string; readonly code?: string }

export type DocumentPart = {
  readonly code: string
  readonly number: string
  readonly title: string
  /** 1 for the five parts, 2 and 3 for headings below them. */
  readonly depth: number
  readonly paragraphs: readonly (readonly Piece[])[]
}

export type AnnexRow = {
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly isPart: boolean
  readonly value: number | null
  readonly shown: string
  readonly before: number | null
  readonly shownBefore: string
  readonly change: string
  readonly origin: FactOrigin
  readonly note: string | null
}

export type DocumentAnnex = { readonly no: number; readonly title: string; readonly rows: readonly AnnexRow[] }

/** A report as it is read, printed and signed: nothing in it is looked up any more. */
export type ReportDocument = {
  readonly title: string
  readonly unit: { readonly code: string; readonly name: string }
  readonly period: { readonly code: string; readonly name: string; readonly from: string; readonly to: string }
  /** ISO instant of what was known. */
  readonly asOf: string
  readonly parts: readonly DocumentPart[]
  readonly annexes: readonly DocumentAnnex[]
  readonly merged: { readonly from: readonly string[]; readonly missing: readonly string[] }
}

/** The words of one paragraph with its figures as numbers. */
export const renderPieces = (text: string, { now, before }: Compared, lastYear: string): readonly Piece[] =>
  readTemplate(text).map((segment): Piece => {
    if (segment.kind !== 'reference') return { text: segment.text }
    const { code, form } = segment
    if (form === 'now') return { text: writeFigure(code, now[code]), code }
    if (form === 'before') return { text: writeFigure(code, before[code]), code }
    const difference = differenceOf(code, now[code], before[code])
    return { text: difference === undefined ? NO_FIGURE : writeDifference(code, difference, lastYear), code }
  })

export const plainText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

export const paragraphsOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

/** The text of a heading as people read it, one paragraph a line. */
export const renderText = (text: string, compared: Compared, lastYear: string): string =>
  paragraphsOf(text).map((line) => plainText(renderPieces(line, compared, lastYear))).join('\n')

export const depthOf = ({ code }: Pick<OutlineNode, 'code'>): number => code.split('.').length

/** Everything that a document is composed of. */
export type Filled = {
  readonly unit: { readonly code: string; readonly name: string; readonly tier: string }
  readonly period: ReformPeriod
  readonly outline: Outline
  readonly asOf: string
  readonly facts: readonly Fact[]
  readonly before: Compared['before']
  readonly content: ReportContent
  readonly merged: ReportDocument['merged']
}

export const comparedOf = ({ facts, before }: Pick<Filled, 'facts' | 'before'>): Compared => ({ now: valuesOf(facts), before })

export const nameOfLastYear = (period: ReformPeriod): string => nameOfReformPeriod(samePeriodLastYear(period))

const rowOf = ({ facts, before, content }: Filled, { code, label, unit, isPart }: Indicator): AnnexRow => {
  const fact = facts.find((one) => one.code === code)
  const [value, was] = [fact?.value ?? null, before[code] ?? null]
  return {
    code, label, unit, isPart, value, shown: writeFigure(code, value), before: was, shownBefore: writeFigure(code, was),
    change: writeShortDifference(differenceOf(code, value, was)), origin: fact?.origin ?? 'unknown', note: content.answers[code]?.note ?? null,
  }
}

export const composeAnnexes = (filled: Filled): readonly DocumentAnnex[] => {
  const { unit, period } = filled
  const reported = new Set(rowsOf({ tier: unit.tier, lastDay: period.to.toString() }).map(({ code }) => code))
  return ANNEXES.map(({ no, title, indicators }) => ({ no, title, rows: indicators.filter(({ code }) => reported.has(code)).map((row) => rowOf(filled, row)) }))
}

/** The whole report with every figure in its place. */
export const composeDocument = (filled: Filled): ReportDocument => {
  const { unit, period, outline, asOf, content, merged } = filled
  const compared = comparedOf(filled)
  const lastYear = nameOfLastYear(period)
  return {
    title: outline.title.replace('{period}', nameOfReformPeriod(period)),
    unit: { code: unit.code, name: unit.name },
    period: { code: `${period.year}-${period.code}`, name: nameOfReformPeriod(period), from: period.from.toString(), to: period.to.toString() },
    asOf,
    parts: outline.nodes.map((node) => ({
      code: node.code, number: node.number, title: node.title, depth: depthOf(node),
      paragraphs: isWritten(node, outline) ? paragraphsOf(content.texts[node.code] ?? '').map((line) => renderPieces(line, compared, lastYear)) : [],
    })),
    annexes: composeAnnexes(filled),
    merged,
  }
}

/** "từ ngày 15/12/2025 đến ngày 14/09/2026". */
export const daysOfPeriod = ({ from, to }: { readonly from: string; readonly to: string }): string => `từ ngày ${formatDate(Temporal.PlainDate.from(from))} đến ngày ${formatDate(Temporal.PlainDate.from(to))}`
