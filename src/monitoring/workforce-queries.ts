import type { Trx } from '#db/context.ts'
import { findStaffWhoLogIn } from '#identity/account-queries.ts'
import type { PlainDate } from '#kernel/time.ts'
import { findAbsentStaff } from '#organisation/absence-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findLentRoles, findPosts, findStaffInService, type HeldPost, type LentRoles } from '#organisation/workforce-queries.ts'
import type { Post, Workforce } from './domain/workforce.ts'

const ADMINISTRATION = new Set(['systemAdmin', 'businessAdmin'])

/** What a delegation gives, cut down to its unit and roles; the same rule as for the rights of a session. */
const lentPosts = (lent: LentRoles, posts: readonly HeldPost[], tree: UnitTree): readonly Post[] => {
  const above = tree.ancestors(lent.unitId).map((unit) => unit.id)
  return posts.flatMap((post) => {
    const isTheirs = post.staffId === lent.fromStaffId && !ADMINISTRATION.has(post.role) && (lent.roles === null || lent.roles.includes(post.role))
    const covers = post.unitId === lent.unitId || (post.withSubtree && above.includes(post.unitId))
    return isTheirs && covers ? [{ ...post, staffId: lent.toStaffId, unitId: lent.unitId, lentBy: lent.fromStaffId }] : []
  })
}

/** Everybody of the agency on that day, and who of them can work: a handful of statements whatever the number of dossiers. */
export const loadWorkforce = async (trx: Trx, day: PlainDate): Promise<Workforce> => {
  const tree = await unitTree(trx, day)
  const held = await findPosts(trx, day)
  const lent = await findLentRoles(trx, day)
  return {
    tree,
    posts: [...held.map((post) => ({ ...post, lentBy: null })), ...lent.flatMap((one) => lentPosts(one, held, tree))],
    inService: await findStaffInService(trx, day),
    absent: new Set((await findAbsentStaff(trx, day)).keys()),
    canLogIn: await findStaffWhoLogIn(trx),
  }
}
