import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { addMissingPoints, keptPoints, pointsOfHistory } from '#dossiers/point-history.ts'
import type { PointRow } from '#dossiers/point-rows.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { placeFence } from './fence.ts'
import { countWrongSums, forgetSums, rollUp } from './roll-up.ts'

/** A point that the events give and nobody kept, or that is kept and no event gives. */
export type Difference = { readonly what: 'missing' | 'surplus'; readonly point: PointRow }

export type RebuildReport = {
  readonly dossiers: number
  readonly points: number
  readonly differences: readonly Difference[]
  /** Rows of the roll-up that are not what the kept points give. */
  readonly wrongSums: number
}

const BATCH = 2_000
/** A report that nobody can read to its end needs no end. */
const MOST_TOLD = 1_000

type Compared = { readonly dossiers: number; readonly points: number; readonly differences: readonly Difference[] }

const placeOf = (point: PointRow): string => JSON.stringify(Object.entries(point).sort())

const compareBatch = (expected: readonly PointRow[], kept: readonly PointRow[]): readonly Difference[] => {
  const [expectedPlaces, keptPlaces] = [new Set(expected.map(placeOf)), new Set(kept.map(placeOf))]
  return [
    ...expected.filter((point) => !keptPlaces.has(placeOf(point))).map((point) => ({ what: 'missing' as const, point })),
    ...kept.filter((point) => !expectedPlaces.has(placeOf(point))).map((point) => ({ what: 'surplus' as const, point })),
  ]
}

const compareUnit = async (ctx: Ctx, unitId: UnitId, until: Instant, onMissing: (trx: Trx, points: readonly PointRow[]) => Promise<void>): Promise<Compared> => {
  let after: DossierId | null = null
  let [dossiers, points] = [0, 0]
  const differences: Difference[] = []
  for (;;) {
    const batch = await transaction(ctx, async (trx) => {
      const { dossiers: ids, points: expected } = await pointsOfHistory(trx, { unitId, after, limit: BATCH, until })
      if (ids.length === 0) return { ids, kept: 0, found: [] }
      // A dossier that changed hands counted at each of its units.
      const units = [...new Set([unitId, ...expected.map(({ competentUnitId }) => competentUnitId)])]
      const kept = await keptPoints(trx, { units, dossiers: ids, until })
      const found = compareBatch(expected, kept)
      const missing = found.flatMap(({ what, point }) => (what === 'missing' ? [point] : []))
      if (missing.length > 0) await onMissing(trx, missing)
      return { ids, kept: kept.length, found }
    })
    dossiers += batch.ids.length
    points += batch.kept
    differences.push(...batch.found.slice(0, Math.max(0, MOST_TOLD - differences.length)))
    after = batch.ids.at(-1) ?? null
    if (batch.ids.length < BATCH) return { dossiers, points, differences }
  }
}

const unitsWithDossiers = async (trx: Trx): Promise<readonly UnitId[]> => {
  const { rows } = await sql<{ id: UnitId }>`
    select u.id from unit u where u.tenant_id = current_tenant() and exists (
      select from dossier d where d.tenant_id = u.tenant_id and d.competent_unit_id = u.id) order by u.code`.execute(trx)
  return rows.map(({ id }) => id)
}

const compareAll = async (ctx: Ctx, onMissing: (trx: Trx, points: readonly PointRow[]) => Promise<void>, onProgress?: (dossiers: number) => void): Promise<Compared> => {
  const until = await placeFence(ctx)
  const total = { dossiers: 0, points: 0, differences: [] as Difference[] }
  for (const unitId of await transaction(ctx, unitsWithDossiers)) {
    const one = await compareUnit(ctx, unitId, until, onMissing)
    total.dossiers += one.dossiers
    total.points += one.points
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
  const compared = await compareAll(ctx, addMissingPoints, onProgress)
  const wrongSums = await transaction(ctx, async (trx) => {
    const wrong = await countWrongSums(trx)
    await forgetSums(trx)
    return wrong
  })
  await rollUp(ctx)
  return { ...compared, wrongSums }
}
