import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { parseMinuteOfDay } from '#kernel/local-time.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { DEFAULT_SENDING_HOURS } from '#law/messages.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { isCountedDay } from '#organisation/domain/working-calendar.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { sendingAt, type SendingHours } from './domain/sending-hours.ts'

const SHIPPED: SendingHours = {
  from: parseMinuteOfDay(DEFAULT_SENDING_HOURS.from) ?? 0,
  until: parseMinuteOfDay(DEFAULT_SENDING_HOURS.until) ?? 0,
  days: DEFAULT_SENDING_HOURS.days,
}

/** The hours that each unit has set itself, as they hold now. */
export const findOwnSendingHours = async (trx: Trx): Promise<ReadonlyMap<UnitId, SendingHours & { readonly version: number }>> => {
  const { rows } = await sql<SendingHours & { unitId: UnitId; version: number }>`
    select distinct on (unit_id) unit_id as "unitId", version, from_minute as "from", until_minute as "until", days
    from sending_hours where tenant_id = current_tenant() order by unit_id, version desc`.execute(trx)
  return new Map(rows.map(({ unitId, ...hours }) => [unitId, hours]))
}

/** The hours of a unit: its own, else those of the nearest unit above it, else the shipped ones. */
export const sendingHoursOf = async (trx: Trx, ctx: Ctx, unitId: UnitId): Promise<SendingHours> => {
  const own = await findOwnSendingHours(trx)
  if (own.size === 0) return SHIPPED
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  for (let at: UnitId | null = unitId; at !== null; at = tree.find(at)?.parentId ?? null) {
    const hours = own.get(at)
    if (hours !== undefined) return hours
  }
  return SHIPPED
}

/** The first moment from now on at which this unit may make a phone ring. */
export const nextSendingAt = async (trx: Trx, ctx: Ctx, unitId: UnitId): Promise<Instant> => {
  const now = ctx.clock()
  const hours = await sendingHoursOf(trx, ctx, unitId)
  const calendar = hours.days === 'working' ? await loadCalendar(trx, unitId, vietnamDay(now)) : undefined
  return fromAt(sendingAt(hours, toAt(now), (day) => calendar === undefined || isCountedDay(calendar, day)))
}
