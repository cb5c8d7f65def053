import type { PartyField } from './dossier.ts'

/** What is compared of a person; how to reach them may change every year and says nothing. */
export const COMPARED_FIELDS = ['name', 'birthDate', 'sex', 'address'] as const satisfies readonly PartyField[]
export type ComparedField = (typeof COMPARED_FIELDS)[number]

export type PersonTexts = { readonly [field in ComparedField]?: string | null }

export type PersonDifference = { readonly field: ComparedField; readonly now: string; readonly before: string }

const plain = (text: string): string => text.normalize('NFC').replace(/[\s,.]+/g, ' ').trim().toLowerCase()

/** A birth date known only by its year does not contradict one known by its day. */
const agree = (field: ComparedField, a: string, b: string): boolean =>
  field === 'birthDate' ? a.startsWith(b) || b.startsWith(a) : plain(a) === plain(b)

/**
 * Where two dossiers say different things of one person, field by field. What only one of them says is no difference.
 * `isSamePlace` knows that two addresses mean one place, such as by its old and its new name.
 */
export const personDifferences = (
  now: PersonTexts,
  before: PersonTexts,
  isSamePlace: (a: string, b: string) => boolean,
): readonly PersonDifference[] =>
  COMPARED_FIELDS.flatMap((field) => {
    const [said, had] = [now[field], before[field]]
    if (said == null || had == null || said === '' || had === '') return []
    if (agree(field, said, had) || (field === 'address' && isSamePlace(said, had))) return []
    return [{ field, now: said, before: had }]
  })
