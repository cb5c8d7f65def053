/**
 * Something outside the program stands in its way: a folder in use, a server that does not start,
 * a migration that was changed. The code is stable; `db/refusals.ts` says it in Vietnamese.
 */
export const SETUP_CODES = [
  'dataDirInUse',
  'dataDirNotWritable',
  'platformUnsupported',
  'cannotRunAsRoot',
  'initialisationFailed',
  'serverDidNotStart',
  'leftoverServerDoesNotStop',
  'databaseUnreachable',
  'databaseTooOld',
  'migrationChanged',
  'migrationOutOfOrder',
  'migrationFailed',
  'migrationBusy',
  'secretKeyUnreadable',
  'secretKeyDiffers',
] as const
export type SetupCode = (typeof SETUP_CODES)[number]

export class SetupError extends Error {
  readonly code: SetupCode
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: SetupCode, facts: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(facts)}`, cause === undefined ? undefined : { cause })
    this.name = 'SetupError'
    this.code = code
    this.facts = facts
  }
}
