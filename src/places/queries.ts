import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { remembered } from '#organisation/remembered.ts'
import { openPlaceBook } from './domain/place-book.ts'
import { certainPlace, indexPlaces, type PlaceIndex } from './domain/search-places.ts'
import { readCatalogue, readSources, type UnitSource } from './store.ts'

/** Shared by all agencies of the installation, as the catalogue is. */
const indexes = remembered<PlaceIndex>(3)

/**
 * The catalogue of administrative units on a day (ISO), searchable; `undefined` while the installation has none.
 * Kept in memory until another catalogue is brought: one indexed read otherwise.
 */
export const findPlaceIndex = async (trx: Trx, day: string): Promise<PlaceIndex | undefined> => {
  const { rows } = await sql<{ id: string }>`select id from admin_unit_source order by brought_at desc, id desc limit 1`.execute(trx)
  const mark = rows[0]?.id
  if (mark === undefined) return undefined
  const key = `${mark} ${day}`
  const known = indexes.get(key)
  if (known !== undefined) return known
  const { units, successions } = await readCatalogue(trx)
  const index = indexPlaces(openPlaceBook(units, successions, day))
  indexes.set(key, index)
  return index
}

/** Where the catalogue came from, the latest first. */
export const listUnitSources = (trx: Trx): Promise<readonly UnitSource[]> => readSources(trx)

/** The commune that somebody named for certain, old or new, for searches that are about something else. */
export const findNamedUnit = async (trx: Trx, typed: string, day: string): Promise<{ readonly code: string; readonly text: string; readonly oldText: string | null } | null> => {
  const index = await findPlaceIndex(trx, day)
  const found = index === undefined ? undefined : certainPlace(index, typed)
  return found === undefined ? null : { code: found.unitCode, text: found.text, oldText: found.oldText }
}
