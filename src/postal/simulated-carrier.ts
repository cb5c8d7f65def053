import { createHash } from 'node:crypto'
import { toAt } from '#kernel/at.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import type { Carrier, CarrierMove } from './carrier.ts'

/**
 * A postal service that is none: for demos and tests. Everything follows from the tracking number and the clock. A
 * consignment is under way after 2 hours and delivered after 26; one in eight finds nobody at home first and comes two
 * days later, one in forty comes back.
 */
export const SIMULATED_CARRIER: Carrier = {
  book: async ({ id }, now) => ({ kind: 'booked', tracking: `GIA-LAP-${Math.floor(now.epochMilliseconds / 60_000).toString(36)}-${fateOf(id)}`.toUpperCase() }),
  movesOf: async (tracking, now) => {
    const [, minutes = '', fate = ''] = /^GIA-LAP-([0-9A-Z]+)-(\d+)$/.exec(tracking) ?? []
    if (fate === '') return undefined
    const bookedAt = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(minutes.toLowerCase(), 36) * 60_000)
    return courseOf(bookedAt, Number(fate)).filter(({ at }) => at <= toAt(now))
  },
}

const fateOf = (id: string): number => createHash('sha256').update(id).digest().readUInt16BE(0) % 40

const courseOf = (bookedAt: Instant, fate: number): readonly CarrierMove[] => {
  const move = (hours: number, status: CarrierMove['status'], receiver?: string): CarrierMove => ({
    status, at: toAt(bookedAt.add({ hours })), note: null, proof: receiver === undefined ? null : { receiver, picture: null },
  })
  const delivered = (hours: number): CarrierMove => move(hours, 'delivered', 'Người nhận (giả lập)')
  if (fate === 39) return [move(2, 'inTransit'), move(26, 'failed'), move(74, 'failed'), move(98, 'returned')]
  if (fate % 8 === 0) return [move(2, 'inTransit'), move(26, 'failed'), delivered(74)]
  return [move(2, 'inTransit'), delivered(26)]
}
