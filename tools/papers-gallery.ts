/** Prints every paper in every layout and state into a folder, to be looked at: `node tools/papers-gallery.ts FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printReceipt } from '#papers/receipt.ts'
import type { Result } from '#kernel/result.ts'
import { createPress } from '#papers/render.ts'
import type { Paper } from '#papers/render.ts'
import { NEW_DAY, OLD_DAY, heaviestReceipt, ordinaryReceipt } from '#papers/testing.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node tools/papers-gallery.ts FOLDER')
mkdirSync(folder, { recursive: true })
const press = createPress()

const show = (name: string, result: Result<Paper>) => {
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
  writeFileSync(join(folder, `${name}.pdf`), result.value.pdf)
  console.log(`${name}.pdf · ${result.value.pages} trang · ${Math.round(result.value.pdf.length / 1024)} kB`)
}

for (const [layout, day] of [['2018', OLD_DAY], ['2025', NEW_DAY]] as const) {
  show(`receipt-${layout}`, printReceipt(press, ordinaryReceipt(day)))
  show(`receipt-${layout}-worst`, printReceipt(press, heaviestReceipt(day)))
}
