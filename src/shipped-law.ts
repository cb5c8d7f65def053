import { liveContext } from './jobs/live-context.ts'
import { loadShippedForms } from '#eforms/shipped-forms.ts'
import { addNationalYears } from '#organisation/calendar-commands.ts'
import { findTenantId, isFounded } from '#organisation/found-organisation.ts'
import { bringStarterUnits } from '#places/commands.ts'
import type { Program } from './program.ts'

/** Brings what a newer release ships of the law (national years, administrative units, electronic forms) into an office that was founded before it. */
export const bringShippedLaw = async ({ db, log }: Program): Promise<void> => {
  const tenantId = await findTenantId(db)
  if (tenantId === undefined) return
  const ctx = liveContext(db, tenantId, { kind: 'system', name: 'shipped law' })
  if (!(await isFounded(ctx))) return
  const years = await addNationalYears(ctx)
  if (years.length > 0) log.info({ years }, 'national calendar years added')
  if (await bringStarterUnits(ctx)) log.info('starter catalogue of administrative units added')
  const forms = await loadShippedForms(ctx)
  if (forms > 0) log.info({ forms }, 'electronic forms added')
}
