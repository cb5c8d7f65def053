import type { Config } from '#config.ts'
import type { Database } from '#db/client.ts'
import type { FileStore } from '#files/file-store.ts'
import type { TenantId } from '#kernel/ids.ts'
import { startDeliverer } from '#outbox/deliverer.ts'
import { WAKE } from '#outbox/queue.ts'
import { followPost } from '#postal/follow.ts'
import { carrierFor, couriersFor } from './couriers.ts'
import { findInstance } from './instance.ts'
import { liveContext } from './jobs/live-context.ts'
import type { Task } from './jobs/tasks.ts'
import type { Log } from './log.ts'

export type Outgoing = {
  readonly tasks: Readonly<Record<string, Task>>
  /** When they come by the clock, in the job library's crontab. */
  readonly times: string
  readonly stop: () => Promise<void>
}

type World = { readonly config: Config; readonly log: Log; readonly db: Database; readonly tenantId: TenantId; readonly files: FileStore }

/** Carries what lies in the outbox and asks the postal service how far it is, until stopped. */
export const openOutgoing = async ({ config, log, db, tenantId, files }: World): Promise<Outgoing> => {
  const instance = await findInstance(db)
  if (instance === undefined) return { tasks: {}, times: '', stop: async () => undefined }
  const carrier = carrierFor(config, instance.kind)
  const ctx = liveContext(db, tenantId, { kind: 'system', name: 'outbox' })
  const deliverer = startDeliverer({ ctx, log, couriers: couriersFor(config, instance.kind) })
  return {
    tasks: {
      [WAKE]: async () => deliverer.wake(),
      'follow-post': async (of) => {
        if (carrier !== null) await followPost(of, carrier, files)
      },
    },
    times: `*/10 * * * * follow-post ?max=3 ${JSON.stringify({ tenantId })}`,
    stop: deliverer.stop,
  }
}
