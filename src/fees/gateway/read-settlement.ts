import { ok, refuse, type Result } from '#kernel/result.ts'
import { fold } from '#kernel/text.ts'
import { cellOf, readTableBytes, type TableRow } from '#sheets/read-table.ts'
import { readMoment, readSum, type ReadLine, type StatementCode } from '../bank/read-statement.ts'
import type { SettlementColumns } from './payment-gateway.ts'

/** One row of a settlement: `key` is the gateway's number of the movement. */
export type SettledLine = ReadLine & { readonly reference: string }

/** What a settlement says: money that came in, and how many rows are something else (failed, given back). */
export type ReadSettlement = { readonly lines: readonly SettledLine[]; readonly otherRows: number }

const folded = (names: readonly string[]): readonly string[] => names.map(fold)

/** Reads a gateway's file by its own columns. A row of money that cannot be read refuses the file: none is lost. */
export const readSettlement = async (bytes: Buffer, file: string, columns: SettlementColumns): Promise<Result<ReadSettlement, StatementCode>> => {
  const table = await readTableBytes(bytes, file)
  if (!table.ok) return table
  const [first] = table.value
  if (first === undefined) return ok({ lines: [], otherRows: 0 })
  const needed = [columns.transactionId, columns.reference, columns.amount, columns.paidAt, ...(columns.status === undefined ? [] : [columns.status.column])]
  const missing = needed.find((names) => !folded(names).some((name) => first.cells.has(name)))
  if (missing !== undefined) return refuse('statementColumnMissing', { column: missing[0] ?? '' })
  const paid = table.value.filter((row) => isPaid(row, columns))
  const lines: SettledLine[] = []
  for (const row of paid) {
    const line = readRow(row, columns)
    if (line === undefined) return refuse('statementLineInvalid', { line: row.line })
    lines.push(line)
  }
  return ok({ lines, otherRows: table.value.length - paid.length })
}

const isPaid = (row: TableRow, { status }: SettlementColumns): boolean =>
  status === undefined || folded(status.paid).includes(fold(cellOf(row, ...folded(status.column)) ?? ''))

const readRow = (row: TableRow, columns: SettlementColumns): SettledLine | undefined => {
  const cell = (names: readonly string[]): string => cellOf(row, ...folded(names)) ?? ''
  const [key, amountDong, paidAt] = [cell(columns.transactionId), readSum(cell(columns.amount)), readMoment(cell(columns.paidAt))]
  if (key === '' || key.length > 80 || amountDong === undefined || amountDong === 0 || paidAt === undefined) return undefined
  const reference = cell(columns.reference).toUpperCase().slice(0, 40)
  return { key, amountDong, paidAt, reference, description: reference }
}
