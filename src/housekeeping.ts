import type { FileStore } from '#files/file-store.ts'
import { sweepFiles } from '#files/commands.ts'
import { forgetEndedCitizens } from '#citizens/forget-ended.ts'
import { forgetReceptionDrafts } from '#dossiers/reception-draft.ts'
import { keepFigures } from '#figures/keep-figures.ts'
import { forgetEnded } from '#identity/forget-ended.ts'
import type { TenantId } from '#kernel/ids.ts'
import { keepLastMonth } from '#service-quality/kept-months.ts'
import { freezeDueRounds } from '#par-index/rounds/round-commands.ts'
import { openReports } from '#reform-reports/open-reports.ts'
import { urgeLateReports } from '#reform-reports/sending-commands.ts'
import { openFilings } from '#reports/open-filings.ts'
import { urgeLateFilings } from '#reports/urge-filings.ts'
import { forgetDrafts } from '#submissions/forget-drafts.ts'
import type { Task } from './jobs/tasks.ts'

/** An upload that no command used within a day belongs to a form that nobody sent. */
const KEEP_STAGED_HOURS = 24

/** What is tidied up and kept by the clock, beside the tasks that follow somebody's work. */
export const housekeepingTasks = (files: FileStore): Readonly<Record<string, Task>> => ({
  'sweep-files': async (ctx) => {
    await sweepFiles(ctx, files, ctx.clock().subtract({ hours: KEEP_STAGED_HOURS }))
  },
  'forget-ended-sessions': async (ctx) => {
    await forgetEnded(ctx)
    await forgetEndedCitizens(ctx)
  },
  'forget-reception-drafts': forgetReceptionDrafts,
  'forget-drafts': forgetDrafts,
  'keep-figures': keepFigures,
  'keep-quality-month': keepLastMonth,
  'open-reports': async (ctx) => {
    await openFilings(ctx)
  },
  'freeze-par-facts': async (ctx) => {
    await freezeDueRounds(ctx)
  },
  'open-reform-reports': async (ctx) => {
    await openReports(ctx)
  },
  'urge-reform-reports': async (ctx) => {
    await urgeLateReports(ctx)
  },
  'urge-reports': async (ctx) => {
    await urgeLateFilings(ctx)
  },
})

/**
 * When they run, in the job library's crontab: at night in Vietnam (it counts in UTC). A night on which the program
 * did not run is made up for.
 */
export const housekeepingTimes = (tenantId: TenantId): string =>
  [
    '10 19 * * * sweep-files',
    '20 19 * * * forget-ended-sessions',
    '30 19 * * * forget-drafts',
    '40 20 * * * keep-quality-month',
    '30 * * * * forget-reception-drafts',
    '5 * * * * keep-figures',
    '10 17 * * * open-reports',
    '20 17 * * * freeze-par-facts',
    '25 17 * * * open-reform-reports',
    '0 0 * * * urge-reports',
    '5 0 * * * urge-reform-reports',
  ]
    .map((line) => `${line} ?fill=1d&max=3 ${JSON.stringify({ tenantId })}`)
    .join('\n')
