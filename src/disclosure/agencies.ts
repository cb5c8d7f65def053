import type { Trx } from '#db/context.ts'
import { fold } from '#kernel/text.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { VersionLine } from '#procedures/queries.ts'
import { findReceptionHours, type ReceptionPlace } from '#procedures/reception-places.ts'
import { listGivenTo } from '#procedures/unit-part-queries.ts'
import { groupBySector, loadShelf, type Shelf } from './shelf.ts'

/** Kinds that stand at a counter. */
const DESKS: ReadonlySet<string> = new Set(['serviceCenter', 'receptionDesk'])
/** Kinds that people look for by name; their offices and divisions are found on their pages. */
const AGENCIES: ReadonlySet<string> = new Set(['peoplesCommittee', 'department', 'branch', 'publicServiceUnit'])

export type AgencyLine = { readonly code: string; readonly name: string; readonly tier: string; readonly address: string | null }

const lineOf = ({ code, name, tier, address }: Unit): AgencyLine => ({ code, name, tier, address })

/** Agencies of the day in the order of the organisation; with words only those whose name holds all of them, marks aside. */
export const listAgencies = async (trx: Trx, day: PlainDate, words: string): Promise<readonly AgencyLine[]> => {
  const wanted = fold(words).split(' ').filter((word) => word !== '')
  const tree = await unitTree(trx, day)
  return tree.units
    .filter((unit) => AGENCIES.has(unit.kind) && wanted.every((word) => fold(unit.name).includes(word)))
    .map(lineOf)
}

/** An agency for the public: where and when, who is below it, what is asked for there. */
export type AgencyView = AgencyLine & {
  readonly phone: string | null
  readonly above: readonly AgencyLine[]
  readonly below: readonly AgencyLine[]
  readonly desks: readonly ReceptionPlace[]
  readonly sectors: Shelf['sectors']
}

/** What the unit and everything below it offer: what they were given, and all of its tier at a desk that was given nothing. */
const offeredIn = async (trx: Trx, tree: UnitTree, unitId: UnitId, lines: readonly VersionLine[], day: PlainDate): Promise<readonly VersionLine[]> => {
  const reach = tree.subtree(unitId)
  const parts = await listGivenTo(trx, reach, day)
  const given = new Set(parts.map((part) => part.unitId))
  const codes = new Set(parts.map((part) => part.code))
  const tiers = new Set(tree.units.flatMap((unit) => (reach.has(unit.id) && DESKS.has(unit.kind) && !given.has(unit.id) ? [unit.tier] : [])))
  return lines.filter((line) => codes.has(line.code) || line.tiers.some((tier) => tiers.has(tier)))
}

/** The counters of a unit: itself, or those right below it. */
const desksOf = async (trx: Trx, tree: UnitTree, unit: Unit, day: PlainDate): Promise<readonly ReceptionPlace[]> => {
  const desks = DESKS.has(unit.kind) ? [unit] : tree.children(unit.id).filter((child) => DESKS.has(child.kind))
  const places: ReceptionPlace[] = []
  for (const desk of desks) {
    const above = desk.parentId === null ? undefined : tree.find(desk.parentId)
    places.push({
      unitId: desk.id,
      name: desk.name,
      address: desk.address ?? above?.address ?? null,
      phone: desk.phone ?? above?.phone ?? null,
      hours: await findReceptionHours(trx, desk.id, day),
    })
  }
  return places
}

/** By agency code; `undefined` when no unit has it on that day. */
export const findAgency = async (trx: Trx, code: string, day: PlainDate): Promise<AgencyView | undefined> => {
  const tree = await unitTree(trx, day)
  const unit = tree.findByCode(code)
  if (unit === undefined) return undefined
  const { byCode } = await loadShelf(trx, day)
  return {
    ...lineOf(unit),
    phone: unit.phone,
    above: tree.ancestors(unit.id).toReversed().map(lineOf),
    below: tree.children(unit.id).map(lineOf),
    desks: await desksOf(trx, tree, unit, day),
    sectors: groupBySector(await offeredIn(trx, tree, unit.id, [...byCode.values()], day)),
  }
}
