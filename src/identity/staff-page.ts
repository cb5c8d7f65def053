import { transaction, type Ctx } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import { findAbsences, type Absence } from '#organisation/absence-queries.ts'
import { administersStaff } from '#organisation/administration.ts'
import { findAdminEvents, type AdminEvent } from '#organisation/admin-history.ts'
import type { Unit } from '#organisation/domain/unit-tree.ts'
import { findAssignments, findStaff, type Staff, type StaffAssignment } from '#organisation/staff-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Instant } from '#kernel/time.ts'
import { findAccountOfStaff, type AccountView } from './account-queries.ts'
import { findLock } from './throttling.ts'

/** Everything that an administrator's page of one person shows. */
export type StaffPage = {
  readonly staff: Staff
  readonly assignments: readonly (StaffAssignment & { readonly unit: Unit | undefined })[]
  readonly absences: readonly Absence[]
  readonly account: (AccountView & { readonly lockedUntil: Instant | null }) | null
  readonly events: readonly AdminEvent[]
}

/** `undefined` for a person whom the actor does not administer, as for one who is not there. */
export const findStaffPage = (ctx: Ctx, staffId: StaffId): Promise<StaffPage | undefined> =>
  transaction(ctx, async (trx) => {
    const staff = await findStaff(trx, staffId)
    if (staff === undefined || !(await administersStaff(trx, ctx, staffId))) return undefined
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const account = await findAccountOfStaff(trx, staffId)
    const assignments = await findAssignments(trx, staffId, day)
    return {
      staff,
      assignments: assignments.map((row) => ({ ...row, unit: tree.find(row.unitId) })),
      absences: await findAbsences(trx, staffId, day),
      account:
        account === undefined
          ? null
          : { ...account, lockedUntil: await findLock(trx, { kind: 'login', value: account.login }, ctx.clock()) },
      events: await findAdminEvents(trx, 'staff', staffId),
    }
  })
