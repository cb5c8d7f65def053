/** A line of a bank statement or of a gateway's settlement: money that came in. */
export type StatementLine = { readonly amountDong: number; readonly description: string }

/** An order that could be meant by a line, with what its dossier still owes. */
export type Candidate = {
  readonly orderId: string
  readonly dossierId: string
  readonly reference: string
  readonly dossierCode: string | null
  readonly amountDong: number
  readonly outstandingDong: number
}

/**
 * How sure a match is: `exact` reference and sum, still owed; `referenceOnly` the reference, another sum or nothing owed
 * any more; `codeAndSum` the dossier's code and the sum; `none`. Only `exact` is done without a person.
 */
export type Confidence = 'exact' | 'codeAndSum' | 'referenceOnly' | 'none'
export type Match = { readonly confidence: Confidence; readonly candidate: Candidate | null }

/** Letters and digits only, in capitals: banks insert spaces, dots and their own words. */
export const bareText = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

const isOwed = (line: StatementLine, one: Candidate): boolean => line.amountDong === one.amountDong && one.outstandingDong >= line.amountDong

/** The candidate that a line means. Two that fit equally well are none: a person decides. */
export const matchLine = (line: StatementLine, candidates: readonly Candidate[]): Match => {
  const bare = bareText(line.description)
  const only = (confidence: Confidence, found: readonly Candidate[]): Match | undefined =>
    found.length === 1 ? { confidence, candidate: found[0] ?? null } : undefined
  const named = candidates.filter((one) => bare.includes(one.reference))
  const coded = candidates.filter((one) => one.dossierCode !== null && bare.includes(bareText(one.dossierCode)))
  return (
    only('exact', named.length === 1 ? named.filter((one) => isOwed(line, one)) : []) ??
    only('codeAndSum', named.length === 0 ? coded.filter((one) => isOwed(line, one)) : []) ??
    only('referenceOnly', named) ?? { confidence: 'none', candidate: null }
  )
}

/** Letters and digits that nobody confuses when a reference is typed from a screen: no I, L, O, U, 0, 1. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const REFERENCE_START = 'MC'
const REFERENCE_LETTERS = 10

/** A payment reference from random bytes: 49 bits behind a fixed start, so that no two texts contain each other by chance. */
export const referenceOf = (random: Uint8Array): string => {
  let letters = ''
  for (let i = 0; i < REFERENCE_LETTERS; i++) letters += ALPHABET[(random[i] ?? 0) % ALPHABET.length] ?? ''
  return REFERENCE_START + letters
}
export const REFERENCE_BYTES = REFERENCE_LETTERS
