import type { Ctx, Trx } from '#db/context.ts'
import { minuteOf } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { isAccepted, type Dossier } from '#dossiers/domain/dossier.ts'
import type { Whereabouts } from '#dossiers/domain/routing.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { dayMinutesAt, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getProcess } from '#procedures/queries.ts'
import type { ProcessVersion } from '#procedures/domain/process.ts'
import type { CalendarOf } from './domain/step-times.ts'

/** What reckoning with many dossiers of one day rests on, read once for all of them. */
export type Reckoning = {
  readonly calendarOf: CalendarOf
  readonly whereabouts: Whereabouts
  readonly processOf: (dossier: Extract<Dossier, { processVersionId: unknown }>) => ProcessVersion
  /** Working minutes of a day at the unit that decides. */
  readonly dayMinutesOf: (unitId: UnitId, at: string) => number
  /** Reads what these dossiers need and is not there yet. */
  readonly prepare: (trx: Trx, dossiers: readonly Dossier[]) => Promise<void>
}

export const openReckoning = async (trx: Trx, ctx: Ctx, day: PlainDate): Promise<Reckoning> => {
  const tree = await unitTree(trx, day)
  const calendars = new Map<UnitId, WorkingCalendar>()
  const processes = new Map<string, ProcessVersion>()
  const whereabouts: Whereabouts = (unit) => (unit.kind === 'fixed' ? tree.findByCode(unit.unitCode)?.id : undefined)
  const calendarOf = (unitId: UnitId): WorkingCalendar => {
    const calendar = calendars.get(unitId)
    if (calendar === undefined) throw new Error(`no calendar was loaded for unit ${unitId}`)
    return calendar
  }
  return {
    calendarOf,
    whereabouts,
    processOf: ({ processVersionId }) => {
      const process = processes.get(processVersionId)
      if (process === undefined) throw new Error(`no process was loaded for ${processVersionId}`)
      return process
    },
    dayMinutesOf: (unitId, at) => dayMinutesAt(calendarOf(unitId), minuteOf(at)),
    prepare: async (trx, dossiers) => {
      const units = new Set<UnitId>()
      for (const dossier of dossiers) {
        if (!isAccepted(dossier)) continue
        units.add(dossier.competentUnitId).add(dossier.receivingUnitId)
        for (const { unitId } of dossier.steps) units.add(unitId)
        if (!processes.has(dossier.processVersionId)) {
          const process = await getProcess(trx, ctx.tenantId, dossier.processVersionId)
          processes.set(dossier.processVersionId, process)
          for (const { unit } of process.steps) {
            const unitId = whereabouts(unit)
            if (unitId !== undefined) units.add(unitId)
          }
        }
      }
      for (const unitId of units) if (!calendars.has(unitId)) calendars.set(unitId, await loadCalendar(trx, unitId, day))
    },
  }
}
