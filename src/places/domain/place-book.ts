import { formatDay, parseDay } from '#kernel/local-time.ts'
import { isUnitOn, lowered, type AdminUnit, type Succession } from './admin-unit.ts'

/** A commune of a day, or one that ended, with where it stood: "Phường 1, thành phố Đông Hà, tỉnh Quảng Trị". */
export type Place = {
  readonly unit: AdminUnit
  /** The units around it, the nearest first. */
  readonly above: readonly AdminUnit[]
  readonly text: string
}

/** One answer that a typed place may mean: the commune of today, and the old one that it was named by. */
export type PlaceChoice = {
  readonly unitCode: string
  readonly provinceCode: string
  readonly text: string
  readonly oldUnitCode: string | null
  readonly oldText: string | null
  /** Only a part of the old unit went there. */
  readonly isPart: boolean
}

/** The catalogue as it stands on a day, with everything that ended before. */
export type PlaceBook = {
  readonly day: string
  readonly communes: readonly Place[]
  readonly endedCommunes: readonly Place[]
  readonly findCommune: (code: string) => Place | undefined
  /** The newest unit that had this code and ended. */
  readonly findEnded: (code: string) => Place | undefined
  /** Which communes of the day a unit that ended became; several when it was divided. */
  readonly successorsOf: (ended: Place) => readonly { readonly place: Place; readonly isPart: boolean; readonly link: Succession }[]
  /** What a commune of the day was made of. */
  readonly predecessorsOf: (place: Place) => readonly { readonly place: Place; readonly isPart: boolean; readonly link: Succession }[]
}

const dayBefore = (day: string): string => {
  const number = parseDay(day)
  if (number === undefined) throw new Error(`not a day: ${day}`)
  return formatDay(number - 1)
}

const grouped = <Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => Map.groupBy(items, key)

/** Ended twice is possible; more than this in a row is a circle in the data. */
const MOST_STEPS = 8

/** Puts units and successions together as they stand on a day. */
export const openPlaceBook = (units: readonly AdminUnit[], successions: readonly Succession[], day: string): PlaceBook => {
  const byCode = grouped(units, (unit) => unit.code)
  const unitOn = (code: string, on: string): AdminUnit | undefined => byCode.get(code)?.find((unit) => isUnitOn(unit, on))
  const fromOld = grouped(successions, (one) => `${one.oldCode}@${one.on}`)
  const toNew = grouped(successions, (one) => `${one.newCode}@${one.on}`)

  const aboveOf = (unit: AdminUnit, on: string): readonly AdminUnit[] => {
    const parent = unit.parentCode === null ? undefined : unitOn(unit.parentCode, on)
    return parent === undefined ? [] : [parent, ...aboveOf(parent, on)]
  }
  const placeOf = (unit: AdminUnit): Place => {
    const above = aboveOf(unit, unit.to ?? day)
    return { unit, above, text: [unit.name, ...above.map(({ name }) => lowered(name))].join(', ') }
  }
  const places = units.filter((unit) => unit.from <= day).map(placeOf)
  const communes = places.filter(({ unit }) => unit.level === 'commune' && isUnitOn(unit, day))
  const ended = places.filter(({ unit }) => unit.to !== null && unit.to < day)
  // A district without communes (an island) became a commune itself: it is found as one of them is.
  const endedCommunes = ended.filter(({ unit }) => unit.level === 'commune' || fromOldOf(unit).some(({ newCode, on }) => unitOn(newCode, on)?.level === 'commune'))
  const current = new Map(communes.map((place) => [place.unit.code, place]))
  const endedByCode = new Map(endedCommunes.toSorted((a, b) => a.unit.from.localeCompare(b.unit.from)).map((place) => [place.unit.code, place]))
  const endedPlaces = grouped(endedCommunes, ({ unit }) => unit.code)

  function fromOldOf(unit: AdminUnit): readonly Succession[] {
    const links = fromOld.get(`${unit.code}@${unit.to === null ? '' : dayAfter(unit.to)}`) ?? []
    return links
  }

  const walk = (unit: AdminUnit, isPart: boolean, steps: number, first: Succession | undefined): readonly { place: Place; isPart: boolean; link: Succession }[] => {
    if (steps > MOST_STEPS) return []
    return fromOldOf(unit).flatMap((link) => {
      const next = unitOn(link.newCode, link.on)
      if (next === undefined) return []
      const part = isPart || link.kind === 'part'
      const now = current.get(next.code)
      if (now?.unit === next) return [{ place: now, isPart: part, link: first ?? link }]
      return walk(next, part, steps + 1, first ?? link)
    })
  }

  return {
    day,
    communes,
    endedCommunes,
    findCommune: (code) => current.get(code),
    findEnded: (code) => endedByCode.get(code),
    successorsOf: ({ unit }) => walk(unit, false, 0, undefined),
    predecessorsOf: ({ unit }) =>
      (toNew.get(`${unit.code}@${unit.from}`) ?? []).flatMap((link) => {
        const before = dayBefore(link.on)
        const place = endedPlaces.get(link.oldCode)?.find((one) => isUnitOn(one.unit, before))
        return place === undefined ? [] : [{ place, isPart: link.kind === 'part', link }]
      }),
  }
}

const dayAfter = (day: string): string => {
  const number = parseDay(day)
  if (number === undefined) throw new Error(`not a day: ${day}`)
  return formatDay(number + 1)
}

/** A commune of the day as an answer. */
export const choiceOf = (place: Place): PlaceChoice => ({
  unitCode: place.unit.code,
  provinceCode: place.above.at(-1)?.code ?? '',
  text: place.text,
  oldUnitCode: null,
  oldText: null,
  isPart: false,
})

/** What naming a unit that ended may mean today: one answer, or several when it was divided. */
export const choicesOfEnded = (book: PlaceBook, ended: Place): readonly PlaceChoice[] =>
  book.successorsOf(ended).map(({ place, isPart }) => ({ ...choiceOf(place), oldUnitCode: ended.unit.code, oldText: ended.text, isPart }))

/** The answer that these codes make, when the catalogue has it on this day; a claim that it has not gives `undefined`. */
export const findChoice = (book: PlaceBook, unitCode: string, oldUnitCode: string | null): PlaceChoice | undefined => {
  const place = book.findCommune(unitCode)
  if (place === undefined) return undefined
  if (oldUnitCode === null) return choiceOf(place)
  const ended = book.findEnded(oldUnitCode)
  return ended === undefined ? undefined : choicesOfEnded(book, ended).find((choice) => choice.unitCode === unitCode)
}
