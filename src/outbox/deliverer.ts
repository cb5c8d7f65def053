import type { Ctx } from '#db/context.ts'
import { deliver, type Couriers } from './deliver.ts'

export type Deliverer = {
  /** Something was queued: look now, not at the next turn of the clock. */
  readonly wake: () => void
  /** Lets what is being carried arrive, takes nothing new. */
  readonly stop: () => Promise<void>
}

export type DelivererSettings = {
  /** The system's world for the agency of this installation. */
  readonly ctx: Ctx
  readonly couriers: Couriers
  readonly log: { warn(facts: object, message: string): void }
  /** How often to look without being woken: for retries, quiet hours, and what a dead worker left behind. */
  readonly everyMs?: number
}

/** One loop a channel, so that a slow receiver holds up no other channel; woken by a job and by the clock. */
export const startDeliverer = ({ ctx, couriers, log, everyMs = 15_000 }: DelivererSettings): Deliverer => {
  const loops = Object.entries(couriers).map(([channel, courier]) =>
    startLoop(
      () => deliver(ctx, channel, courier, (err, { id, kind }) => log.warn({ err, channel, kind, parcel: id }, 'not carried')),
      (err) => log.warn({ err, channel }, 'the outbox was not read'),
      everyMs,
    ),
  )
  return {
    wake: () => {
      for (const loop of loops) loop.wake()
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Looks when woken or when time has passed, never twice at once, again while a look found something. */
const startLoop = (look: () => Promise<number>, onError: (error: unknown) => void, everyMs: number): Deliverer => {
  let isStopped = false
  let isWoken = true
  let interrupt: (() => void) | undefined
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    while (!isStopped) {
      isWoken = false
      const found = await look().catch((error: unknown) => {
        onError(error)
        return 0
      })
      if (found === 0 && !isWoken && !isStopped) await rest()
    }
  }
  const running = run()
  return {
    wake: () => {
      isWoken = true
      interrupt?.()
    },
    stop: async () => {
      isStopped = true
      interrupt?.()
      await running
    },
  }
}
