import { formulaSafe } from './formula-safe.ts'

const BOM = '\ufeff'

const field = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = formulaSafe(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV by RFC 4180 in UTF-8 with the mark by which Excel knows it; text is formula-safe, numbers are plain. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  BOM + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
