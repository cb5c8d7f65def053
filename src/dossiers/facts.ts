import type { Trx } from '#db/context.ts'
import type { At } from '#kernel/at.ts'
import { fromAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { vietnamDay, type PlainDate } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { areaOf } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { ProcessVersion } from '#procedures/domain/process.ts'
import type { Facts } from './domain/command.ts'

/** What a use case rests on before any decision: the versions in force at reception, and the units it may touch. */
export type Groundwork = {
  readonly version: ProcedureVersion
  readonly process: ProcessVersion
  readonly units: readonly UnitId[]
}

type Moments = { readonly now: At; readonly occurredAt: At; readonly actsForOwner: boolean }

/**
 * The facts of a decision. Calendars are those of today, compiled and kept until they change.
 */
export const loadFacts = async (trx: Trx, ground: Groundwork, moments: Moments): Promise<Facts> => {
  const day: PlainDate = vietnamDay(fromAt(moments.now))
  const tree = await unitTree(trx, day)
  const fixed = new Map<string, UnitId>()
  for (const step of ground.process.steps) {
    if (step.unit.kind !== 'fixed') continue
    const unit = tree.findByCode(step.unit.unitCode)
    if (unit !== undefined) fixed.set(step.unit.unitCode, unit.id)
  }
  const calendars = new Map<UnitId, WorkingCalendar>()
  for (const unitId of new Set([...ground.units, ...fixed.values()])) {
    calendars.set(unitId, await loadCalendar(trx, unitId, day))
  }
  return {
    ...moments,
    version: ground.version,
    process: ground.process,
    whereabouts: (unit) => (unit.kind === 'fixed' ? fixed.get(unit.unitCode) : undefined),
    calendarOf: (unitId) => {
      const calendar = calendars.get(unitId)
      if (calendar === undefined) throw new Error(`no calendar was loaded for unit ${unitId}`)
      return calendar
    },
    isCrossBoundary: ({ receivingUnitId, competentUnitId }) => areaOf(tree, receivingUnitId) !== areaOf(tree, competentUnitId),
  }
}
