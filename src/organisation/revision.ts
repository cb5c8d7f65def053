import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'

/**
 * Marks that change with the units and with the calendar, in the same transaction. They are random ids and
 * never counters: a mark that was rolled back cannot come again with another content behind it.
 */
export type Revision = { readonly units: string; readonly calendar: string }

const seen = new WeakMap<Trx, Revision>()

/** Read once per transaction; a transaction sees its own changes. */
export const readRevision = async (trx: Trx): Promise<Revision> => {
  const known = seen.get(trx)
  if (known !== undefined) return known
  const { rows } = await sql<Revision>`
    select units, calendar from organisation_revision where tenant_id = current_tenant()`.execute(trx)
  const revision = rows[0]
  if (revision === undefined) throw new Error('this tenant has no organisation yet')
  seen.set(trx, revision)
  return revision
}

/** Changes of organisation and calendar come one after the other: whoever checks, checks what will stay true. */
export const lockOrganisation = async (trx: Trx): Promise<void> => {
  const { rows } = await sql<Revision>`
    select units, calendar from organisation_revision where tenant_id = current_tenant() for update`.execute(trx)
  if (rows[0] === undefined) throw new Error('this tenant has no organisation yet')
  seen.set(trx, rows[0])
}

export const touchRevision = async (trx: Trx, ctx: Ctx, part: keyof Revision): Promise<void> => {
  const { rows } = await sql<Revision>`
    update organisation_revision set ${sql.ref(part)} = ${ctx.newId()}
    where tenant_id = current_tenant() returning units, calendar`.execute(trx)
  if (rows[0] !== undefined) seen.set(trx, rows[0])
}

/** For a query that has read the marks along with something else. */
export const noteRevision = (trx: Trx, revision: Revision): void => {
  seen.set(trx, revision)
}
