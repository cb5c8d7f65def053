import type { SearchWords } from '#law/procedures-schema.ts'
import { editDistance } from './edit-distance.ts'
import { foldWords, soundOf, withoutTelex } from './fold-text.ts'
import type { SearchIndex } from './search-index.ts'

/** One way to read a piece of the query: words to find, and how sure the reading is (0–1). */
export type Reading = { readonly words: readonly string[]; readonly sureness: number }

/** A piece of the query with all its readings; none when it resembles nothing in the catalogue. */
export type Term = { readonly readings: readonly Reading[] }

/** The word list of `law/procedures`, folded once. */
export type Lexicon = {
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly abbreviations: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly fillers: ReadonlySet<string>
  readonly longestPhrase: number
}

const folded = (record: Readonly<Record<string, readonly string[]>>): Map<string, (readonly string[])[]> => {
  const map = new Map<string, (readonly string[])[]>()
  for (const [key, texts] of Object.entries(record)) {
    const foldedKey = foldWords(key).join(' ')
    map.set(foldedKey, [...(map.get(foldedKey) ?? []), ...texts.map(foldWords)])
  }
  return map
}

export const foldLexicon = (words: SearchWords): Lexicon => {
  const phrases = folded(words.synonyms)
  const fillers = new Set(words.fillers.map((filler) => foldWords(filler).join(' ')))
  return {
    phrases,
    abbreviations: folded(words.abbreviations),
    fillers,
    longestPhrase: Math.max(1, ...[...phrases.keys(), ...fillers].map((key) => key.split(' ').length)),
  }
}

/** How sure each kind of reading is. `spoken`: a word that exists, written for another that sounds the same. */
const SURE = {
  literal: 1,
  meant: 1,
  plainWords: 0.85,
  prefix: 0.9,
  sound: 0.88,
  parts: 0.85,
  oneSlip: 0.78,
  spoken: 0.7,
  twoSlips: 0.55,
}
const SHORTEST = { prefix: 2, slip: 3, twoSlips: 7, parts: 3 }
const MOST_GUESSES = 12
/** More letters without a word behind them are no short form but noise. */
const MOST_INITIALS = 1

/** First words in the sorted vocabulary that begin with the given letters. */
const wordsThatBegin = (sorted: readonly string[], start: string): readonly string[] => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let i = low; found.length < MOST_GUESSES && sorted[i]?.startsWith(start) === true; i++) found.push(sorted[i] ?? '')
  return found
}

/**
 * Cuts run-together letters into known words and short forms: "khaisinh", "dkks", "ksl". Fewest pieces win; a
 * single letter stands for a word that begins with it, written as `x*`.
 */
const cutIntoParts = (word: string, index: SearchIndex, lexicon: Lexicon): readonly string[] | undefined => {
  const best: ({ readonly cost: number; readonly words: readonly string[] } | undefined)[] = [{ cost: 0, words: [] }]
  for (let end = 1; end <= word.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start]
      if (before === undefined || (start === 0 && end === word.length)) continue
      const piece = word.slice(start, end)
      const part: { readonly cost: number; readonly words: readonly string[] } | undefined =
        lexicon.abbreviations.has(piece)
          ? { cost: 1, words: lexicon.abbreviations.get(piece)?.[0] ?? [] }
          : piece.length > 1 && index.wordIds.has(piece)
            ? { cost: 1 + 2 / piece.length, words: [piece] }
            : piece.length === 1 && /[a-z]/.test(piece)
              ? { cost: 3, words: [`${piece}*`] }
              : undefined
      if (part === undefined) continue
      const cost = before.cost + part.cost
      const known = best[end]
      if (known === undefined || cost < known.cost) best[end] = { cost, words: [...before.words, ...part.words] }
    }
  }
  const words = best[word.length]?.words
  return words !== undefined && words.filter((part) => part.endsWith('*')).length <= MOST_INITIALS ? words : undefined
}

const guesses = (word: string, index: SearchIndex, lexicon: Lexicon): readonly Reading[] => {
  const readings: Reading[] = []
  const telex = withoutTelex(word)
  if (telex !== word && index.wordIds.has(telex)) readings.push({ words: [telex], sureness: SURE.sound })
  for (const alike of index.bySound.get(soundOf(word)) ?? []) readings.push({ words: [alike], sureness: SURE.sound })
  if (word.length >= SHORTEST.parts) {
    const parts = cutIntoParts(word, index, lexicon)
    if (parts !== undefined) readings.push({ words: parts, sureness: SURE.parts })
  }
  if (word.length >= SHORTEST.slip && !/\d/.test(word)) {
    const limit = word.length >= SHORTEST.twoSlips ? 2 : 1
    for (const known of index.vocabulary) {
      if (known.length < 2) continue
      const distance = editDistance(word, known, limit)
      if (distance <= limit) readings.push({ words: [known], sureness: distance === 1 ? SURE.oneSlip : SURE.twoSlips })
    }
  }
  return readings.toSorted((a, b) => b.sureness - a.sureness).slice(0, MOST_GUESSES)
}

const readWord = (word: string, isLast: boolean, index: SearchIndex, lexicon: Lexicon): readonly Reading[] => {
  const readings: Reading[] = (lexicon.abbreviations.get(word) ?? []).map((words) => ({ words, sureness: SURE.literal }))
  if (index.wordIds.has(word)) readings.push({ words: [word], sureness: readings.length > 0 ? SURE.oneSlip : SURE.literal })
  if (isLast && word.length >= SHORTEST.prefix)
    for (const whole of wordsThatBegin(index.sorted, word))
      if (whole !== word) readings.push({ words: [whole], sureness: SURE.prefix })
  if (readings.length === 0) return guesses(word, index, lexicon)
  const spoken = word.length >= SHORTEST.slip ? (index.bySound.get(soundOf(word)) ?? []) : []
  return [...readings, ...spoken.filter((known) => known !== word).map((known) => ({ words: [known], sureness: SURE.spoken }))]
}

/**
 * Reads a query as terms: the longest known plain-word phrases first, then short forms and single words, the last
 * word also as the beginning of one. Words that say nothing are dropped unless nothing else is left.
 */
export const readQuery = (query: string, index: SearchIndex, lexicon: Lexicon): readonly Term[] => {
  const all = foldWords(query)
  const read = (words: readonly string[], dropFillers: boolean): readonly Term[] => {
    const terms: Term[] = []
    for (let at = 0; at < words.length; ) {
      let length = Math.min(lexicon.longestPhrase, words.length - at)
      for (; length > 0; length--) {
        const piece = words.slice(at, at + length)
        const key = piece.join(' ')
        const meant = lexicon.phrases.get(key)
        if (meant !== undefined) {
          terms.push({
            readings: [
              { words: piece, sureness: SURE.plainWords },
              ...meant.map((phrase) => ({ words: phrase, sureness: SURE.meant })),
            ],
          })
          break
        }
        if (dropFillers && lexicon.fillers.has(key)) break
      }
      if (length === 0) terms.push({ readings: readWord(words[at] ?? '', at === words.length - 1, index, lexicon) })
      at += Math.max(length, 1)
    }
    return terms
  }
  const terms = read(all, true)
  return terms.length > 0 ? terms : read(all, false)
}
