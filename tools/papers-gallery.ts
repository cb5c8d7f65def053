/** Prints every paper in every layout and state into a folder, to be looked at: `node tools/papers-gallery.ts FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '#kernel/result.ts'
import { printApology } from '#papers/apology.ts'
import { printControlSlip } from '#papers/control-slip.ts'
import { printPostingSheet } from '#papers/posting-sheet.ts'
import { printPostalList } from '#papers/postal-list.ts'
import { printUrgingSlip } from '#papers/urging-slip.ts'
import { printReceipt } from '#papers/receipt.ts'
import { printRejection } from '#papers/rejection.ts'
import { printResultCover } from '#papers/result-cover.ts'
import { createPress } from '#papers/render.ts'
import { printReportTable } from '#papers/report-table.ts'
import type { Paper } from '#papers/render.ts'
import { printStopNotice } from '#papers/stop-notice.ts'
import { printSupplementRequest } from '#papers/supplement-request.ts'
import {
  deskGuidance,
  heaviestApology,
  heaviestRejection,
  heaviestStopNotice,
  heaviestSupplementRequest,
  ordinaryApology,
  ordinaryControlSlip,
  ordinaryPostalList,
  ordinaryRejection,
  ordinaryStopNotice,
  ordinaryUrgingSlip,
  ordinarySupplementRequest,
} from '#papers/testing-notices.ts'
import { ordinaryReport } from '#papers/testing-report.ts'
import { heaviestPosting, ordinaryCover, ordinaryPosting } from '#papers/testing-public.ts'
import { NEW_DAY, OLD_DAY, heaviestReceipt, hourlyReceipt, ordinaryReceipt } from '#papers/testing.ts'

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
  show(`guidance-${layout}`, printSupplementRequest(press, deskGuidance(day)))
  show(`supplement-${layout}`, printSupplementRequest(press, ordinarySupplementRequest(day)))
  show(`supplement-${layout}-worst`, printSupplementRequest(press, heaviestSupplementRequest(day)))
  show(`rejection-${layout}`, printRejection(press, ordinaryRejection(day)))
  show(`rejection-${layout}-worst`, printRejection(press, heaviestRejection(day)))
  show(`stop-${layout}`, printStopNotice(press, ordinaryStopNotice(day)))
  show(`stop-${layout}-worst`, printStopNotice(press, heaviestStopNotice(day)))
  show(`apology-${layout}`, printApology(press, ordinaryApology(day)))
  show(`apology-${layout}-worst`, printApology(press, heaviestApology(day)))
  show(`control-${layout}`, printControlSlip(press, ordinaryControlSlip(day)))
  show(`postal-list-${layout}`, printPostalList(press, ordinaryPostalList(day, 40)))
  show(`urging-slip-${layout}`, printUrgingSlip(press, ordinaryUrgingSlip(day)))
  show(`control-${layout}-worst`, printControlSlip(press, ordinaryControlSlip(day, 24)))
}

show('report', printReportTable(press, ordinaryReport(NEW_DAY, { rows: 30 })))
show('report-worst', printReportTable(press, ordinaryReport(NEW_DAY, { columns: 31, rows: 60 })))
show('posting', printPostingSheet(press, ordinaryPosting(NEW_DAY)))
show('posting-worst', printPostingSheet(press, heaviestPosting(NEW_DAY)))
show('result-cover', printResultCover(press, ordinaryCover(NEW_DAY)))
show('receipt-2025-hourly', printReceipt(press, hourlyReceipt()))
