import { transaction, type Ctx } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import type { IndexVersion } from '#law/par-index.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { scoreIndex, type Input, type ScoredIndex } from './domain/score.ts'
import { findFactsOfUnit, ratedUnit } from './system-facts.ts'
import { findIndexVersion, listKnownVersions } from './versions/queries.ts'

export type ScoreUnitCode = 'indexVersionUnknown' | 'indexYearOutside' | 'indexUnitUnknown' | 'indexLineUnknown'

export type UnitScore = {
  readonly version: IndexVersion
  readonly unit: { readonly code: string; readonly name: string }
  readonly year: number
  readonly scored: ScoredIndex
}

/**
 * Scores a unit with all below it for a calendar year: the system's facts fill themselves, `given` holds what people
 * entered, by code of the sub-criterion. What nobody gave stays open.
 */
export const scoreUnit = async (
  ctx: Ctx,
  asked: { readonly version: string; readonly unit: string; readonly year: number; readonly given: ReadonlyMap<string, Input> },
): Promise<Result<UnitScore, ScoreUnitCode>> => {
  const now = ctx.clock()
  const period = { from: Temporal.PlainDate.from({ year: asked.year, month: 1, day: 1 }), to: Temporal.PlainDate.from({ year: asked.year, month: 12, day: 31 }) }
  return transaction(ctx, async (trx): Promise<Result<UnitScore, ScoreUnitCode>> => {
    const version = await findIndexVersion(trx, asked.version)
    if (version === undefined) {
      const known = await listKnownVersions(trx, { withDrafts: false })
      return refuse('indexVersionUnknown', { version: asked.version, versions: known.map(({ version: { code } }) => code) })
    }
    const { from, to } = version.years
    if (asked.year < from || (to !== null && asked.year > to)) return refuse('indexYearOutside', { year: asked.year, from, to: to ?? 'nay' })
    const lines = new Set(version.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria.map(({ code }) => code))))
    const unknown = [...asked.given.keys()].find((code) => !lines.has(code))
    if (unknown !== undefined) return refuse('indexLineUnknown', { line: unknown, version: version.code })
    const lastDay = Temporal.PlainDate.compare(period.to, vietnamDay(now)) < 0 ? period.to : vietnamDay(now)
    const tree = await unitTree(trx, lastDay)
    const unit = tree.findByCode(asked.unit)
    if (unit === undefined) return refuse('indexUnitUnknown', { unit: asked.unit })
    const facts = await findFactsOfUnit(trx, { period, asOf: now }, ratedUnit(tree, unit))
    return ok({ version, unit: { code: unit.code, name: unit.name }, year: asked.year, scored: scoreIndex(version, { given: asked.given, facts }) })
  })
}
