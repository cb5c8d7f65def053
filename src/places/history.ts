import type { Trx } from '#db/context.ts'
import { lowered, type Succession } from './domain/admin-unit.ts'
import type { Place, PlaceBook } from './domain/place-book.ts'
import { searchPlaces } from './domain/search-places.ts'
import { findPlaceIndex, listUnitSources } from './queries.ts'

/** One commune that another was made of, or became. */
export type Relation = {
  readonly code: string
  readonly text: string
  readonly isPart: boolean
  readonly on: string
  readonly basis: string | null
}

export type UnitHistory = {
  readonly code: string
  /** The commune that has this code today, and what it was made of. */
  readonly now: { readonly text: string; readonly from: string; readonly madeOf: readonly Relation[] } | null
  /** The one that had it before, and what became of it. */
  readonly before: { readonly text: string; readonly to: string; readonly became: readonly Relation[] } | null
  readonly source: string | null
}

const relation = ({ place, isPart, link }: { readonly place: Place; readonly isPart: boolean; readonly link: Succession }): Relation =>
  ({ code: place.unit.code, text: place.text, isPart, on: link.on, basis: link.basis })

const historyOf = (book: PlaceBook, code: string): Omit<UnitHistory, 'source'> | undefined => {
  const [now, ended] = [book.findCommune(code), book.findEnded(code)]
  if (now === undefined && ended === undefined) return undefined
  return {
    code,
    now: now === undefined ? null : { text: now.text, from: now.unit.from, madeOf: book.predecessorsOf(now).map(relation) },
    before: ended === undefined ? null : { text: ended.text, to: ended.unit.to ?? '', became: book.successorsOf(ended).map(relation) },
  }
}

/** A commune by its code, old or new: what it was made of, what it became, by which resolution. */
export const findUnitHistory = async (trx: Trx, code: string, day: string): Promise<UnitHistory | undefined> => {
  const index = await findPlaceIndex(trx, day)
  const history = index === undefined ? undefined : historyOf(index.book, code)
  return history === undefined ? undefined : { ...history, source: (await listUnitSources(trx))[0]?.source ?? null }
}

/** A line of the search: the commune, and for an old one where it is today. */
export type FoundUnit = { readonly code: string; readonly text: string; readonly today: readonly string[] }

const MOST_FOUND = 20

/** Communes by name, old and new. */
export const findUnits = async (trx: Trx, typed: string, day: string): Promise<readonly FoundUnit[]> => {
  const index = await findPlaceIndex(trx, day)
  if (index === undefined || typed.trim() === '') return []
  return searchPlaces(index, typed, MOST_FOUND).map(({ place, isEnded }) => ({
    code: place.unit.code,
    text: place.text,
    today: isEnded ? index.book.successorsOf(place).map((one) => lowered(one.place.text)) : [],
  }))
}
