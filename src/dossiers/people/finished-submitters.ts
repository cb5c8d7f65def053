import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { AccountId, DossierId, UnitId } from '#kernel/ids.ts'
import { ZONE, type PlainDate } from '#kernel/time.ts'

/** Who submitted a dossier that has its result, without name and number. */
export type FinishedSubmitter = {
  readonly dossierId: DossierId
  /** The unit that resolved it. */
  readonly unitId: UnitId
  /** Code of the sector. */
  readonly sector: string
  /** The same for all dossiers of one person, as far as that is known; says nothing else. */
  readonly person: string
  readonly hasPhone: boolean
  readonly hasEmail: boolean
  /** The account of the portal that sent it for its own holder. */
  readonly accountId: AccountId | null
}

/** Submitters of dossiers that units finished on some days, both included; for the system only. */
export const findFinishedSubmitters = async (trx: Trx, units: readonly UnitId[], from: PlainDate, to: PlainDate): Promise<readonly FinishedSubmitter[]> => {
  const beginningOf = (day: PlainDate) => day.toZonedDateTime(ZONE).toInstant()
  const { rows } = await sql<FinishedSubmitter>`
    select dossier_id as "dossierId", unit_id as "unitId", sector, person, has_phone as "hasPhone", has_email as "hasEmail", account_id as "accountId"
    from finished_submitters(${[...units]}::uuid[], ${beginningOf(from)}, ${beginningOf(to.add({ days: 1 }))})`.execute(trx)
  return rows
}
