import { addTo, emptyTally, placeOfColumn, type Column, type Tally } from './domain/measure.ts'
import type { RowKey } from './row-key.ts'

/** A row of an answer that is being added up: what it gains before the first cut, and from each cut to the next. */
export type BookedRow = { readonly key: RowKey; readonly gains: readonly Tally[] }

/** Adds up what rows gain between cuts, from wherever it comes. */
export class GainBook {
  readonly #rows = new Map<string, { key: RowKey; gains: number[][] }>()
  readonly #places: number

  /** One place before the first cut and one after each. */
  constructor(cuts: number) {
    this.#places = cuts + 1
  }

  #at(key: RowKey, place: number): number[] {
    const name = Object.values(key).join(' ')
    let row = this.#rows.get(name)
    if (row === undefined) {
      row = { key, gains: Array.from({ length: this.#places }, emptyTally) }
      this.#rows.set(name, row)
    }
    return row.gains[place] ?? emptyTally()
  }

  add(key: RowKey, place: number, column: Column, amount: number): void {
    const tally = this.#at(key, place)
    const at = placeOfColumn(column)
    tally[at] = (tally[at] ?? 0) + amount
  }

  /** A running total up to a cut: what comes before it, and no longer after it. */
  addUpTo(key: RowKey, cut: number, total: Tally): void {
    addTo(this.#at(key, cut), total)
    if (cut + 1 < this.#places) addTo(this.#at(key, cut + 1), total, -1)
  }

  get rows(): readonly BookedRow[] {
    return [...this.#rows.values()]
  }
}
