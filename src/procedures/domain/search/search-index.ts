import { foldWords, soundOf } from './fold-text.ts'

/** One procedure as search sees it. */
export type SearchEntry = {
  readonly code: string
  readonly name: string
  readonly sectorName: string
  /** Everyday phrases for it, each as good as its name. */
  readonly keywords?: readonly string[]
  /** Asked for every day: wins among equals. */
  readonly everyday?: boolean
}

/** A name or keyword of an entry: what a query is compared with. */
export type Title = {
  readonly entry: number
  readonly words: readonly number[]
  /** Sum of the rarity of its distinct words. */
  readonly rarity: number
  readonly initials: string
  /** A keyword stands a little behind a name that fits as well. */
  readonly trust: number
}

export type Posting = { readonly title: number; readonly weight: number }

export type SearchIndex = {
  readonly entries: readonly SearchEntry[]
  readonly codes: readonly string[]
  readonly titles: readonly Title[]
  readonly wordIds: ReadonlyMap<string, number>
  /** Folded words by id. */
  readonly vocabulary: readonly string[]
  /** Vocabulary in alphabetical order, for words that are still being typed. */
  readonly sorted: readonly string[]
  readonly bySound: ReadonlyMap<string, readonly string[]>
  readonly postings: readonly (readonly Posting[])[]
  /** How much a word tells: ln(1 + titles / titles with it). */
  readonly rarity: readonly number[]
}

/** A word of the sector's name counts for a title, but far less than its own words. */
const SECTOR_WEIGHT = 0.3
const KEYWORD_TRUST = 0.93

export const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Prepares a catalogue for `searchProcedures`: about 20 ms for a thousand procedures, once per catalogue. */
export const buildSearchIndex = (entries: readonly SearchEntry[]): SearchIndex => {
  const wordIds = new Map<string, number>()
  const vocabulary: string[] = []
  const idOf = (word: string): number => {
    const known = wordIds.get(word)
    if (known !== undefined) return known
    wordIds.set(word, vocabulary.length)
    vocabulary.push(word)
    return vocabulary.length - 1
  }

  const drafts = entries.flatMap((entry, index) => {
    const sector = foldWords(entry.sectorName).map(idOf)
    return [entry.name, ...(entry.keywords ?? [])].map((text, at) => {
      const folded = foldWords(text)
      const initials = folded.map((word) => word[0] ?? '').join('')
      return { entry: index, words: folded.map(idOf), sector, initials, trust: at === 0 ? 1 : KEYWORD_TRUST }
    })
  })

  const postings: Posting[][] = vocabulary.map(() => [])
  drafts.forEach(({ words, sector }, title) => {
    const own = new Set(words)
    for (const id of own) postings[id]?.push({ title, weight: 1 })
    for (const id of new Set(sector)) if (!own.has(id)) postings[id]?.push({ title, weight: SECTOR_WEIGHT })
  })
  const rarity = postings.map((list) => {
    const count = list.reduce((sum, { weight }) => sum + (weight === 1 ? 1 : 0), 0)
    return Math.log(1 + drafts.length / Math.max(count, 0.5))
  })

  return {
    entries,
    codes: entries.map((entry) => digitsOf(entry.code)),
    titles: drafts.map(({ entry, words, initials, trust }) => ({
      entry,
      words,
      rarity: [...new Set(words)].reduce((sum, id) => sum + (rarity[id] ?? 0), 0),
      initials,
      trust,
    })),
    wordIds,
    vocabulary,
    sorted: vocabulary.toSorted(),
    bySound: Map.groupBy(vocabulary, soundOf),
    postings,
    rarity,
  }
}
