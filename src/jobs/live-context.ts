import type { Actor } from '#kernel/actor.ts'
import type { TenantId } from '#kernel/ids.ts'
import type { Database } from '#db/client.ts'
import { realWorld, type Ctx } from '#db/context.ts'
import { enqueueFor } from './enqueue.ts'

/** The world of a running program for one tenant and actor. */
export const liveContext = (db: Database, tenantId: TenantId, actor: Actor): Ctx => ({
  db,
  tenantId,
  actor,
  ...realWorld(),
  enqueue: enqueueFor(tenantId),
})
