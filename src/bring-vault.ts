import { SetupError } from '#db/setup-error.ts'
import { prepareVault } from '#identity/sealed-secrets.ts'
import { liveContext } from '#jobs/live-context.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import type { Program } from './program.ts'

/** Refuses to go on with a key that did not seal what is there; seals what an older program left in the open. */
export const bringVault = async ({ db, log, vault }: Program): Promise<void> => {
  const tenantId = await findTenantId(db)
  if (tenantId === undefined) return
  const prepared = await prepareVault(liveContext(db, tenantId, { kind: 'system', name: 'start' }), vault)
  if (!prepared.ok) throw new SetupError(prepared.refusal.code)
  if (prepared.value.sealed > 0) log.info(prepared.value, 'secrets sealed')
}
