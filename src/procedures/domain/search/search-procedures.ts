import { readQuery, type Lexicon, type Reading, type Term } from './read-query.ts'
import { digitsOf, type SearchIndex, type Title } from './search-index.ts'

export type SearchHit = { readonly code: string; readonly score: number }

/** How much of the score rests on what; found by trying everyday queries on the national catalogue. */
const SHARE = { query: 0.6, title: 0.28, order: 0.12 }
const EVERYDAY_BONUS = 0.08
/** Below 1, a long phrase that one term stands for does not drown the other terms. */
const TERM_EVENNESS = 0.5
const LEAST_QUERY_SHARE = 0.45
const SHORTEST_CODE = 4
const CLOSELY_RANKED = 80

/** Hits for a code, with or without dots or the local suffix: whole, then beginning, then end, then inside. */
const searchCode = (query: string, index: SearchIndex): readonly SearchHit[] => {
  if (!/^[\d.\s]+([hH]\d+)?$/.test(query.trim())) return []
  const national = /^\s*(\d\.\d{6})/.exec(query)?.[1]
  const digits = digitsOf(national ?? query)
  if (digits.length < SHORTEST_CODE) return []
  const scoreOf = (code: string): number =>
    code === digits ? 3 : code.startsWith(digits) ? 2.5 : code.endsWith(digits) ? 2.2 : code.includes(digits) ? 2 : 0
  return index.codes
    .map((code, i) => ({ code: index.entries[i]?.code ?? '', score: scoreOf(code) }))
    .filter((hit) => hit.score > 0)
}

/** Ids of the vocabulary that a word of a reading stands for: itself, or every word with that first letter. */
const idsOf = (word: string, index: SearchIndex): readonly number[] => {
  if (!word.endsWith('*')) {
    const id = index.wordIds.get(word)
    return id === undefined ? [] : [id]
  }
  return index.vocabulary.flatMap((known, id) => (known.startsWith(word.slice(0, -1)) ? [id] : []))
}

/** A first letter tells little: as much as a common word. */
const INITIAL_RARITY = 1.5

const rarityOf = (word: string, index: SearchIndex): number =>
  word.endsWith('*') ? INITIAL_RARITY : (index.rarity[index.wordIds.get(word) ?? -1] ?? 0)

const weightOf = (reading: Reading, index: SearchIndex): number =>
  reading.words.reduce((sum, word) => sum + rarityOf(word, index), 0)

/** What each title gives for a term: the best of its readings, as a share (0–1) of what the reading asks. */
const scoreTerm = (term: Term, index: SearchIndex): Float64Array => {
  const best = new Float64Array(index.titles.length)
  for (const reading of term.readings) {
    const asked = weightOf(reading, index)
    if (asked === 0) continue
    const given = new Float64Array(index.titles.length)
    for (const word of new Set(reading.words)) {
      const gain = rarityOf(word, index)
      const seen = new Set<number>()
      for (const id of idsOf(word, index))
        for (const { title, weight } of index.postings[id] ?? []) {
          if (seen.has(title)) continue
          if (word.endsWith('*')) seen.add(title)
          given[title] = (given[title] ?? 0) + gain * weight
        }
    }
    for (let title = 0; title < best.length; title++) {
      const share = (reading.sureness * (given[title] ?? 0)) / asked
      if (share > (best[title] ?? 0)) best[title] = share
    }
  }
  return best
}

/** Share of neighbouring words of the best readings that are neighbours in the title too. */
const orderShare = (title: Title, terms: readonly Term[], index: SearchIndex): number => {
  const has = (word: string): boolean => title.words.includes(index.wordIds.get(word) ?? -1)
  const words = terms.flatMap(({ readings }) => readings.find((reading) => reading.words.every(has))?.words ?? [])
  const ids = words.map((word) => index.wordIds.get(word) ?? -1)
  if (ids.length < 2) return title.words[0] === ids[0] ? 1 : 0.5
  let neighbours = 0
  for (let i = 1; i < ids.length; i++)
    for (let at = 1; at < title.words.length; at++)
      if (title.words[at] === ids[i] && title.words[at - 1] === ids[i - 1]) {
        neighbours++
        break
      }
  return neighbours / (ids.length - 1)
}

/** Share of a title's words that some reading asked for, by rarity. */
const titleShare = (title: Title, asked: ReadonlySet<number>, index: SearchIndex): number => {
  let covered = 0
  for (const id of new Set(title.words)) if (asked.has(id)) covered += index.rarity[id] ?? 0
  return title.rarity === 0 ? 0 : covered / title.rarity
}

/**
 * The procedures that a person most likely means, best first. Forgives missing marks, tone placement, Unicode form,
 * short forms ("ks", "dkks", "hkd"), run-together words, neighbouring sounds, a slip or two per word, and knows
 * plain words ("độc thân"). Codes are found with or without dots.
 */
export const searchProcedures = (
  index: SearchIndex,
  lexicon: Lexicon,
  query: string,
  limit: number,
): readonly SearchHit[] => {
  const byCode = searchCode(query, index)
  if (byCode.length > 0) return byCode.toSorted(byScore).slice(0, limit)

  const terms = readQuery(query, index, lexicon).filter((term) => term.readings.length > 0)
  const weights = terms.map(
    ({ readings }) => Math.max(...readings.map((reading) => weightOf(reading, index))) ** TERM_EVENNESS,
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return searchInitials(query, index, limit)

  const shares = new Float64Array(index.titles.length)
  terms.forEach((term, i) => {
    const given = scoreTerm(term, index)
    for (let title = 0; title < shares.length; title++)
      shares[title] = (shares[title] ?? 0) + ((weights[i] ?? 0) * (given[title] ?? 0)) / total
  })

  const asked = new Set(terms.flatMap(({ readings }) => readings.flatMap(({ words }) => words.flatMap((word) => idsOf(word, index)))))
  const best = new Map<number, number>()
  const rough = index.titles
    .map((title, at) => ({ title, share: shares[at] ?? 0 }))
    .filter(({ share }) => share >= LEAST_QUERY_SHARE)
    .map(({ title, share }) => ({
      title,
      share,
      score: share * (SHARE.query + SHARE.title * titleShare(title, asked, index)),
    }))
    .toSorted(byScore)
    .slice(0, CLOSELY_RANKED)
  for (const { title, share, score } of rough) {
    const fine =
      title.trust * (score + share * SHARE.order * orderShare(title, terms, index)) +
      (index.entries[title.entry]?.everyday === true ? EVERYDAY_BONUS : 0)
    if (fine > (best.get(title.entry) ?? 0)) best.set(title.entry, fine)
  }
  return [...best]
    .map(([entry, score]) => ({ code: index.entries[entry]?.code ?? '', score }))
    .toSorted(byScore)
    .slice(0, limit)
}

/** Last resort: the query as first letters of a title's words, in a row. */
const searchInitials = (query: string, index: SearchIndex, limit: number): readonly SearchHit[] => {
  const letters = query.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length < 2) return []
  const hits = new Map<number, number>()
  for (const title of index.titles)
    if (title.initials.includes(letters)) {
      const score = letters.length / title.initials.length
      if (score > (hits.get(title.entry) ?? 0)) hits.set(title.entry, score)
    }
  return [...hits]
    .map(([entry, score]) => ({ code: index.entries[entry]?.code ?? '', score }))
    .toSorted(byScore)
    .slice(0, limit)
}

const byScore = (a: { readonly score: number }, b: { readonly score: number }): number => b.score - a.score
