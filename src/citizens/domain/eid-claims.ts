import { parseBirthDate } from '#kernel/birth-date.ts'
import { parseIdentityNumber } from '#kernel/citizen-card.ts'
import { tidy } from '#kernel/text.ts'

/** Under which names an identity provider tells what it knows; every provider may use others. */
export type ClaimNames = {
  readonly identityNumber: string
  readonly name: string
  readonly birthDate: string
  readonly sex: string
  readonly address: string
}

export type EidClaims = {
  readonly identityNumber?: string
  readonly name?: string
  readonly birthDate?: string
  readonly sex?: 'male' | 'female'
  readonly address?: string
}

const LONGEST = 500

const textOf = (claim: unknown): string | undefined => {
  // The standard's address claim is an object with a formatted line.
  const plain = typeof claim === 'object' && claim !== null && 'formatted' in claim ? claim.formatted : claim
  const text = typeof plain === 'string' ? tidy(plain) : ''
  return text === '' || text.length > LONGEST ? undefined : text
}

const sexOf = (claim: unknown): 'male' | 'female' | undefined => {
  const word = textOf(claim)?.toLocaleLowerCase('vi')
  if (word === 'male' || word === 'nam' || word === 'm') return 'male'
  return word === 'female' || word === 'nữ' || word === 'f' ? 'female' : undefined
}

/** What a provider says of a person, as far as it can be read; anything else is left out, never guessed. */
export const readEidClaims = (claims: Readonly<Record<string, unknown>>, names: ClaimNames): EidClaims => {
  const number = parseIdentityNumber(textOf(claims[names.identityNumber]) ?? '')
  const name = textOf(claims[names.name])
  const birthDate = parseBirthDate(textOf(claims[names.birthDate]) ?? '')
  const sex = sexOf(claims[names.sex])
  const address = textOf(claims[names.address])
  return {
    ...(number.ok && { identityNumber: number.value.number }),
    ...(name !== undefined && { name }),
    ...(birthDate !== undefined && { birthDate }),
    ...(sex !== undefined && { sex }),
    ...(address !== undefined && { address }),
  }
}

/** An electronic identity in the sense of the law: a level that counts, and a person behind it. */
export const assuranceOfEid = (acr: unknown, sufficient: readonly string[], claims: EidClaims): 'own' | 'eid' =>
  typeof acr === 'string' && sufficient.includes(acr) && claims.identityNumber !== undefined ? 'eid' : 'own'
