import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { ROLES, type Actor } from '#kernel/actor.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'

/** One line of a certification register (sổ chứng thực). */
export type RegisterLine = {
  readonly no: number
  /** `null` once erased. */
  readonly document: string | null
  readonly copies: number
  readonly pages: number
  readonly feeDong: number
  readonly recordedAt: Instant
  readonly dossierId: DossierId
  readonly code: string | null
  readonly requester: string | null
  readonly isVoided: boolean
}

/** A register is one unit's, of one type, of one year. */
export type RegisterKey = { readonly unitId: UnitId; readonly register: string; readonly year: number }

export type RegisterTotals = { readonly lines: number; readonly copies: number; readonly pages: number; readonly feeDong: number }

const PAGE = 100

/** Units whose registers the actor may read: an administrator's right is none. */
const readable = (actor: Actor): readonly UnitId[] => [
  ...reachOf(actor, ...ROLES.filter((role) => role !== 'systemAdmin' && role !== 'businessAdmin')),
]

/** The unit that keeps the register reads it whole; a desk reads the lines that it received. */
const visible = (actor: Actor): RawBuilder<boolean> => sql<boolean>`
  e.tenant_id = current_tenant() and array[e.unit_id, d.receiving_unit_id] && ${readable(actor)}::uuid[]`

const LINES = sql`certification_entry e join dossier d on d.tenant_id = e.tenant_id and d.id = e.dossier_id`

const within = (actor: Actor, { unitId, register, year }: RegisterKey): RawBuilder<boolean> => sql<boolean>`
  ${visible(actor)} and e.unit_id = ${unitId} and e.register = ${register} and e.year = ${year}`

/** Registers that have a line, the newest year first. */
export const listRegisters = async (trx: Trx, actor: Actor): Promise<readonly RegisterKey[]> => {
  const { rows } = await sql<RegisterKey>`
    select distinct e.unit_id as "unitId", e.register, e.year from ${LINES} where ${visible(actor)}
    order by e.year desc, e.register, e.unit_id`.execute(trx)
  return rows
}

/** A page of a register, the latest number first. */
export const listRegisterLines = async (trx: Trx, actor: Actor, key: RegisterKey, page: number): Promise<readonly RegisterLine[]> => {
  const { rows } = await sql<RegisterLine>`
    select e.no, v.value as document, e.copies, e.pages, e.fee_dong as "feeDong", e.recorded_at as "recordedAt",
      e.dossier_id as "dossierId", d.code, d.owner_name as requester, d.phase = 'voided' as "isVoided"
    from ${LINES}
    left join dossier_value v on v.tenant_id = e.tenant_id and v.dossier_id = e.dossier_id and v.no = e.document_no
    where ${within(actor, key)}
    order by e.no desc limit ${PAGE} offset ${(Math.max(1, page) - 1) * PAGE}`.execute(trx)
  return rows
}

/** What the whole register comes to; lines of voided dossiers are listed but not added. */
export const sumRegister = async (trx: Trx, actor: Actor, key: RegisterKey): Promise<RegisterTotals> => {
  const { rows } = await sql<RegisterTotals>`
    select count(*) as lines, coalesce(sum(e.copies), 0)::bigint as copies,
      coalesce(sum(e.copies * e.pages), 0)::bigint as pages, coalesce(sum(e.fee_dong), 0)::bigint as "feeDong"
    from ${LINES} where ${within(actor, key)} and d.phase <> 'voided'`.execute(trx)
  return rows[0] ?? { lines: 0, copies: 0, pages: 0, feeDong: 0 }
}

export const countRegisterLines = async (trx: Trx, actor: Actor, key: RegisterKey): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${LINES} where ${within(actor, key)}`.execute(trx)
  return rows[0]?.count ?? 0
}

export const REGISTER_PAGE = PAGE
