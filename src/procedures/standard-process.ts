import type { Ctx, Trx } from '#db/context.ts'
import type { ProcessVersionId } from '#kernel/ids.ts'
import { fittedProcessName, processTemplates, STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { fitProcess } from './domain/process-fit.ts'
import { shortestPromise } from './domain/promise.ts'
import { provideProcess } from './process-commands.ts'

/** For procedures that promise nothing ("không quy định"): a working week. */
const DAYS_WITHOUT_PROMISE = 5

const templateFor = (body: ProcedureBody): string =>
  body.instant ? 'instant-certification' : body.tiers.includes('commune') ? 'commune-standard' : 'province-standard'

/** A published process for the procedure, fitted to its shortest promise; the office replaces it by its own. */
export const provideStandardProcess = (
  trx: Trx,
  ctx: Ctx,
  body: ProcedureBody,
  templateCode: string = templateFor(body),
): Promise<ProcessVersionId> => {
  const template = processTemplates.find((one) => one.code === templateCode)
  if (template === undefined) throw new Error(`no process template ${templateCode}`)
  const minutes = shortestPromise(body.cases, STANDARD_DAY_MINUTES) ?? DAYS_WITHOUT_PROMISE * STANDARD_DAY_MINUTES
  return provideProcess(trx, ctx, {
    code: `${templateCode}-${Math.round(minutes)}`,
    name: fittedProcessName(template.name, minutes / STANDARD_DAY_MINUTES),
    steps: fitProcess(template, minutes),
  })
}
