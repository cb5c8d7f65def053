import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { toPoints, sumPoints } from '../domain/score.ts'
import { changeSince, type Change } from '../domain/results/standing.ts'
import { roundTree } from '../rounds/round-commands.ts'
import { selectResults, selectRounds, type StoredResult, type StoredRound } from '../rounds/round-store.ts'

/** The final result of a unit with its name, its gap to the best, and its change since the year before. */
export type UnitResult = StoredResult & { readonly name: string; readonly shortName: string; readonly code: string; readonly index: number; readonly gap: number; readonly isAboveAverage: boolean; readonly change: Change | null }

export type RoundResults = StoredRound & { readonly units: readonly UnitResult[]; readonly average: number; readonly previousYear: number | null }

/** The published round of the same organiser and level one year before. */
const findBefore = (rounds: readonly StoredRound[], { round }: StoredRound): StoredRound | undefined =>
  rounds.find((one) =>
    one.round.year === round.year - 1 && one.round.phase === 'published' && one.round.version.level === round.version.level && one.round.organiserId === round.organiserId)

/** What a round came to, the best first; empty before the council has decided. */
export const readResults = async (trx: Trx, stored: StoredRound, now: Instant): Promise<RoundResults> => {
  const tree = await roundTree(trx, stored.round, now)
  const results = await selectResults(trx, stored.id)
  const before = findBefore(await selectRounds(trx), stored)
  const then = new Map((before === undefined ? [] : await selectResults(trx, before.id)).map((one) => [one.unitId, one]))
  const best = Math.max(0, ...results.map(({ points }) => points))
  const exact = results.length === 0 ? 0 : sumPoints(results.map(({ points }) => points)) / results.length
  const nameOf = (unitId: UnitId) => tree.find(unitId)
  return {
    ...stored, average: toPoints(exact), previousYear: before?.round.year ?? null,
    units: results.map((one) => ({
      ...one, name: nameOf(one.unitId)?.name ?? '—', shortName: nameOf(one.unitId)?.shortName ?? '—', code: nameOf(one.unitId)?.code ?? '',
      index: toPoints((one.points * 100) / stored.round.version.maxPoints), gap: toPoints(best - one.points), isAboveAverage: one.points > exact,
      change: changeSince(one, then.get(one.unitId)),
    })),
  }
}
