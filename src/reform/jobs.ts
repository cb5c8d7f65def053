import type { Ctx } from '#db/context.ts'
import { parseId, type TenantId } from '#kernel/ids.ts'
import { PROMISE_MADE } from '#petitions/dialogues/promises.ts'
import type { PromiseId } from '#petitions/domain/dialogue.ts'
import { takePromise, tellPromise } from './promises.ts'
import { urgeOverdueTasks } from './urge-tasks.ts'
import { TELL_PROMISE } from './write-step.ts'

type Payload = Readonly<Record<string, unknown>>

/** What reform does by the clock and when others announce something; `jobs/tasks.ts` lists it. */
export const REFORM_TASKS = {
  [PROMISE_MADE]: async (ctx: Ctx, { promiseId }: Payload): Promise<void> => {
    const id = parseId<PromiseId>(String(promiseId))
    if (id === undefined) throw new TypeError('a promise that was made needs its id')
    const taken = await takePromise(ctx, id)
    if (!taken.ok) throw new Error(`a promise became no task: ${taken.refusal.code}`)
  },
  [TELL_PROMISE]: (ctx: Ctx, { taskId }: Payload): Promise<void> => tellPromise(ctx, String(taskId)),
  'urge-tasks': async (ctx: Ctx): Promise<void> => {
    await urgeOverdueTasks(ctx)
  },
}

/** Late tasks are urged each morning (07:15 in Vietnam). */
export const reformTimes = (tenantId: TenantId): string => `15 0 * * * urge-tasks ?fill=1d&max=3 ${JSON.stringify({ tenantId })}`
