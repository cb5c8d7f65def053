import { mkdir } from 'node:fs/promises'
import type { Config } from '#config.ts'
import { ensureKeyFile } from './key-file.ts'
import { openVault, type Vault } from './vault.ts'

/** The vault of this installation: the key from the environment, else the one of the data folder. */
export const openOwnVault = async ({ secretKey, dataDir }: Config): Promise<Vault> => {
  if (secretKey !== undefined) return openVault(secretKey)
  await mkdir(dataDir, { recursive: true })
  return openVault(await ensureKeyFile(dataDir))
}
