import type { UnitId } from '#kernel/ids.ts'

/** A unit as it stands on one day. */
export type Unit = {
  readonly id: UnitId
  /** Mã định danh cơ quan (Decision 20/2020/QĐ-TTg), e.g. `H50.27`. */
  readonly code: string
  readonly name: string
  readonly shortName: string
  /** Rows of `law/units`: "province", "commune" are data. */
  readonly tier: string
  readonly kind: string
  readonly parentId: UnitId | null
  /** Mã đơn vị hành chính (Decision 19/2025/QĐ-TTg), five digits for a commune. */
  readonly areaCode: string | null
  readonly address: string | null
  readonly phone: string | null
}

/** The organisation of one day. Units are in the order of the tree: a parent before its children. */
export type UnitTree = {
  readonly units: readonly Unit[]
  readonly find: (id: UnitId) => Unit | undefined
  readonly findByCode: (code: string) => Unit | undefined
  readonly children: (id: UnitId | null) => readonly Unit[]
  /** The unit and everything below it; empty for a unit that does not exist on that day. */
  readonly subtree: (id: UnitId) => ReadonlySet<UnitId>
  /** Units that are no more and whose last place was the unit or below it: their work is watched by whoever watches over it. */
  readonly formerBelow: (id: UnitId) => ReadonlySet<UnitId>
  /** From the parent up to the root. */
  readonly ancestors: (id: UnitId) => readonly Unit[]
  /** 0 for a root. */
  readonly depth: (id: UnitId) => number
}

/** A unit that is no more on that day, and where it hung last. */
export type FormerUnit = Pick<Unit, 'id' | 'parentId'>

const byCode = (a: Unit, b: Unit): number =>
  a.code.localeCompare(b.code, 'en', { numeric: true })

/**
 * A unit whose parent does not exist on that day stands as a root: it is not lost, and nobody above
 * reaches it. Throws on a cycle, which the commands never let in.
 */
export const buildUnitTree = (rows: readonly Unit[], former: readonly FormerUnit[] = []): UnitTree => {
  const byId = new Map(rows.map((unit) => [unit.id, unit]))
  const byUnitCode = new Map(rows.map((unit) => [unit.code, unit]))
  const childrenOf = new Map<UnitId | null, Unit[]>()
  for (const unit of rows) {
    const parent = unit.parentId !== null && byId.has(unit.parentId) ? unit.parentId : null
    const siblings = childrenOf.get(parent)
    if (siblings === undefined) childrenOf.set(parent, [unit])
    else siblings.push(unit)
  }
  for (const siblings of childrenOf.values()) siblings.sort(byCode)

  const ordered: Unit[] = []
  const depths = new Map<UnitId, number>()
  const open = [...(childrenOf.get(null) ?? [])].reverse()
  while (open.length > 0) {
    const unit = open.pop() as Unit
    const above = unit.parentId === null ? undefined : depths.get(unit.parentId)
    depths.set(unit.id, above === undefined ? 0 : above + 1)
    ordered.push(unit)
    open.push(...[...(childrenOf.get(unit.id) ?? [])].reverse())
  }
  if (ordered.length !== rows.length) throw new Error('the units of this day form a cycle')

  const subtrees = new Map<UnitId, ReadonlySet<UnitId>>()
  const subtree = (id: UnitId): ReadonlySet<UnitId> => {
    const known = subtrees.get(id)
    if (known !== undefined) return known
    const reached = new Set<UnitId>()
    const stack = byId.has(id) ? [id] : []
    while (stack.length > 0) {
      const next = stack.pop() as UnitId
      reached.add(next)
      for (const child of childrenOf.get(next) ?? []) stack.push(child.id)
    }
    subtrees.set(id, reached)
    return reached
  }

  const formerBelow = (id: UnitId): ReadonlySet<UnitId> => {
    const below = subtree(id)
    const found = new Set<UnitId>()
    // A former unit may have hung below another one: each round reaches one further down.
    for (let before = -1; before !== found.size;) {
      before = found.size
      for (const { id: ended, parentId } of former) if (parentId !== null && (below.has(parentId) || found.has(parentId))) found.add(ended)
    }
    return found
  }

  return {
    units: ordered,
    formerBelow,
    find: (id) => byId.get(id),
    findByCode: (code) => byUnitCode.get(code),
    children: (id) => childrenOf.get(id) ?? [],
    subtree,
    ancestors: (id) => {
      const chain: Unit[] = []
      const above = (unit: Unit | undefined): Unit | undefined =>
        unit === undefined || unit.parentId === null ? undefined : byId.get(unit.parentId)
      for (let at = above(byId.get(id)); at !== undefined; at = above(at)) chain.push(at)
      return chain
    },
    depth: (id) => depths.get(id) ?? 0,
  }
}

/**
 * The administrative unit in whose area a unit works: the highest above it of the same tier, e.g. the commune of a
 * division. Undefined for a unit that does not exist on that day.
 */
export const areaOf = (tree: UnitTree, unitId: UnitId): UnitId | undefined => {
  const unit = tree.find(unitId)
  return unit && (tree.ancestors(unitId).findLast((above) => above.tier === unit.tier)?.id ?? unitId)
}
