import type { Instance } from './instance.ts'
import type { Program } from './program.ts'

/** What a new installation says once on the terminal: how to log in, or the link for the first administrator. */
export type Welcome = { readonly lines: readonly string[] }

/**
 * Runs once, right after the installation was given its kind: fills the demo office, or leaves the office
 * empty and makes the link for its first administrator.
 */
export const firstRun = async (_program: Program, _instance: Instance): Promise<Welcome> => ({ lines: [] })
