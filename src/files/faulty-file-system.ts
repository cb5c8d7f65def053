import { disk, type FileSystem } from './file-system.ts'

export type Step = 'create' | 'write' | 'sync' | 'close' | 'rename' | 'syncFolder'

export type Faults = {
  /** Bytes that fit before the disk is full. */
  readonly spaceBytes?: number
  /** At most so many bytes are taken by one write. */
  readonly shortWriteBytes?: number
  /** This step fails with this error code. */
  readonly failing?: { readonly step: Step; readonly code: string }
}

/** For tests: the real disk with faults, and the steps that were done, in order. */
export const faultyDisk = (faults: Faults): FileSystem & { readonly steps: Step[] } => {
  const steps: Step[] = []
  let written = 0
  const step = (name: Step): void => {
    if (faults.failing?.step === name) throw Object.assign(new Error(name), { code: faults.failing.code })
    steps.push(name)
  }
  return {
    ...disk,
    steps,
    create: async (path) => {
      step('create')
      const file = await disk.create(path)
      return {
        write: async (bytes) => {
          step('write')
          const room = (faults.spaceBytes ?? Number.POSITIVE_INFINITY) - written
          if (room <= 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
          const taken = await file.write(bytes.subarray(0, Math.min(room, faults.shortWriteBytes ?? bytes.length)))
          written += taken
          return taken
        },
        sync: async () => {
          step('sync')
          await file.sync()
        },
        close: async () => {
          await file.close()
          step('close')
        },
      }
    },
    rename: async (from, to) => {
      step('rename')
      await disk.rename(from, to)
    },
    syncFolder: async (path) => {
      step('syncFolder')
      await disk.syncFolder(path)
    },
  }
}
