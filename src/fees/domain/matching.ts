/** What a line of a bank statement could mean: the orders whose references it carries, the dossiers whose codes it carries. */
export type NamedOrder = { readonly reference: string; readonly dossierId: string }

/** Whom the money is for, by the words of its transfer. `several`: two are named, so a person decides. */
export type Meant =
  | { readonly by: 'order'; readonly reference: string }
  | { readonly by: 'code'; readonly dossierId: string }
  | { readonly by: 'several' }
  | { readonly by: 'nobody' }

/** Letters and digits only, in capitals: banks insert spaces, dots and their own words. */
export const bareText = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** One reference, and nobody else's dossier beside it; else one dossier; else nobody or several. */
export const whoIsMeant = (orders: readonly NamedOrder[], dossierIds: readonly string[]): Meant => {
  const [order, ...moreOrders] = orders
  const coded = new Set(dossierIds)
  if (order !== undefined) {
    const isAlone = moreOrders.length === 0 && (coded.size === 0 || coded.has(order.dossierId))
    return isAlone ? { by: 'order', reference: order.reference } : { by: 'several' }
  }
  const [dossierId] = coded
  if (dossierId === undefined) return { by: 'nobody' }
  return coded.size === 1 ? { by: 'code', dossierId } : { by: 'several' }
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

const everyMatch = (bare: string, pattern: RegExp): readonly string[] => [
  ...new Set([...bare.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]))),
]

/** Everything in a text that may be a payment reference, also where two overlap. */
export const referencesIn = (description: string): readonly string[] =>
  everyMatch(bareText(description), new RegExp(`(?=(${REFERENCE_START}[${ALPHABET}]{${REFERENCE_LETTERS}}))`, 'g'))

/** A code without its marks: the agency, six or eight digits of the day, four to nine of the number. */
const [FEWEST_DIGITS, MOST_DIGITS] = [10, 17] as const

/**
 * Everything in a text that may be the code of a dossier of one of these agencies, letters and digits alone: a bank may
 * have written digits of its own behind it, so every length is asked for.
 */
export const codesIn = (description: string, agencies: readonly string[]): readonly string[] => {
  const bare = bareText(description)
  const digits = agencies.map(bareText).filter((agency) => agency !== '' && bare.includes(agency))
    .flatMap((agency) => everyMatch(bare, new RegExp(`(?=(${agency}\\d{${FEWEST_DIGITS},${MOST_DIGITS}}))`, 'g')).map((longest) => ({ agency, longest })))
  return [...new Set(digits.flatMap(({ agency, longest }) => {
    const shortest = agency.length + FEWEST_DIGITS
    return Array.from({ length: longest.length - shortest + 1 }, (_, more) => longest.slice(0, shortest + more))
  }))]
}
