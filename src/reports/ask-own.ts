import type { Ctx, Trx } from '#db/context.ts'
import { listPostings, type PostingLine } from '#disclosure/posting-register.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { OwnMeasure, ReportMeasure } from './domain/measure.ts'
import { countOwn, isCounted } from './own-items.ts'
import type { ReportQuestion } from './report-question.ts'

/** One figure with what it is of; what a measure knows nothing of is left out. */
export type KeyedFigure = {
  readonly unitId?: UnitId
  readonly sectorCode?: string
  readonly procedureCode?: string
  readonly cause?: string
  readonly measure: ReportMeasure
  readonly amount: number
}

/** Each measure of posting, and which postings it counts (index 766, 1.1–1.3). */
const POSTING_MEASURES = {
  proceduresPostedInTime: ({ posting }) => posting === 'inTime',
  proceduresPostedLate: ({ posting }) => posting === 'late',
  proceduresPostingUnknown: ({ posting }) => posting === 'unknown',
  proceduresIncomplete: ({ missing }) => missing.length > 0,
} as const satisfies Partial<Record<OwnMeasure, (line: PostingLine) => boolean>>
type PostingMeasure = keyof typeof POSTING_MEASURES
const isOfPosting = (measure: string): measure is PostingMeasure => Object.hasOwn(POSTING_MEASURES, measure)

const countPostings = async (trx: Trx, ctx: Pick<Ctx, 'tenantId'>, { period }: ReportQuestion, measures: readonly PostingMeasure[]): Promise<readonly KeyedFigure[]> => {
  if (measures.length === 0) return []
  const lines = await listPostings(trx, ctx.tenantId, period.to)
  return lines.flatMap((line) =>
    measures.flatMap((measure) => (POSTING_MEASURES[measure](line) ? [{ measure, sectorCode: line.sectorCode, procedureCode: line.code, amount: 1 }] : [])),
  )
}

/** Everything of a form that the figures do not keep. */
export const askOwn = async (trx: Trx, ctx: Pick<Ctx, 'tenantId'>, question: ReportQuestion, measures: readonly ReportMeasure[]): Promise<readonly KeyedFigure[]> => {
  const counted = await countOwn(trx, question, measures.filter(isCounted))
  return [
    ...counted.map(({ measure, amount, unitId, sectorCode, procedureCode, cause }) => ({
      measure, amount, ...(unitId !== null && { unitId }), ...(sectorCode !== null && { sectorCode }), ...(procedureCode !== null && { procedureCode }), ...(cause !== null && { cause }),
    })),
    ...(await countPostings(trx, ctx, question, measures.filter(isOfPosting))),
  ]
}
