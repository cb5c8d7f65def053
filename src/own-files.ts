import { filesDir, type Config } from '#config.ts'
import { clamdScan } from '#files/clamd.ts'
import { openDiskStore } from '#files/disk-store.ts'
import type { FileStore } from '#files/file-store.ts'

/** The store of uploaded files of this installation, behind its virus scanner when it has one. */
export const openOwnFiles = (config: Config): FileStore =>
  openDiskStore(filesDir(config), { scan: config.clamd && clamdScan(config.clamd) })
