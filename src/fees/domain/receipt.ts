import type { DueLine } from './due.ts'

/** One line of a receipt: a due, and what of it was paid. */
export type ReceiptLine = { readonly key: string; readonly name: string; readonly amountDong: number }

/** A due with what is still missing of it. */
export type OpenLine = DueLine & { readonly remainingDong: number }

/** The key of money beyond everything owed. */
export const OVERPAID_KEY = 'over'

/**
 * What is left of each line. Receipts say which line was paid; when their sum is not what was credited (money went
 * back), the credit is laid over the lines in order.
 */
export const openLines = (lines: readonly DueLine[], receipts: readonly ReceiptLine[], paidDong: number): readonly OpenLine[] => {
  const paidByKey = new Map<string, number>()
  for (const { key, amountDong } of receipts) paidByKey.set(key, (paidByKey.get(key) ?? 0) + amountDong)
  const said = receipts.reduce((sum, one) => sum + one.amountDong, 0)
  if (said === paidDong) {
    return lines.map((line) => ({ ...line, remainingDong: Math.max(0, (line.amountDong ?? 0) - (paidByKey.get(line.key) ?? 0)) }))
  }
  let left = paidDong
  return lines.map((line) => {
    const covered = Math.min(left, line.amountDong ?? 0)
    left -= covered
    return { ...line, remainingDong: (line.amountDong ?? 0) - covered }
  })
}

/** The lines that a sum pays, in order; what is beyond them is told as such, under `overpaidName`. */
export const layOver = (lines: readonly OpenLine[], amountDong: number, overpaidName: string): readonly ReceiptLine[] => {
  let left = amountDong
  const paid: ReceiptLine[] = []
  for (const { key, name, remainingDong } of lines) {
    const part = Math.min(left, remainingDong)
    if (part > 0) paid.push({ key, name, amountDong: part })
    left -= part
  }
  return left > 0 ? [...paid, { key: OVERPAID_KEY, name: overpaidName, amountDong: left }] : paid
}
