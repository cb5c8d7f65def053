import type { Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { adoptWish } from './adopt-wish.ts'
import { closeDeliveredDossier } from './close-dossier.ts'
import { POST_DELIVERED, prepareReturn } from './commands.ts'

type Payload = Readonly<Record<string, unknown>>

const readId = (payload: Payload, name: string): string => {
  const id = typeof payload[name] === 'string' ? parseId<DossierId>(payload[name]) : undefined
  if (id === undefined) throw new TypeError(`a job without its ${name}`)
  return id
}

/** What the postal service does when others announce something; `jobs/tasks.ts` lists it. */
export const POSTAL_TASKS = {
  'post-wish': (ctx: Ctx, payload: Payload): Promise<void> => adoptWish(ctx, readId(payload, 'dossierId') as DossierId),
  'post-results': (ctx: Ctx, payload: Payload): Promise<void> => prepareReturn(ctx, readId(payload, 'dossierId') as DossierId),
  [POST_DELIVERED]: (ctx: Ctx, payload: Payload): Promise<void> => closeDeliveredDossier(ctx, readId(payload, 'consignmentId')),
}
