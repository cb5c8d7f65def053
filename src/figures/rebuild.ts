import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { addMissingFigures, figuresOfHistory, keptFigures, type FigureRows } from '#dossiers/point-history.ts'
import type { PointRow } from '#dossiers/point-rows.ts'
import type { TimeRow } from '#dossiers/time-rows.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { placeFence } from './fence.ts'
import { countWrongSums, forgetSums, rollUp } from './roll-up.ts'

/** A point or a time that the events give and nobody kept, or that is kept and no event gives. */
export type Difference = { readonly what: 'missing' | 'surplus' } & ({ readonly point: PointRow } | { readonly time: TimeRow })

export type RebuildReport = {
  readonly dossiers: number
  readonly points: number
  readonly times: number
  readonly differences: readonly Difference[]
  /** Rows of the roll-up that are not what the kept points give. */
  readonly wrongSums: number
}

const BATCH = 2_000
/** A report that nobody can read to its end needs no end. */
const MOST_TOLD = 1_000

type Compared = Omit<RebuildReport, 'wrongSums'>

const placeOf = (row: PointRow | TimeRow): string => JSON.stringify(Object.entries(row).sort())

/** What of the first is not among the second. */
const missingFrom = <Row extends PointRow | TimeRow>(rows: readonly Row[], others: readonly Row[]): readonly Row[] => {
  const places = new Set(others.map(placeOf))
  return rows.filter((row) => !places.has(placeOf(row)))
}

const lacking = (rows: FigureRows, others: FigureRows): FigureRows => ({
  points: missingFrom(rows.points, others.points),
  times: missingFrom(rows.times, others.times),
})

const told = (what: Difference['what'], { points, times }: FigureRows): readonly Difference[] => [
  ...points.map((point) => ({ what, point })),
  ...times.map((time) => ({ what, time })),
]

type OnMissing = (trx: Trx, missing: FigureRows) => Promise<void>

const compareUnit = async (ctx: Ctx, unitId: UnitId, until: Instant, onMissing: OnMissing): Promise<Compared> => {
  let after: DossierId | null = null
  const compared = { dossiers: 0, points: 0, times: 0, differences: [] as Difference[] }
  for (;;) {
    const batch = await transaction(ctx, async (trx) => {
      const { dossiers: ids, ...expected } = await figuresOfHistory(trx, { unitId, after, limit: BATCH, until })
      const kept = await keptFigures(trx, ids, until)
      const missing = lacking(expected, kept)
      if (missing.points.length + missing.times.length > 0) await onMissing(trx, missing)
      return { ids, kept, found: [...told('missing', missing), ...told('surplus', lacking(kept, expected))] }
    })
    compared.dossiers += batch.ids.length
    compared.points += batch.kept.points.length
    compared.times += batch.kept.times.length
    compared.differences.push(...batch.found.slice(0, Math.max(0, MOST_TOLD - compared.differences.length)))
    after = batch.ids.at(-1) ?? null
    if (batch.ids.length < BATCH) return compared
  }
}

const unitsWithDossiers = async (trx: Trx): Promise<readonly UnitId[]> => {
  const { rows } = await sql<{ id: UnitId }>`
    select u.id from unit u where u.tenant_id = current_tenant() and exists (
      select from dossier d where d.tenant_id = u.tenant_id and d.competent_unit_id = u.id) order by u.code`.execute(trx)
  return rows.map(({ id }) => id)
}

const compareAll = async (ctx: Ctx, onMissing: OnMissing, onProgress?: (dossiers: number) => void): Promise<Compared> => {
  const until = await placeFence(ctx)
  const total = { dossiers: 0, points: 0, times: 0, differences: [] as Difference[] }
  for (const unitId of await transaction(ctx, unitsWithDossiers)) {
    const one = await compareUnit(ctx, unitId, until, onMissing)
    total.dossiers += one.dossiers
    total.points += one.points
    total.times += one.times
    total.differences.push(...one.differences.slice(0, Math.max(0, MOST_TOLD - total.differences.length)))
    onProgress?.(total.dossiers)
  }
  return total
}

/** Counts every figure anew from the events and compares it with what is kept; changes nothing. Runs beside officers. */
export const checkFigures = async (ctx: Ctx, onProgress?: (dossiers: number) => void): Promise<RebuildReport> => {
  const compared = await compareAll(ctx, async () => undefined, onProgress)
  return { ...compared, wrongSums: await transaction(ctx, countWrongSums) }
}

/**
 * Writes the points that are missing (of dossiers that are older than points are), and builds the roll-up anew. What it
 * reports was so before. A surplus point is never taken away: history is only added to, and somebody has to look.
 */
export const rebuildFigures = async (ctx: Ctx, onProgress?: (dossiers: number) => void): Promise<RebuildReport> => {
  const compared = await compareAll(ctx, addMissingFigures, onProgress)
  const wrongSums = await transaction(ctx, async (trx) => {
    const wrong = await countWrongSums(trx)
    await forgetSums(trx)
    return wrong
  })
  await rollUp(ctx)
  return { ...compared, wrongSums }
}
