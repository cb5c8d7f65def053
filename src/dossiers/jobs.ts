import type { Ctx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { recountDueDates } from './recount-due-dates.ts'

/** What dossiers do when others announce something; `jobs/tasks.ts` lists it. */
export const DOSSIER_TASKS = {
  /** A holiday, a make-up day or office hours changed: open dossiers are counted anew. */
  'calendar-changed': async (ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> => {
    const unitId = typeof payload['unitId'] === 'string' ? (parseId<UnitId>(payload['unitId']) ?? null) : null
    await recountDueDates(ctx, unitId)
  },
}
