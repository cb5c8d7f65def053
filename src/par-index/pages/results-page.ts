import type { Ctx } from '#db/context.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { UnitId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayRun, sitsInCouncil } from '../domain/rounds/may.ts'
import { areaAverages, areaStandings, type Change } from '../domain/results/standing.ts'
import { readResults, type RoundResults, type UnitResult } from '../results/read-results.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findRound } from '../rounds/round-store.ts'
import { LEVEL_WORDS, writePoints } from '../words.ts'

export type ResultRow = {
  readonly unitId: string
  readonly code: string
  readonly name: string
  readonly rank: number
  readonly points: string
  readonly index: string
  readonly verified: string
  readonly survey: string
  readonly grade: string
  readonly gap: string
  readonly change: string | null
  readonly isOwn: boolean
  readonly isAboveAverage: boolean
}

export type AreaRow = { readonly code: string; readonly name: string; readonly max: string; readonly points: string; readonly average: string; readonly best: string; readonly leader: string; readonly gap: string }

export type ResultsView = {
  readonly name: string
  readonly year: number
  readonly level: string
  readonly average: string
  readonly above: number
  readonly count: number
  readonly previousYear: number | null
  readonly rows: readonly ResultRow[]
  /** The unit that is compared with the leader and the average. */
  readonly compared: { readonly unitId: string; readonly name: string; readonly areas: readonly AreaRow[]; readonly radar: { readonly labels: readonly string[]; readonly series: readonly { readonly name: string; readonly shares: readonly number[] }[] } } | null
}

const changeWords = (change: Change | null): string | null => {
  if (change === null) return null
  const points = change.points === 0 ? 'không đổi' : `${change.points > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(change.points))} điểm`
  return change.places === 0 ? `${points}, giữ hạng` : `${points}, ${change.places > 0 ? 'lên' : 'xuống'} ${Math.abs(change.places)} hạng`
}

const rowOf = (one: UnitResult, own: ReadonlySet<UnitId>): ResultRow => ({
  unitId: one.unitId, code: one.code, name: one.name, rank: one.rank, points: formatNumber(one.points, 2), index: `${formatNumber(one.index, 2)} %`,
  verified: formatNumber(one.verifiedPoints, 2), survey: formatNumber(one.surveyPoints, 2), grade: one.grade, gap: formatNumber(one.gap, 2), change: changeWords(one.change),
  isOwn: own.has(one.unitId), isAboveAverage: one.isAboveAverage,
})

const compare = ({ units }: RoundResults, wanted: UnitResult | undefined): ResultsView['compared'] => {
  const [leader] = units
  if (wanted === undefined || leader === undefined) return null
  const averages = areaAverages(units)
  const standings = areaStandings(wanted, units)
  const share = (points: number, max: number): number => (max === 0 ? 0 : points / max)
  const series = (name: string, areas: readonly { readonly points: number; readonly maxPoints: number }[]) => ({ name, shares: areas.map(({ points, maxPoints }) => share(points, maxPoints)) })
  return {
    unitId: wanted.unitId, name: wanted.name,
    areas: standings.map(({ code, name, points, maxPoints, average, best, gapToLeader }) => ({
      code, name, max: writePoints(maxPoints), points: formatNumber(points, 2), average: formatNumber(average, 2), best: formatNumber(best, 2),
      leader: formatNumber(leader.areas.find((area) => area.code === code)?.points ?? 0, 2), gap: formatNumber(gapToLeader, 2),
    })),
    radar: {
      labels: wanted.areas.map(({ code }) => `LV ${code}`),
      series: [series(wanted.shortName, wanted.areas), ...(leader.unitId === wanted.unitId ? [] : [series(`Dẫn đầu: ${leader.shortName}`, leader.areas)]), series('Bình quân', averages)],
    },
  }
}

/** What a round came to, as a screen shows it; `unitCode` names the unit to compare. */
export const resultsView = (results: RoundResults, own: ReadonlySet<UnitId>, unitCode: string | null): ResultsView => ({
  name: results.round.name, year: results.round.year, level: LEVEL_WORDS[results.round.version.level], average: formatNumber(results.average, 2),
  above: results.units.filter(({ isAboveAverage }) => isAboveAverage).length, count: results.units.length, previousYear: results.previousYear,
  rows: results.units.map((one) => rowOf(one, own)),
  compared: compare(results, results.units.find(({ code }) => code === unitCode) ?? results.units.find(({ unitId }) => own.has(unitId)) ?? results.units.at(-1)),
})

export type ResultsPage = ResultsView & { readonly id: string; readonly isPublished: boolean; readonly decision: string | null }

/** The results of a round: for everybody of the house once published, before that for who decides it. */
export const loadResultsPage = (ctx: Ctx, id: string, unitCode: string | null): Promise<ResultsPage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<ResultsPage | undefined> => {
    const stored = await findRound(trx, id)
    if (stored === undefined) return undefined
    const { round } = stored
    const tree = await unitTree(trx, today(ctx))
    const { actor } = ctx
    const mayRead = round.phase === 'published' || (round.phase === 'decided' && (sitsInCouncil(actor, round) || mayRun(actor, round, tree)))
    if (!mayRead) return undefined
    const own = new Set(actor.kind === 'staff' ? actor.grants.flatMap(({ unitId }) => [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]) : [])
    const results = await readResults(trx, stored, ctx.clock())
    return { ...resultsView(results, own, unitCode), id, isPublished: round.phase === 'published', decision: round.decision === null ? null : `Quyết định số ${round.decision.number}` }
  })
