import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { DigestCounts } from './domain/digest.ts'
import type { Workforce } from './domain/workforce.ts'
import { IS_MOOT, SLIPS_WITH_DOSSIER } from './slip-queries.ts'

type Urged = Pick<DigestCounts, 'urged' | 'urgedLate' | 'urgedNames'>
type Waiting = Urged & { readonly toUnitId: UnitId; readonly toStaffId: StaffId | null }

const MOST_NAMES = 10

/**
 * The slips that wait for each person, in one pass: sent to them, to whom they act for, or to a unit in which they have
 * work to do; the same slips as their list of received ones shows.
 */
export const findUrged = async (trx: Trx, ctx: Ctx, { posts }: Workforce): Promise<(staffId: StaffId) => Urged> => {
  const { rows } = await sql<Waiting>`
    select u.to_unit_id as "toUnitId", u.to_staff_id as "toStaffId", count(*)::int as urged,
      count(*) filter (where u.answer_due_at < ${ctx.clock()})::int as "urgedLate",
      coalesce(array_agg(distinct u.subject_title) filter (where u.subject_title is not null), '{}') as "urgedNames"
    from ${SLIPS_WITH_DOSSIER}
    where u.tenant_id = current_tenant() and not ${IS_MOOT}
      and not exists (select from urging_answer a where a.tenant_id = u.tenant_id and a.slip_id = u.id)
    group by 1, 2 order by 1, 2`.execute(trx)
  return (staffId) => {
    const own = posts.filter((post) => post.staffId === staffId && post.role !== 'systemAdmin' && post.role !== 'businessAdmin')
    const people = new Set([staffId, ...own.flatMap(({ lentBy }) => lentBy ?? [])])
    const units = new Set(own.map(({ unitId }) => unitId))
    const theirs = rows.filter(({ toStaffId, toUnitId }) => (toStaffId === null ? units.has(toUnitId) : people.has(toStaffId)))
    return {
      urged: theirs.reduce((sum, { urged }) => sum + urged, 0),
      urgedLate: theirs.reduce((sum, { urgedLate }) => sum + urgedLate, 0),
      urgedNames: [...new Set(theirs.flatMap(({ urgedNames }) => urgedNames))].slice(0, MOST_NAMES),
    }
  }
}
