import { KEY_BYTES, openVault } from './vault.ts'

/** One key for every test: what one part of a test sealed another opens. */
export const testVault = openVault(new Uint8Array(KEY_BYTES).fill(7))
