import { randomBytes } from 'node:crypto'
import { uuid7 } from '#kernel/ids.ts'
import type { Ctx } from '#db/context.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import type { Client } from './access-log.ts'

export const CLIENT: Client = { address: '10.0.0.7', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/156.0' }

/** A world for tests of secrets: real chance, ids in the order they were made, a clock that the test moves. */
export const movingWorld = <World extends Ctx>(ctx: World, start: string) => {
  let now = Temporal.Instant.from(start)
  let made = 0
  const newId = (): string => {
    made += 1
    const bytes = randomBytes(10)
    bytes.writeUInt32BE(made)
    return uuid7(now.epochMilliseconds, bytes)
  }
  const world = {
    ...ctx,
    clock: (): Instant => now,
    newId,
    random: (bytes: number) => randomBytes(bytes),
  }
  const pass = (duration: Temporal.DurationLike): void => {
    now = now.add(duration)
  }
  return { world, pass }
}
