import { hash } from 'node:crypto'
import { toAt, type At } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import { cellOf, readTableBytes, type TableRefusal, type TableRow } from '#sheets/read-table.ts'

/** One movement of money that came in, as a bank's file says. */
export type ReadLine = {
  /** The bank's number of the movement, or a digest of the line where it has none. */
  readonly key: string
  readonly paidAt: At
  readonly amountDong: number
  readonly description: string
}

export type StatementCode = TableRefusal | 'statementColumnMissing' | 'statementLineInvalid'

/** What banks call their columns, as folded text. */
const DAY = ['ngay giao dich', 'ngay gd', 'ngay', 'thoi gian', 'date', 'transaction date']
const CREDIT = ['ghi co', 'so tien ghi co', 'phat sinh co', 'co', 'so tien', 'credit', 'amount']
const DEBIT = ['ghi no', 'so tien ghi no', 'phat sinh no', 'no', 'debit']
const DESCRIPTION = ['noi dung', 'dien giai', 'mo ta', 'noi dung giao dich', 'description']
const NUMBER = ['so giao dich', 'ma giao dich', 'so but toan', 'so tham chieu', 'reference', 'transaction id']

/** "15.000", "15,000", "15000.00" → 15000; undefined for what is no whole sum of đồng. */
export const readSum = (text: string): number | undefined => {
  const bare = text.replace(/\s|đ|vnd/giu, '').replace(/[.,]00$/, '')
  if (!/^\d{1,3}([.,]\d{3})*$|^\d+$/.test(bare)) return undefined
  const sum = Number(bare.replace(/[.,]/g, ''))
  return Number.isSafeInteger(sum) ? sum : undefined
}

/** "22/11/2026 09:15:00", "2026-11-22 09:15", "22/11/2026": Vietnam's clock. */
export const readMoment = (text: string): At | undefined => {
  const found = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim())
  if (found === null) return undefined
  const [, y1, m1, d1, d2, m2, y2, hour = 0, minute = 0, second = 0] = found
  try {
    return toAt(
      Temporal.PlainDateTime.from(
        { year: Number(y1 ?? y2), month: Number(m1 ?? m2), day: Number(d1 ?? d2), hour: Number(hour), minute: Number(minute), second: Number(second) },
        { overflow: 'reject' },
      )
        .toZonedDateTime(ZONE)
        .toInstant(),
    )
  } catch {
    return undefined
  }
}

const isColumnThere = (row: TableRow, names: readonly string[]): boolean => names.some((name) => row.cells.has(name))

/** A line of money that came in; null for one that went out or is a sum line; undefined for one that cannot be read. */
const readLine = (row: TableRow): ReadLine | null | undefined => {
  const credit = cellOf(row, ...CREDIT)
  const day = cellOf(row, ...DAY)
  if (credit === undefined || day === undefined) return null
  const amountDong = readSum(credit)
  const paidAt = readMoment(day)
  if (amountDong === 0 || cellOf(row, ...DEBIT)?.match(/[1-9]/)) return null
  if (amountDong === undefined || paidAt === undefined) return undefined
  const description = (cellOf(row, ...DESCRIPTION) ?? '').slice(0, 500)
  const number = cellOf(row, ...NUMBER)
  return { key: number ?? hash('sha256', `${row.line}/${paidAt}/${amountDong}/${description}`, 'hex').slice(0, 40), paidAt, amountDong, description }
}

/** The money that came in by a bank's CSV or XLSX file. One line that cannot be read refuses the file: none is lost. */
export const readStatement = async (bytes: Buffer, file: string): Promise<Result<readonly ReadLine[], StatementCode>> => {
  const table = await readTableBytes(bytes, file)
  if (!table.ok) return table
  const first = table.value[0]
  if (first === undefined) return ok([])
  for (const [column, names] of [['Ngày giao dịch', DAY], ['Số tiền ghi có', CREDIT], ['Nội dung', DESCRIPTION]] as const) {
    if (!isColumnThere(first, names)) return refuse('statementColumnMissing', { column })
  }
  const lines: ReadLine[] = []
  for (const row of table.value) {
    const line = readLine(row)
    if (line === undefined) return refuse('statementLineInvalid', { line: row.line })
    if (line !== null) lines.push(line)
  }
  return ok(lines)
}
