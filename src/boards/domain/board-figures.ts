import type { UnitId } from '#kernel/ids.ts'
import { addFigures, NO_FIGURES, type Figures } from '#figures/domain/measure.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'

/** A part of its base; a base of nothing has no share. */
export type Share = { readonly part: number; readonly base: number }

/** Resolved early or on time, of all resolved. */
export const onTimeOf = (values: Figures): Share => ({ part: values.resolvedEarly + values.resolvedOnTime, base: values.resolved })

/** Came in online, whole or in part, of all that came in. */
export const onlineOf = (values: Figures): Share => ({ part: values.receivedFullOnline + values.receivedPartialOnline, base: values.accepted })

export const shareValue = ({ part, base }: Share): number | null => (base === 0 ? null : part / base)

/** The lowest share first; what has none comes last, then the larger base first. */
export const byShare = (a: Share, b: Share): number => {
  const [x, y] = [shareValue(a), shareValue(b)]
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
  return x === y ? b.base - a.base : x - y
}

/** A unit of a board with everything below it. */
export type UnitFigures = {
  readonly unit: Unit
  /** The unit and those below it that were asked for. */
  readonly units: readonly UnitId[]
  /** The unit of the board itself: what it decides without one of those below. */
  readonly isOwn: boolean
  readonly values: Figures
}

type Row = { readonly unitId: UnitId; readonly values: Figures }

/** Figures of the units directly below `root`, each with its own below, and of the root alone where it decides itself. */
export const figuresBelow = (tree: UnitTree, root: UnitId, asked: ReadonlySet<UnitId>, rows: readonly Row[]): readonly UnitFigures[] => {
  const sumOf = (units: readonly UnitId[]): Figures => {
    const own = rows.filter(({ unitId }) => units.includes(unitId))
    return own.length === 0 ? NO_FIGURES : addFigures(own.map(({ values }) => values))
  }
  const below = tree.children(root).flatMap((unit): UnitFigures[] => {
    const units = [...tree.subtree(unit.id)].filter((id) => asked.has(id))
    return units.length === 0 ? [] : [{ unit, units, isOwn: false, values: sumOf(units) }]
  })
  const self = tree.find(root)
  const own = sumOf([root])
  return self === undefined || (below.length > 0 && isNothing(own)) ? below : [{ unit: self, units: [root], isOwn: true, values: own }, ...below]
}

/** Neither received, pending, resolved nor ended anything. */
export const isNothing = (values: Figures): boolean => values.received === 0 && values.resolved === 0 && values.pending === 0
