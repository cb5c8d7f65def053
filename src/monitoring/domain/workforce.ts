import type { Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'

/** A role in force today: in a person's own name, or lent to them by somebody. */
export type Post = {
  readonly staffId: StaffId
  readonly role: Role
  readonly unitId: UnitId
  readonly withSubtree: boolean
  /** `null` reaches every sector. */
  readonly sectors: readonly string[] | null
  /** Who lends it, under a delegation. */
  readonly lentBy: StaffId | null
}

/** Who there is today: their posts, and who of them can sit down and work. */
export type Workforce = {
  readonly tree: UnitTree
  readonly posts: readonly Post[]
  readonly inService: ReadonlySet<StaffId>
  /** Away today. */
  readonly absent: ReadonlySet<StaffId>
  /** With an account that is not disabled. */
  readonly canLogIn: ReadonlySet<StaffId>
}

const isPresent = ({ inService, absent, canLogIn }: Workforce, staffId: StaffId): boolean =>
  inService.has(staffId) && canLogIn.has(staffId) && !absent.has(staffId)

const reaches = (post: Post, role: Role, unitId: UnitId, above: readonly UnitId[], sectorCode: string): boolean =>
  post.role === role &&
  (post.unitId === unitId || (post.withSubtree && above.includes(post.unitId))) &&
  (post.sectors === null || post.sectors.includes(sectorCode))

/** Where a piece of work lies: the role at a unit for a sector, and whose it is when it is somebody's. */
export type Place = {
  readonly unitId: UnitId
  readonly role: Role
  readonly sectorCode: string
  readonly staffId: StaffId | null
}

export const ORPHAN_CAUSES = ['unitDissolved', 'holderLeft', 'accountDisabled', 'roleLost', 'holderAbsent', 'nobodyHere'] as const
export type OrphanCause = (typeof ORPHAN_CAUSES)[number]

/**
 * Why nobody can act on work at this place today, or null when somebody can: its holder, whoever acts for them under a
 * delegation, or, for work that is nobody's yet, anyone who is here with the role and the sector.
 */
export const orphanCause = ({ unitId, role, sectorCode, staffId }: Place, workforce: Workforce): OrphanCause | null => {
  const { tree, posts } = workforce
  if (tree.find(unitId) === undefined) return 'unitDissolved'
  const above = tree.ancestors(unitId).map((unit) => unit.id)
  const fitting = posts.filter((post) => reaches(post, role, unitId, above, sectorCode))
  const able = fitting.filter((post) => isPresent(workforce, post.staffId))
  if (staffId === null) return able.length > 0 ? null : 'nobodyHere'
  if (able.some((post) => post.staffId === staffId || post.lentBy === staffId)) return null
  if (!workforce.inService.has(staffId)) return 'holderLeft'
  if (!fitting.some((post) => post.staffId === staffId)) return 'roleLost'
  return workforce.canLogIn.has(staffId) ? 'holderAbsent' : 'accountDisabled'
}

/** Who holds one of the roles over a unit in their own name, from the nearest unit that has somebody on upwards. */
const holdersAbove = (workforce: Workforce, roles: readonly Role[], unitId: UnitId): readonly (readonly StaffId[])[] => {
  const { tree, posts, inService } = workforce
  const chain = [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]
  return chain.flatMap((at) => {
    const here = posts.filter(
      (post) => post.unitId === at && post.lentBy === null && roles.includes(post.role) && (at === unitId || post.withSubtree) && inService.has(post.staffId),
    )
    return here.length === 0 ? [] : [[...new Set(here.map((post) => post.staffId))]]
  })
}

/** The people of a level above the holder at a unit: the nearest who have the role; nobody when there is none. */
export const peopleOfLevel = (workforce: Workforce, level: 'unitHead' | 'agencyLeader' | 'upperLevel', unitId: UnitId): readonly StaffId[] => {
  const leaders = holdersAbove(workforce, ['agencyLeader', 'centerDirector'], unitId)
  switch (level) {
    case 'unitHead':
      return holdersAbove(workforce, ['unitHead'], unitId)[0] ?? []
    case 'agencyLeader':
      return leaders[0] ?? []
    case 'upperLevel':
      return leaders[1] ?? holdersAbove(workforce, ['reformCoordinator'], unitId)[0] ?? leaders[0] ?? []
  }
}
