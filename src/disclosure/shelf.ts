import type { Trx } from '#db/context.ts'
import { compareVietnamese } from '#kernel/text.ts'
import type { PlainDate } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import { catalogueRevision } from '#procedures/catalogue-revision.ts'
import { listInForce, type VersionLine } from '#procedures/queries.ts'

/** The procedures of one day, as the public finds them. */
export type Shelf = {
  readonly byCode: ReadonlyMap<string, VersionLine>
  /** Sectors by name, each with its procedures by name. */
  readonly sectors: readonly { readonly code: string; readonly name: string; readonly lines: readonly VersionLine[] }[]
}

const shelves = remembered<Shelf>(24)

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => compareVietnamese(a.name, b.name)

/** Lines by sector; a sector is called as its first procedure calls it. */
export const groupBySector = (lines: readonly VersionLine[]): Shelf['sectors'] =>
  [...Map.groupBy(lines, (line) => line.sectorCode)]
    .map(([code, of]) => ({ code, name: of[0]?.sectorName ?? code, lines: of.toSorted(byName) }))
    .toSorted(byName)

/** What is in force on a day; remembered until the catalogue changes. */
export const loadShelf = async (trx: Trx, day: PlainDate): Promise<Shelf> => {
  const revision = await catalogueRevision(trx)
  const key = `${revision} ${day}`
  const known = shelves.get(key)
  if (known !== undefined) return known
  const lines = await listInForce(trx, day)
  const shelf = { byCode: new Map(lines.map((line) => [line.code, line])), sectors: groupBySector(lines) }
  // Kept only when nobody changed the catalogue while it was being read.
  if (revision !== undefined && (await catalogueRevision(trx)) === revision) shelves.set(key, shelf)
  return shelf
}
