import type { Parties, Party, PartyKind, PartyRole, TextRef } from '../domain/dossier.ts'
import { maskIdentityNumber, maskPhone } from './mask.ts'
import { ERASED_TEXT } from '../ui/missing-words.ts'

/** A person of a dossier as its page shows them before anybody asks to see more. */
export type PersonView = {
  readonly party: PartyRole
  readonly kind: PartyKind
  readonly name: string
  readonly birthDate: string | null
  readonly sex: string | null
  readonly address: string | null
  readonly email: string | null
  /** Masked. */
  readonly identityNumber: string | null
  /** Masked. */
  readonly phone: string | null
}

type TextOf = (ref: TextRef | null | undefined) => string | null

const viewOf = (party: PartyRole, person: Party, textOf: TextOf): PersonView => {
  const identityNumber = textOf(person.identityNumber)
  const phone = textOf(person.phone)
  return {
    party,
    kind: person.kind,
    name: textOf(person.name) ?? ERASED_TEXT,
    birthDate: textOf(person.birthDate),
    sex: textOf(person.sex),
    address: textOf(person.address),
    email: textOf(person.email),
    identityNumber: identityNumber === null ? null : maskIdentityNumber(identityNumber),
    phone: phone === null ? null : maskPhone(phone),
  }
}

/** Owner first: whose dossier it is matters more than who brought it. */
export const peopleOf = (parties: Parties, textOf: TextOf): readonly PersonView[] => {
  const people: PersonView[] = []
  if (parties.owner !== null) people.push(viewOf('owner', parties.owner, textOf))
  people.push(viewOf('submitter', parties.submitter, textOf))
  if (parties.representative !== null) people.push(viewOf('representative', parties.representative, textOf))
  return people
}
