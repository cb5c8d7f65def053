import type { Ctx, Trx } from '#db/context.ts'
import { fillReport, type Report } from './ask-report.ts'

/** One cell whose figure is another today than it was when the report was frozen. */
export type Correction = {
  readonly rowKey: string
  readonly label: string
  readonly column: number
  readonly frozen: number
  readonly now: number
}

/** Cells that were corrected after the freeze, beside the frozen figure and never in its place. */
export const compareCells = (frozen: Report['sheet'], now: Report['sheet']): readonly Correction[] => {
  const today = new Map(now.rows.map((row) => [row.key, row]))
  const before = new Map(frozen.rows.map((row) => [row.key, row]))
  return [...new Set([...before.keys(), ...today.keys()])].flatMap((rowKey) => {
    const [was, is] = [before.get(rowKey), today.get(rowKey)]
    return frozen.form.columns.flatMap(({ no, kind }) => {
      if (kind !== 'count' && kind !== 'minutes') return []
      const [a, b] = [was?.cells[no] ?? 0, is?.cells[no] ?? 0]
      return a === b ? [] : [{ rowKey, label: (was ?? is)?.label ?? '', column: no, frozen: a, now: b }]
    })
  })
}

/** What a frozen report would say with everything that is known today. */
export const findCorrections = async (trx: Trx, ctx: Pick<Ctx, 'clock' | 'tenantId'>, frozen: Report): Promise<readonly Correction[]> => {
  const now = await fillReport(trx, ctx, { ...frozen.question, asOf: ctx.clock() })
  return compareCells(frozen.sheet, now.sheet)
}
