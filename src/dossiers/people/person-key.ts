import { parseIdentityNumber } from '#kernel/citizen-card.ts'
import type { TenantId } from '#kernel/ids.ts'
import type { Vault } from '#secrets/vault.ts'

const KEY_BYTES = 16
/** Shorter numbers are shared by too many to say who somebody is. */
const SHORTEST = 6

/** One way of writing each number: spaces, dots, dashes and case never make another person. */
const plainNumber = (text: string): string | undefined => {
  const citizen = parseIdentityNumber(text)
  if (citizen.ok) return `citizen ${citizen.value.number}`
  const plain = text.normalize('NFKC').replace(/[\s.\-/\p{Cf}]/gu, '').toUpperCase()
  return [...plain].length < SHORTEST ? undefined : `other ${plain}`
}

/**
 * The key by which an agency finds the dossiers of one person again: a keyed hash of the identity number. Without the
 * key file the twelve digits cannot be tried out, and no two agencies get the same key for one person.
 */
export const personKey = (vault: Vault, tenantId: TenantId, identityNumber: string): Uint8Array | undefined => {
  const plain = plainNumber(identityNumber)
  return plain === undefined ? undefined : vault.mac(plain, `person ${tenantId}`).subarray(0, KEY_BYTES)
}
