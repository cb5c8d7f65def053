import { compareVietnamese } from '#kernel/text.ts'
import { adminKindOf } from '#law/admin-units.ts'
import { choiceOf, choicesOfEnded, type Place, type PlaceBook, type PlaceChoice } from './place-book.ts'
import { isKindWord, isOneSlip, placeWords } from './place-words.ts'

type Words = { readonly kind: readonly string[]; readonly own: readonly string[] }

type Entry = Words & {
  readonly place: Place
  readonly isEnded: boolean
  /** The own words of each unit around it, the nearest first. */
  readonly around: readonly (readonly string[])[]
}

export type PlaceIndex = {
  readonly book: PlaceBook
  /** Entries by each of their own words. */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
  /** Every word of every name. */
  readonly vocabulary: ReadonlySet<string>
}

const parted = ({ name, level }: Place['unit']): Words => {
  const words = placeWords(name)
  const kind = adminKindOf(level, name)
  const length = kind === undefined ? 0 : placeWords(kind.name).length
  return { kind: words.slice(0, length), own: words.slice(length) }
}

/** Makes a book searchable. Cost: once for a catalogue and a day. */
export const indexPlaces = (book: PlaceBook): PlaceIndex => {
  const aroundWords = new Map<Place['unit'], readonly string[]>()
  const aroundOf = (unit: Place['unit']): readonly string[] => {
    const known = aroundWords.get(unit) ?? parted(unit).own
    aroundWords.set(unit, known)
    return known
  }
  const byWord = new Map<string, Entry[]>()
  const add = (place: Place, isEnded: boolean): void => {
    const entry = { place, isEnded, ...parted(place.unit), around: place.above.map(aroundOf) }
    for (const word of new Set(entry.own)) {
      const known = byWord.get(word)
      if (known === undefined) byWord.set(word, [entry])
      else known.push(entry)
    }
  }
  for (const place of book.communes) add(place, false)
  for (const place of book.endedCommunes) add(place, true)
  return { book, byWord, vocabulary: new Set([...byWord.keys(), ...[...aroundWords.values()].flat()]) }
}

/** Short words have too many neighbours for a slip to mean anything. */
const SHORTEST_SLIP = 3
/** Nobody means more than this; a pasted text must not take the program's time. */
const LONGEST_TYPED = 200
const MOST_WORDS = 14

/** A typed word with the words of the catalogue that it may be: itself, what it begins, or what it is one slip from. */
type Typed = { readonly word: string; readonly begun: ReadonlySet<string>; readonly slips: ReadonlySet<string> }

const NONE: ReadonlySet<string> = new Set()

const typedWords = ({ vocabulary }: PlaceIndex, words: readonly string[]): readonly Typed[] =>
  words.map((word, at) => {
    const known = [...vocabulary]
    const isKnown = vocabulary.has(word)
    // Two letters that are a word already ("hà") begin too many others to mean one of them; one letter says something
    // only after another word.
    const fewest = isKnown ? 3 : words.length > 1 ? 1 : 2
    const mayGoOn = at === words.length - 1 && word.length >= fewest
    const begun = mayGoOn ? new Set(known.filter((one) => one !== word && one.startsWith(word))) : NONE
    const isStrange = !isKnown && word.length >= SHORTEST_SLIP
    return { word, begun, slips: isStrange ? new Set(known.filter((one) => isOneSlip(word, one))) : NONE }
  })

const fitOf = ({ word, begun, slips }: Typed, name: readonly string[]): keyof typeof OWN_POINTS => {
  if (name.includes(word)) return 'whole'
  if (begun.size > 0 && name.some((one) => begun.has(one))) return 'begun'
  return slips.size > 0 && name.some((one) => slips.has(one)) ? 'slip' : 'none'
}

const OWN_POINTS = { whole: 5, begun: 3.5, slip: 3, none: 0 } as const
const AROUND_POINTS = { whole: 2, begun: 1.5, slip: 1.2, none: 0 } as const
const STRANGE_WORD = -4
/** With fewer words than these, one that fits nothing leaves too little to go by. */
const FEWEST_TO_FORGIVE = 3
const NAME_IN_ORDER = 2
const UNNAMED_WORD = -2.5
const STANDS_TODAY = 0.5

/** How well a place fits; `undefined` when more than `strange` of the typed words fit nothing of it. */
const scoreOf = ({ own, kind, around, isEnded }: Entry, typed: readonly Typed[], text: string, strange: number): number | undefined => {
  let score = 0
  let hits = 0
  let left = strange
  for (const one of typed) {
    const fit = fitOf(one, own)
    const points = Math.max(OWN_POINTS[fit], ...around.map((name) => AROUND_POINTS[fitOf(one, name)]))
    if (fit !== 'none') hits++
    if (points > 0) score += points
    else if (kind.includes(one.word)) score += 1
    else if (!isKindWord(one.word)) {
      if (left === 0) return undefined
      left--
      score += STRANGE_WORD
    }
  }
  if (hits === 0) return undefined
  const unnamed = own.filter((word) => !typed.some((one) => fitOf(one, [word]) !== 'none')).length
  const isInOrder = ` ${text} `.includes(` ${own.join(' ')} `)
  return score + unnamed * UNNAMED_WORD + (isInOrder ? NAME_IN_ORDER : 0) + (isEnded ? 0 : STANDS_TODAY)
}

const candidates = ({ byWord }: PlaceIndex, typed: readonly Typed[]): ReadonlySet<Entry> =>
  new Set(typed.flatMap(({ word, begun, slips }) => [word, ...begun, ...slips].flatMap((one) => byWord.get(one) ?? [])))

const searchEntries = (index: PlaceIndex, words: readonly string[], limit: number): readonly Entry[] => {
  const typed = typedWords(index, words)
  const found = [...candidates(index, typed)]
  const text = words.join(' ')
  const naming = words.filter((word) => !isKindWord(word)).length
  for (const strange of naming >= FEWEST_TO_FORGIVE ? [0, 1] : [0]) {
    const scored = found.flatMap((entry) => {
      const score = scoreOf(entry, typed, text, strange)
      return score === undefined ? [] : [{ entry, score }]
    })
    if (scored.length === 0) continue
    return scored
      .toSorted((a, b) => b.score - a.score || compareVietnamese(a.entry.place.text, b.entry.place.text))
      .slice(0, limit)
      .map(({ entry }) => entry)
  }
  return []
}

const wordsOf = (typed: string): readonly string[] => placeWords(typed.slice(0, LONGEST_TYPED)).slice(0, MOST_WORDS)

/**
 * Places that fit what was typed, best first: communes of the day before those that ended, when they fit alike. One
 * word that fits nothing is forgiven when nothing fits whole.
 */
export const searchPlaces = (index: PlaceIndex, typed: string, limit: number): readonly { readonly place: Place; readonly isEnded: boolean }[] =>
  searchEntries(index, wordsOf(typed), limit).map(({ place, isEnded }) => ({ place, isEnded }))

/** What a typed place may mean today, best first; an old unit that was divided gives one answer for each part. */
export const choosePlaces = (index: PlaceIndex, typed: string, limit: number): readonly PlaceChoice[] => {
  const choices = new Map<string, PlaceChoice>()
  for (const { place, isEnded } of searchPlaces(index, typed, limit)) {
    for (const choice of isEnded ? choicesOfEnded(index.book, place) : [choiceOf(place)]) {
      choices.set(`${choice.unitCode}<${choice.oldUnitCode ?? ''}`, choice)
    }
  }
  return [...choices.values()].slice(0, limit)
}

const LOOKED_AT = 40

/** Is the typed name written out whole: its own name, then perhaps the units around it, the outermost last? */
const isWholeName = ({ kind, own, around }: Entry, words: readonly string[], withKind: boolean): boolean => {
  const head = withKind ? [...kind, ...own] : own
  if (head.some((word, at) => words[at] !== word)) return false
  let rest = words.slice(head.length)
  for (const name of around) {
    const bare = withoutKind(rest, name)
    if (name.every((word, at) => bare[at] === word)) rest = bare.slice(name.length)
  }
  return rest.length === 0
}

/** "thanh pho dong ha" before the name dong ha: the words of a kind are passed over. */
const withoutKind = (words: readonly string[], name: readonly string[]): readonly string[] => {
  let at = 0
  while (at < words.length && words[at] !== name[0] && isKindWord(words[at] ?? '')) at++
  return words.slice(at)
}

/**
 * The one place that a typed name certainly means: its name is written out whole (marks, short forms and the units
 * around it are free) and nothing else is called so. A name that today's commune shares with an old one means today's.
 * `undefined` when the person has to choose.
 */
export const certainPlace = (index: PlaceIndex, typed: string): PlaceChoice | undefined => {
  const words = wordsOf(typed)
  if (words.length === 0) return undefined
  const entries = searchEntries(index, words, LOOKED_AT)
  for (const withKind of [true, false]) {
    const named = entries.filter((entry) => isWholeName(entry, words, withKind))
    if (named.length === 0) continue
    const today = named.filter(({ isEnded }) => !isEnded)
    const old = named.filter(({ isEnded }) => isEnded).flatMap(({ place }) => choicesOfEnded(index.book, place))
    const [only, ...others] = today.length > 0 ? today.map(({ place }) => choiceOf(place)) : old
    const isClear = only !== undefined && others.length === 0 && old.every(({ unitCode }) => unitCode === only.unitCode)
    return isClear ? only : undefined
  }
  return undefined
}

/**
 * A written address parted into its commune and what stands before it: "Thôn Đông, xã Quảng Phương, Quảng Trạch, Quảng
 * Bình". `undefined` when no end of it is certainly a commune.
 */
export const findAddress = (index: PlaceIndex, address: string): { readonly place: PlaceChoice; readonly detail: string } | undefined => {
  // What stands in brackets is the old name beside the new one.
  const parts = address.slice(0, LONGEST_ADDRESS).replace(/\([^)]*\)?/g, '').split(',').map((part) => part.trim()).filter((part) => part !== '').slice(-MOST_PARTS)
  for (let at = 0; at < parts.length; at++) {
    const place = certainPlace(index, parts.slice(at).join(', '))
    if (place !== undefined) return { place, detail: parts.slice(0, at).join(', ') }
  }
  return undefined
}

const LONGEST_ADDRESS = 500
const MOST_PARTS = 8
