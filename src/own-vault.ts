import { mkdir } from 'node:fs/promises'
import type { Config } from '#config.ts'
import { SetupError } from '#db/setup-error.ts'
import { prepareVault } from '#identity/sealed-secrets.ts'
import { liveContext } from '#jobs/live-context.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import { ensureKeyFile } from '#secrets/key-file.ts'
import { openVault, type Vault } from '#secrets/vault.ts'
import type { Program } from './program.ts'

/** The vault of this installation: the key from the environment, else the one of the data folder. */
export const openOwnVault = async ({ secretKey, dataDir }: Config): Promise<Vault> => {
  if (secretKey !== undefined) return openVault(secretKey)
  await mkdir(dataDir, { recursive: true })
  return openVault(await ensureKeyFile(dataDir))
}

/** Refuses to go on with a key that did not seal what is there; seals what an older program left in the open. */
export const bringVault = async ({ db, log, vault }: Program): Promise<void> => {
  const tenantId = await findTenantId(db)
  if (tenantId === undefined) return
  const prepared = await prepareVault(liveContext(db, tenantId, { kind: 'system', name: 'start' }), vault)
  if (!prepared.ok) throw new SetupError(prepared.refusal.code)
  if (prepared.value.sealed > 0) log.info(prepared.value, 'secrets sealed')
}
