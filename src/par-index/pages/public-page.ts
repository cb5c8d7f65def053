import type { Ctx } from '#db/context.ts'
import { formatDate } from '#kernel/date-format.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'
import { readResults, type RoundResults } from '../results/read-results.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { selectRounds } from '../rounds/round-store.ts'
import { LEVEL_WORDS } from '../words.ts'

export type PublicRank = { readonly code: string; readonly name: string; readonly rank: number; readonly points: string; readonly share: number; readonly grade: string }
export type PublicRound = {
  readonly id: string
  readonly name: string
  readonly level: string
  readonly maxPoints: string
  readonly average: string
  readonly averageShare: number
  readonly decision: string
  readonly isExample: boolean
  readonly ranks: readonly PublicRank[]
}
export type PublicYear = { readonly year: number; readonly years: readonly number[]; readonly rounds: readonly PublicRound[] }

export type PublicArea = { readonly code: string; readonly name: string; readonly points: string; readonly max: string; readonly share: number; readonly lines: readonly { readonly code: string; readonly name: string; readonly points: string; readonly max: string }[] }
export type PublicUnit = PublicRank & { readonly year: number; readonly roundName: string; readonly count: number; readonly maxPoints: string; readonly average: string; readonly areas: readonly PublicArea[] }

const viDay = (day: string): string => formatDate(Temporal.PlainDate.from(day))

/** Everything that was published, the newest year first. */
const readPublished = (ctx: Ctx, year: number | null): Promise<{ readonly years: readonly number[]; readonly results: readonly RoundResults[] }> =>
  acrossUnits(ctx, async (trx) => {
    const rounds = (await selectRounds(trx)).filter(({ round }) => round.phase === 'published')
    const years = [...new Set(rounds.map(({ round }) => round.year))]
    const asked = year ?? years[0]
    const results: RoundResults[] = []
    for (const one of rounds.filter(({ round }) => round.year === asked)) results.push(await readResults(trx, one, ctx.clock()))
    return { years, results }
  })

const ranksOf = ({ units, round }: RoundResults): readonly PublicRank[] =>
  units.map(({ code, name, rank, points, grade }) => ({ code, name, rank, points: formatNumber(points, 2), share: points / round.version.maxPoints, grade }))

/** The published results of a year, the newest when none is asked; undefined for a year that has none. */
export const findPublicYear = async (ctx: Ctx, year: number | null): Promise<PublicYear | undefined> => {
  const { years, results } = await readPublished(ctx, year)
  const [first] = results
  if (first === undefined) return year === null ? { year: 0, years: [], rounds: [] } : undefined
  return {
    year: first.round.year, years,
    rounds: results.map((one) => ({
      id: one.id, name: one.round.name, level: LEVEL_WORDS[one.round.version.level], maxPoints: formatNumber(one.round.version.maxPoints), average: formatNumber(one.average, 2),
      averageShare: one.average / one.round.version.maxPoints, isExample: one.round.version.isExample, ranks: ranksOf(one),
      decision: one.round.decision === null ? '' : `Quyết định số ${one.round.decision.number} ngày ${viDay(one.round.decision.issuedOn)}`,
    })),
  }
}

/** One unit's published points, area by area and criterion by criterion. */
export const findPublicUnit = async (ctx: Ctx, year: number, code: string): Promise<PublicUnit | undefined> => {
  const { results } = await readPublished(ctx, year)
  for (const one of results) {
    const unit = one.units.find((each) => each.code === code)
    const rank = ranksOf(one).find((each) => each.code === code)
    if (unit === undefined || rank === undefined) continue
    return {
      ...rank, year, roundName: one.round.name, count: one.units.length, maxPoints: formatNumber(one.round.version.maxPoints), average: formatNumber(one.average, 2),
      areas: unit.areas.map((area) => ({
        code: area.code, name: area.name, points: formatNumber(area.points, 2), max: formatNumber(area.maxPoints), share: area.maxPoints === 0 ? 0 : area.points / area.maxPoints,
        lines: area.lines.map((line) => ({ code: line.code, name: line.name, points: formatNumber(line.points, 2), max: formatNumber(line.maxPoints) })),
      })),
    }
  }
  return undefined
}
