import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Outcome } from '#dossiers/domain/dossier.ts'
import { HEADS } from '#dossiers/inbox.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId, DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { competentWithin } from '../apologies/draft-queries.ts'
import type { Deed } from '../domain/catch-up.ts'

/** A line of work on paper, and what a leader said of it. */
export type CatchUpLine = {
  readonly batchId: string
  readonly no: number
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly competentUnitId: UnitId
  readonly sectorCode: string
  readonly dueAt: Instant | null
  readonly deed: Deed
  readonly occurredAt: Instant
  readonly outcome: Outcome | null
  readonly words: string | null
  readonly cause: string | null
  readonly causeNote: string | null
  readonly typedBy: StaffId
  readonly typedAccountId: AccountId
  readonly typedByName: string
  readonly typedAt: Instant
  readonly approved: boolean | null
  readonly reason: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
}

const SELECT = sql`
  select l.batch_id as "batchId", l.no, l.dossier_id as "dossierId", d.code, d.procedure_version_id as "procedureVersionId",
    d.owner_name as "ownerName", d.competent_unit_id as "competentUnitId", d.sector_code as "sectorCode", d.due_at as "dueAt", l.deed,
    l.occurred_at as "occurredAt", l.outcome, l.words, l.cause, l.cause_note as "causeNote", l.typed_by as "typedBy", l.typed_account_id as "typedAccountId",
    t.full_name as "typedByName", l.typed_at as "typedAt", c.approved, c.reason, s.full_name as "decidedByName", c.decided_at as "decidedAt"
  from catch_up_line l
  join dossier d on d.tenant_id = l.tenant_id and d.id = l.dossier_id
  join staff t on t.tenant_id = l.tenant_id and t.id = l.typed_by
  left join catch_up_decision c on c.tenant_id = l.tenant_id and c.batch_id = l.batch_id and c.no = l.no
  left join staff s on s.tenant_id = c.tenant_id and s.id = c.decided_by`

const MOST_LISTED = 200

const list = async (trx: Trx, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<readonly CatchUpLine[]> => {
  const { rows } = await sql<CatchUpLine>`
    ${SELECT} where l.tenant_id = current_tenant() and ${where} order by ${order} limit ${MOST_LISTED}`.execute(trx)
  return rows
}

/** Lines that wait for the actor's word, the oldest first. */
export const listToApprove = (trx: Trx, actor: Actor): Promise<readonly CatchUpLine[]> =>
  list(trx, sql`c.approved is null and ${competentWithin(actor, HEADS)}`, sql`l.typed_at, l.batch_id, l.no`)

/** What one person has typed, the latest first. */
export const listTyped = (trx: Trx, staffId: StaffId): Promise<readonly CatchUpLine[]> =>
  list(trx, sql`l.typed_by = ${staffId}`, sql`l.typed_at desc, l.batch_id, l.no`)

export const findLine = async (trx: Trx, batchId: string, no: number): Promise<CatchUpLine | undefined> =>
  (await list(trx, sql`l.batch_id = ${batchId} and l.no = ${no}`, sql`l.no`))[0]
