import type { Ctx } from '#db/context.ts'
import { DOSSIER_TASKS } from '#dossiers/jobs.ts'

/** What a job does. It may run more than once: a task looks first whether its work is done. */
export type Task = (ctx: Ctx, payload: Readonly<Record<string, unknown>>) => Promise<void>

/** Every task by name. A capability adds the tasks of its `jobs.ts` here. */
export const TASKS: Readonly<Record<string, Task>> = { ...DOSSIER_TASKS }
