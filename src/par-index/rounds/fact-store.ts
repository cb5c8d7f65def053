import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { SystemFact } from '#law/par-index.ts'
import type { FactsByUnit, KnownFact } from '../facts/fact-question.ts'

/** Keeps the facts of a round, once. */
export const insertFacts = async (trx: Trx, roundId: string, facts: FactsByUnit): Promise<void> => {
  const rows = [...facts].flatMap(([unit_id, own]) => [...own].map(([fact, { part, base, opens }]) => ({ unit_id, fact, part, base, opens })))
  await sql`
    insert into par_round_fact (tenant_id, round_id, unit_id, fact, part, base, opens)
    select current_tenant(), ${roundId}, f.* from json_to_recordset(${JSON.stringify(rows)}::json) as f (unit_id uuid, fact text, part numeric, base numeric, opens text)`.execute(trx)
}

/** The facts that stand still, of all units of a round or of one. */
export const selectFacts = async (trx: Trx, roundId: string, unitId?: UnitId): Promise<FactsByUnit> => {
  const { rows } = await sql<KnownFact & { unitId: UnitId; fact: SystemFact }>`
    select unit_id as "unitId", fact, part::float8, base::float8, opens from par_round_fact
    where tenant_id = current_tenant() and round_id = ${roundId} and (${unitId ?? null}::uuid is null or unit_id = ${unitId ?? null}::uuid)`.execute(trx)
  return new Map([...Map.groupBy(rows, (row) => row.unitId)].map(([id, own]) => [id, new Map(own.map(({ fact, part, base, opens }) => [fact, { part, base, opens }]))]))
}
