/** A line of a bank statement or of a gateway's settlement: money that came in. */
export type StatementLine = { readonly amountDong: number; readonly description: string }

/** An order that could be meant by a line. */
export type Candidate = {
  readonly orderId: string
  readonly dossierId: string
  readonly reference: string
  readonly dossierCode: string | null
  readonly amountDong: number
}

/** Letters and digits only, in capitals: banks insert spaces, dots and their own words. */
export const bareText = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Whom a line names, and by what: the reference of an order, or only the code of a dossier. */
export type Named = { readonly by: 'reference' | 'code'; readonly candidate: Candidate }

/** The one order that a line names; the newest of a dossier comes first. Two that are named are none: a person decides. */
export const namedBy = ({ description }: Pick<StatementLine, 'description'>, candidates: readonly Candidate[]): Named | undefined => {
  const bare = bareText(description)
  const named = candidates.filter((one) => bare.includes(one.reference))
  const [first] = named
  if (first !== undefined) return named.length === 1 ? { by: 'reference', candidate: first } : undefined
  const coded = candidates.filter((one) => one.dossierCode !== null && bare.includes(bareText(one.dossierCode)))
  const newest = coded[0]
  const isOne = newest !== undefined && coded.every((one) => one.dossierId === newest.dossierId)
  return isOne ? { by: 'code', candidate: newest } : undefined
}

/**
 * How sure a match is: `exact` reference and sum, still owed; `codeAndSum` the dossier's code and the sum;
 * `referenceOnly` the reference with another sum, or nothing owed any more; `none`. Only `exact` is done without a person.
 */
export type Confidence = 'exact' | 'codeAndSum' | 'referenceOnly' | 'none'

/** `outstandingDong`: what the dossier of the named order still owes. */
export const confidenceOf = (line: StatementLine, named: Named | undefined, outstandingDong: number): Confidence => {
  if (named === undefined) return 'none'
  const isOwed = line.amountDong === named.candidate.amountDong && outstandingDong >= line.amountDong
  if (named.by === 'reference') return isOwed ? 'exact' : 'referenceOnly'
  return isOwed ? 'codeAndSum' : 'none'
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
