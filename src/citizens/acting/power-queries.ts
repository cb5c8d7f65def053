import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { AccountId, FileId, PowerOfAttorneyId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { PowerTerms } from '../domain/power-of-attorney.ts'

const TERMS = sql`
  p.accepted_at is not null or p.confirmed_at is not null as "isAgreed", p.ended_at is not null as "isEnded",
  p.valid_from as "validFrom", p.valid_to as "validTo", p.scope, p.procedure_codes as "procedureCodes"`

/** What the agent may do by this power, whatever its state. */
export const findPowerTerms = async (trx: Trx, id: PowerOfAttorneyId, agent: AccountId): Promise<PowerTerms | undefined> => {
  const { rows } = await sql<PowerTerms>`
    select ${TERMS} from power_of_attorney p
    where p.tenant_id = current_tenant() and p.id = ${id} and p.agent_account_id = ${agent}`.execute(trx)
  return rows[0]
}

export type Power = PowerTerms & {
  readonly id: PowerOfAttorneyId
  readonly deskCode: string
  readonly agentAccountId: AccountId
  readonly agentName: string
  readonly principalAccountId: AccountId | null
  readonly principalName: string
  readonly principalIdentityNumber: string
  readonly fileId: FileId | null
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  /** How the principal agreed. */
  readonly agreedBy: 'principal' | 'officer' | null
}

const POWER = sql`
  select ${TERMS}, p.id, p.desk_code as "deskCode", p.agent_account_id as "agentAccountId", coalesce(f.value, '') as "agentName",
    p.principal_account_id as "principalAccountId", p.principal_name as "principalName",
    p.principal_identity_number as "principalIdentityNumber", p.file_id as "fileId",
    case when p.confirmed_at is not null then 'officer' when p.accepted_at is not null then 'principal' end as "agreedBy"
  from power_of_attorney p
  left join citizen_fact f on f.tenant_id = p.tenant_id and f.account_id = p.agent_account_id and f.field = 'name'
  where p.tenant_id = current_tenant()`

/** Every power that one gave or holds, the newest first; read past the wall, since it names the other side. */
export const findPowersOf = async (doorkeeperTrx: Trx, accountId: AccountId): Promise<Power[]> => {
  const { rows } = await sql<Power>`
    ${POWER} and (p.agent_account_id = ${accountId} or p.principal_account_id = ${accountId}) order by p.id desc`
    .execute(doorkeeperTrx)
  return rows
}

/** A power by the short code that is read out at a counter, held for a change. */
export const lockPowerByDeskCode = async (doorkeeperTrx: Trx, deskCode: string): Promise<Power | undefined> => {
  const { rows } = await sql<Power>`${POWER} and p.desk_code = ${deskCode} for update of p`.execute(doorkeeperTrx)
  return rows[0]
}

export const lockPowerByToken = async (doorkeeperTrx: Trx, tokenHash: Buffer): Promise<Power | undefined> => {
  const { rows } = await sql<Power>`${POWER} and p.token_hash = ${tokenHash} for update of p`.execute(doorkeeperTrx)
  return rows[0]
}

export const lockPower = async (doorkeeperTrx: Trx, id: PowerOfAttorneyId): Promise<Power | undefined> => {
  const { rows } = await sql<Power>`${POWER} and p.id = ${id} for update of p`.execute(doorkeeperTrx)
  return rows[0]
}
