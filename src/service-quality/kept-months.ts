import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Period } from '#figures/domain/question.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal, type Instant, type PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { isMeasuredUnit } from './domain/measured-units.ts'
import { daysOf, monthOf, previousPeriod, type IndexPeriod } from './domain/period.ts'
import { readFacts } from './read-facts.ts'
import { indexOf } from './queries.ts'
import { scopeOf } from './scope.ts'
import { insertMonths, selectMonths, type KeptMonth } from './store.ts'

/**
 * Keeps the index of every measured unit in a month, as known now; a month that is kept never changes. Answers how many
 * were new. One reading of all dossiers that lived in the month.
 */
export const keepMonth = (ctx: Ctx, period: IndexPeriod): Promise<number> =>
  transaction(ctx, async (trx) => {
    const scope = scopeOf(period, null, ctx.clock())
    if (scope === undefined || scope.isRunning) return 0
    const tree = await unitTree(trx, scope.lastDay)
    const month = Temporal.PlainDate.from(daysOf(period).from)
    const measured = tree.units.filter((unit) => isMeasuredUnit(tree, unit))
    const known = new Set((await selectMonths(trx, measured.map((one) => one.id), month)).flatMap((one) => (one.month.equals(month) ? [one.unitId] : [])))
    const missing = measured.filter((unit) => !known.has(unit.id))
    if (missing.length === 0) return 0
    const facts = await readFacts(trx, ctx.tenantId, { ...scope, units: tree.units.map((one) => one.id) }, tree)
    const months = missing.map((unit): KeptMonth => {
      const { level, inputs, score } = indexOf(facts, tree, unit, scope)
      return { unitId: unit.id, month, versionCode: scope.version.code, level, inputs, ...score.total, asOf: scope.asOf }
    })
    return insertMonths(trx, months)
  })

/** Keeps the month that ended last, once; a night on which nothing ran is made up for by the next. */
export const keepLastMonth = async (ctx: Ctx): Promise<void> => {
  await keepMonth(ctx, previousPeriod(monthOf(today(ctx).toString())))
}

/** The months of a unit that were kept, oldest first: for a picture over months, and for the public. */
export const listKeptMonths = (trx: Trx, unitId: UnitId, from: PlainDate): Promise<readonly KeptMonth[]> => selectMonths(trx, [unitId], from)

/** Every unit's kept index of the newest month that has one; empty while no month was kept. Nothing but counts. */
export const findNewestMonth = async (trx: Trx, from: PlainDate): Promise<readonly KeptMonth[]> => {
  const months = await selectMonths(trx, 'all', from)
  const newest = months.at(-1)?.month
  return newest === undefined ? [] : months.filter((one) => one.month.equals(newest))
}

/** The kept months of all units within a period, as far as they were kept by then. */
export const listMonthsBetween = async (trx: Trx, { from, to }: Period, asOf: Instant): Promise<readonly KeptMonth[]> =>
  (await selectMonths(trx, 'all', from.with({ day: 1 }))).filter(
    (one) => Temporal.PlainDate.compare(one.month, to) <= 0 && Temporal.Instant.compare(one.asOf, asOf) <= 0,
  )
