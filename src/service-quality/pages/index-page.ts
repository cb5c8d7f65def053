import { transaction, type Ctx } from '#db/context.ts'
import type { Result } from '#kernel/result.ts'
import { today } from '#organisation/today.ts'
import { monthOf, formatPeriod } from '../domain/period.ts'
import { indexJson, type IndexJson } from '../index-json.ts'
import { indexWorkbook } from '../index-workbook.ts'
import { listKeptMonths } from '../kept-months.ts'
import { findServiceQuality, type IndexCode } from '../queries.ts'
import { indexSentence } from '../refusals.ts'
import type { Asked } from './index-address.ts'
import { readIndexQuestion } from './index-question.ts'

export type KeptPoint = { readonly period: string; readonly points: number; readonly outOf: number }

export type IndexPage = {
  readonly asked: Asked
  /** Null with a refusal, or when the person may read no unit. */
  readonly index: IndexJson | null
  readonly refusal: string | null
  /** Months that were kept, oldest first. */
  readonly kept: readonly KeptPoint[]
}

const MONTHS_SHOWN = 12

/** The index that an address asks for, with its way over the months. */
export const loadIndexPage = async (ctx: Ctx, url: string): Promise<IndexPage> => {
  const { asked, question } = await readIndexQuestion(ctx, url)
  if (question === undefined) return { asked, index: null, refusal: null, kept: [] }
  const found = await findServiceQuality(ctx, question)
  if (!found.ok) return { asked, index: null, refusal: indexSentence(found.refusal), kept: [] }
  const from = today(ctx).with({ day: 1 }).subtract({ months: MONTHS_SHOWN })
  const kept = await transaction(ctx, (trx) => listKeptMonths(trx, question.unitId, from))
  return {
    asked,
    index: indexJson(found.value),
    refusal: null,
    kept: kept.map(({ month, points, outOf }) => ({ period: formatPeriod(monthOf(month.toString())), points, outOf })),
  }
}

/** The same index as a workbook, named by unit and period; undefined when it cannot be read. */
export const loadIndexFile = async (ctx: Ctx, url: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> => {
  const { asked, question } = await readIndexQuestion(ctx, url)
  if (question === undefined) return undefined
  const found: Result<Parameters<typeof indexJson>[0], IndexCode> = await findServiceQuality(ctx, question)
  if (!found.ok) return undefined
  return { name: `chi-so-766-${asked.unitCode}-${asked.period}.xlsx`, bytes: await indexWorkbook(indexJson(found.value)) }
}
