import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { AbsenceReason } from './domain/absence.ts'

export type Absence = {
  readonly id: string
  readonly staffId: StaffId
  readonly from: PlainDate
  readonly to: PlainDate
  readonly reason: AbsenceReason
  readonly isWithdrawn: boolean
}

const ABSENCE = sql`id, staff_id as "staffId", absent_from as "from", absent_to as "to", reason,
  withdrawn_at is not null as "isWithdrawn"`

export const findAbsence = async (trx: Trx, id: string): Promise<Absence | undefined> => {
  const { rows } = await sql<Absence>`
    select ${ABSENCE} from staff_absence where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]
}

/** Absences of a person that last on that day or come later, soonest first. */
export const findAbsences = async (trx: Trx, staffId: StaffId, day: PlainDate): Promise<Absence[]> => {
  const { rows } = await sql<Absence>`
    select ${ABSENCE} from staff_absence
    where tenant_id = current_tenant() and staff_id = ${staffId} and absent_to >= ${day} and withdrawn_at is null
    order by absent_from`.execute(trx)
  return rows
}

/** Everybody who is away on that day, with their last day of absence. Few rows: today's absences of the agency. */
export const findAbsentStaff = async (trx: Trx, day: PlainDate): Promise<ReadonlyMap<StaffId, PlainDate>> => {
  const { rows } = await sql<{ staffId: StaffId; to: PlainDate }>`
    select staff_id as "staffId", absent_to as "to" from staff_absence
    where tenant_id = current_tenant() and absent_from <= ${day} and absent_to >= ${day} and withdrawn_at is null`
    .execute(trx)
  return new Map(rows.map(({ staffId, to }) => [staffId, to]))
}
