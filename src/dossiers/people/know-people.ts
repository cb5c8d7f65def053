import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Vault } from '#secrets/vault.ts'
import type { Dossier, PartyRole } from '../domain/dossier.ts'
import { personKey } from './person-key.ts'

const ROLES = ['submitter', 'owner', 'representative'] as const satisfies readonly PartyRole[]
/** Dossiers of one turn of the whole; the next turn is a job of its own. */
const TURN = 500

type Payload = Readonly<Record<string, unknown>>

const writeKeys = async (trx: Trx, ctx: Ctx, vault: Vault, id: DossierId): Promise<void> => {
  const found = await sql<{ state: Dossier }>`
    select state from dossier where tenant_id = current_tenant() and id = ${id} for share`.execute(trx)
  const parties = found.rows[0]?.state.parties
  if (parties === undefined) return
  const numbers = ROLES.flatMap((party) => {
    const ref = parties[party]?.identityNumber
    return ref === undefined ? [] : [{ party, no: ref.v }]
  })
  const texts = await sql<{ no: number; value: string | null }>`
    select no, value from dossier_value where tenant_id = current_tenant() and dossier_id = ${id}
      and no = any (${numbers.map(({ no }) => no)}::int[])`.execute(trx)
  const made = numbers.flatMap(({ party, no }) => {
    const value = texts.rows.find((row) => row.no === no)?.value
    const key = value == null ? undefined : personKey(vault, ctx.tenantId, value)
    return key === undefined ? [] : [{ party, no, key }]
  })
  await sql`
    delete from dossier_person where tenant_id = current_tenant() and dossier_id = ${id}
      and party <> all (${made.map(({ party }) => party)}::text[])`.execute(trx)
  for (const { party, no, key } of made) {
    await sql`
      insert into dossier_person (tenant_id, dossier_id, party, person_key, value_no, made_with)
      values (current_tenant(), ${id}, ${party}, ${Buffer.from(key)}, ${no}, ${vault.fingerprint})
      on conflict (tenant_id, dossier_id, party) do update set person_key = excluded.person_key,
        value_no = excluded.value_no, made_with = excluded.made_with`.execute(trx)
  }
}

const knowOne = async (ctx: Ctx, vault: Vault, payload: Payload): Promise<void> => {
  const id = typeof payload['dossierId'] === 'string' ? parseId<DossierId>(payload['dossierId']) : undefined
  if (id !== undefined) await transaction(ctx, (trx) => writeKeys(trx, ctx, vault, id))
}

const knowNext = (ctx: Ctx, vault: Vault, { after }: Payload): Promise<void> =>
  transaction(ctx, async (trx) => {
    const last = typeof after === 'string' ? parseId<DossierId>(after) : undefined
    const { rows } = await sql<{ id: DossierId }>`
      select id from dossier where tenant_id = current_tenant() and (${last ?? null}::uuid is null or id > ${last ?? null}::uuid)
      order by id limit ${TURN}`.execute(trx)
    for (const { id } of rows) await writeKeys(trx, ctx, vault, id)
    const end = rows.at(-1)
    if (rows.length === TURN && end !== undefined) await ctx.enqueue(trx, { task: 'know-all-people', payload: { after: end.id } })
  })

/** The tasks that keep the keys of people; they need the vault, so the program makes them. */
export const peopleTasks = (vault: Vault): Readonly<Record<'know-people' | 'know-all-people', (ctx: Ctx, payload: Payload) => Promise<void>>> => ({
  'know-people': (ctx, payload) => knowOne(ctx, vault, payload),
  'know-all-people': (ctx, payload) => knowNext(ctx, vault, payload),
})

/**
 * Asks for every key when none was made with this vault: after the upgrade that brought them, after a restore with
 * another key file, after the demo was filled.
 */
export const askToKnowPeople = (ctx: Ctx, vault: Vault): Promise<void> =>
  transaction(ctx, async (trx) => {
    const { rows } = await sql<{ wanted: boolean }>`
      select exists (select from dossier where tenant_id = current_tenant())
        and not exists (select from dossier_person where tenant_id = current_tenant() and made_with = ${vault.fingerprint}) as wanted`.execute(trx)
    if (rows[0]?.wanted === true) await ctx.enqueue(trx, { task: 'know-all-people', payload: {}, key: 'know-all-people' })
  })
