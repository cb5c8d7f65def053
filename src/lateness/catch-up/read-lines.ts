import { readMoment } from '#dossiers/import/running-record.ts'
import { OUTCOMES, type Outcome } from '#dossiers/domain/dossier.ts'
import { atOfMinute, type At } from '#kernel/at.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'
import { fold } from '#kernel/text.ts'
import { causesOn } from '#law/causes-of-lateness.ts'
import { cellOf, readTableBytes, type TableRow } from '#sheets/read-table.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { CATCH_UP_COLUMNS, DEED_WORDS } from '../deed-words.ts'
import { DEEDS, type PaperWork } from '../domain/catch-up.ts'
import type { LatenessRefusal } from '../refusals.ts'

/** One line as it was typed, and what it says or why it says nothing. */
export type TypedLine = {
  readonly line: number
  /** The line itself, to be given back. */
  readonly cells: readonly string[]
  readonly code: string
  readonly read: Result<PaperWork, LatenessRefusal>
}

const NAMES = CATCH_UP_COLUMNS.map(fold)
const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { GRANTED: 'dong y', DENIED: 'tu choi' }

/** Lines typed or pasted, with or without the line of column names; tab, semicolon or comma between. */
export const readTypedLines = (text: string): Promise<Result<readonly TypedLine[], LatenessRefusal>> => {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const delimiter = first.includes('\t') ? '\t' : first.includes(';') ? ';' : ','
  const isNamed = fold(first).startsWith(NAMES[0] ?? '')
  return readSheet(Buffer.from(isNamed ? text : `${CATCH_UP_COLUMNS.join(delimiter)}\n${text}`), isNamed ? 0 : 1)
}

/** The same from a file of a spreadsheet. `shift` is how many lines stand before that the person never saw. */
export const readSheet = async (bytes: Buffer, shift = 0): Promise<Result<readonly TypedLine[], LatenessRefusal>> => {
  const table = await readTableBytes(bytes, 'nhap-bu')
  if (!table.ok) return refuse('catchUpFileInvalid')
  const rows = table.value.filter((row) => [...row.cells.values()].some((cell) => cell !== ''))
  return ok(rows.map((row) => typedLine(row, shift)))
}

const typedLine = (row: TableRow, shift: number): TypedLine => ({
  line: row.line - shift,
  cells: NAMES.map((name) => row.cells.get(name) ?? ''),
  code: cellOf(row, NAMES[0] ?? '') ?? '',
  read: readWork(row),
})

const readWork = (row: TableRow): Result<PaperWork, LatenessRefusal> => {
  const cell = (no: number): string | null => cellOf(row, NAMES[no] ?? '') ?? null
  if (cell(0) === null) return refuse('catchUpCodeMissing')
  const deed = DEEDS.find((one) => fold(DEED_WORDS[one]) === fold(cell(1) ?? ''))
  if (deed === undefined) return refuse('catchUpDeedUnknown')
  const occurredAt = momentOf(cell(2) ?? '')
  if (occurredAt === undefined) return refuse('catchUpMomentInvalid')
  const outcome = OUTCOMES.find((one) => OUTCOME_WORDS[one] === fold(cell(3) ?? '')) ?? null
  if (cell(3) !== null && outcome === null) return refuse('catchUpOutcomeUnknown')
  const named = cell(5)
  const cause = named === null ? null : (causesOn(occurredAt.slice(0, 10)).find(({ code, label }) => code === named || fold(label) === fold(named))?.code ?? null)
  if (named !== null && cause === null) return refuse('catchUpCauseUnknown')
  return ok({ deed, occurredAt, outcome, words: cell(4), cause, causeNote: cell(6) })
}

/** A day without a time says too little: the due date may lie within it. */
const momentOf = (text: string): At | undefined => {
  const moment = readMoment(text)
  return moment === undefined || moment.minute === null ? undefined : atOfMinute(moment.day * DAY_MINUTES + moment.minute)
}

/** Lines as a box of text holds them, to be sent again. */
export const writeLines = (lines: readonly Pick<TypedLine, 'cells'>[]): string =>
  lines.map(({ cells }) => cells.map((cell) => cell.replace(/[;\r\n]/g, ',')).join('; ').replace(/(; )+$/, '')).join('\n')
