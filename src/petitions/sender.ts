import type { Actor } from '#kernel/actor.ts'
import type { TenantId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { parseContact } from '#citizens/domain/contact.ts'
import type { Vault } from '#secrets/vault.ts'
import type { PetitionPerson } from './store.ts'

/** Whoever sends has no right of their own: code and secret, or their account, narrow what is done to one petition. */
export const SENDER: Actor = { kind: 'system', name: 'nguoi-gui' }

/** Who sends, as they typed it. */
export type TypedSender = { readonly name: string; readonly phone: string; readonly email: string; readonly address: string }

const KEY_BYTES = 16

/** The same phone or address of another sending gives the same key; without the key file nobody can try numbers out (ADR 0026). */
export const senderKey = (vault: Vault, tenantId: TenantId, { phone, email }: PetitionPerson): Uint8Array | undefined => {
  const contact = phone ?? email
  return contact === null ? undefined : vault.mac(contact, `petition sender ${tenantId}`).subarray(0, KEY_BYTES)
}

/**
 * The sender in the form that is stored. Over the portal somebody must be reachable; what came by letter or at the
 * counter may have a name and an address only.
 */
export const readSender = (typed: TypedSender, mustReach: boolean): Result<PetitionPerson, 'petitionSenderRequired' | 'petitionContactInvalid'> => {
  const [name, address] = [tidy(typed.name), tidy(typed.address)]
  const contacts = [typed.phone, typed.email].map(tidy)
  const [phone, email] = contacts.map((text) => (text === '' ? null : parseContact(text)))
  if (name === '') return refuse('petitionSenderRequired')
  if (phone === undefined || email === undefined || (phone !== null && phone.kind !== 'phone') || (email !== null && email.kind !== 'email')) {
    return refuse('petitionContactInvalid')
  }
  if (mustReach && phone === null && email === null) return refuse('petitionSenderRequired')
  return ok({ name, phone: phone?.value ?? null, email: email?.value ?? null, address: address === '' ? null : address })
}
