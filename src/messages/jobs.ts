import type { Ctx } from '#db/context.ts'
import { readDossierId, tellNews } from './tell.ts'

export const TELL_NEWS = 'tell-news'

/** What messages do when a dossier announces something; `jobs/tasks.ts` lists it. */
export const MESSAGE_TASKS = {
  [TELL_NEWS]: (ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> => tellNews(ctx, readDossierId(payload)),
}
