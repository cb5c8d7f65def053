import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { formatMinuteOfDay, WEEKDAYS } from '#kernel/local-time.ts'
import type { UnitId } from '#kernel/ids.ts'
import { localDayOf, type PlainDate } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { Unit } from '#organisation/domain/unit-tree.ts'
import { seasonOn } from '#organisation/domain/working-calendar.ts'
import { unitTree } from '#organisation/unit-queries.ts'

/** A desk where a procedure's papers are handed in. */
export type ReceptionPlace = {
  readonly unitId: UnitId
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly hours: readonly OpeningHours[]
}

/** Days that share the same hours: weekdays by number (0 is Monday) and spans as "07:30–11:30". */
export type OpeningHours = { readonly from: number; readonly to: number; readonly spans: readonly string[] }

/** When the desk of a unit is open in an ordinary week, Monday first. */
export const findReceptionHours = async (trx: Trx, unitId: UnitId, day: PlainDate): Promise<readonly OpeningHours[]> => {
  const { receptionWeek } = seasonOn(await loadCalendar(trx, unitId, day), localDayOf(day))
  const groups: { from: number; to: number; spans: readonly string[] }[] = []
  WEEKDAYS.forEach((_, weekday) => {
    const spans = (receptionWeek[weekday] ?? []).map((session) => `${formatMinuteOfDay(session.from)}–${formatMinuteOfDay(session.to)}`)
    const last = groups.at(-1)
    if (spans.length === 0) return
    if (last !== undefined && last.to === weekday - 1 && last.spans.join() === spans.join()) last.to = weekday
    else groups.push({ from: weekday, to: weekday, spans })
  })
  return groups
}

/**
 * Where a procedure is taken in on a day: units that were given its reception, and service centres of its tiers that
 * were given no list of their own, since these offer everything of their tier. In the order of the organisation.
 */
export const findReceptionPlaces = async (
  trx: Trx,
  procedure: { readonly code: string; readonly tiers: readonly string[] },
  day: PlainDate,
): Promise<readonly ReceptionPlace[]> => {
  const { rows } = await sql<{ unitId: UnitId; receives: boolean }>`
    select unit_id as "unitId", bool_or(part = 'receives' and procedure_code = ${procedure.code}) as "receives"
    from procedure_unit
    where tenant_id = current_tenant() and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
    group by unit_id`.execute(trx)
  const receives = new Map(rows.map((row) => [row.unitId, row.receives]))
  const tree = await unitTree(trx, day)
  const isPlace = (unit: Unit): boolean =>
    receives.get(unit.id) ?? (unit.kind === 'serviceCenter' && procedure.tiers.includes(unit.tier))
  const places: ReceptionPlace[] = []
  for (const unit of tree.units.filter(isPlace)) {
    const above = unit.parentId === null ? undefined : tree.find(unit.parentId)
    places.push({
      unitId: unit.id,
      name: unit.name,
      address: unit.address ?? above?.address ?? null,
      phone: unit.phone ?? above?.phone ?? null,
      hours: await findReceptionHours(trx, unit.id, day),
    })
  }
  return places
}
