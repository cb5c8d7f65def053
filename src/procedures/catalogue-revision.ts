import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'

/**
 * Opens a change of the catalogue: changes come one after the other, and the mark that caches are kept by gets a
 * new value, in the same transaction. A random id, never a counter: a mark that was rolled back cannot return.
 */
export const changeCatalogue = async (trx: Trx, ctx: Pick<Ctx, 'newId'>): Promise<void> => {
  await sql`
    insert into procedure_catalogue (tenant_id, revision) values (current_tenant(), ${ctx.newId()})
    on conflict (tenant_id) do update set revision = excluded.revision`.execute(trx)
  seen.delete(trx)
}

const seen = new WeakMap<Trx, string>()

/** For a query that has read the mark along with something else. */
export const noteCatalogue = (trx: Trx, revision: string): void => {
  seen.set(trx, revision)
}

/** The mark as an earlier query of this transaction read it; gone when the transaction itself changed the catalogue. */
export const notedCatalogue = (trx: Trx): string | undefined => seen.get(trx)

/** The mark of the catalogue as this transaction sees it, or `undefined` while the tenant has no procedure. */
export const catalogueRevision = async (trx: Trx): Promise<string | undefined> => {
  const { rows } = await sql<{ revision: string }>`
    select revision from procedure_catalogue where tenant_id = current_tenant()`.execute(trx)
  return rows[0]?.revision
}
