import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { parseId, type AccountId, type DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Vault } from '#secrets/vault.ts'

/** Boxes of the reception form as they were typed, by name; a name that stands several times keeps all its values. */
export type DraftFields = readonly (readonly [name: string, value: string])[]

export type ReceptionDraft = { readonly dossierId: DossierId; readonly procedureCode: string; readonly savedAt: Instant; readonly fields: DraftFields }

/** More than this is no reception form. */
const MOST_BYTES = 256 * 1024
const KEEP_HOURS = 24

/** What makes a form worth keeping: somebody's data, or what is missing. */
const MEANT = /^(submitter|owner|representative)\.(name|identityNumber|phone|address|scan)$|^(items|reason)$/

const accountOf = ({ actor }: Ctx): AccountId | undefined => (actor.kind === 'staff' ? actor.accountId : undefined)

const placeOf = (ctx: Ctx, accountId: AccountId): string => `reception_draft.body ${ctx.tenantId} ${accountId}`

const valueOf = (fields: DraftFields, wanted: string): string => fields.find(([name]) => name === wanted)?.[1] ?? ''

/**
 * Keeps what an officer has typed so far, sealed, in place of what was kept before. Nothing is kept of a form without
 * a procedure or without anything of a person; answers whether it was.
 */
export const keepReceptionDraft = async (ctx: Ctx, vault: Vault, fields: DraftFields): Promise<boolean> => {
  const accountId = accountOf(ctx)
  const dossierId = parseId<DossierId>(valueOf(fields, 'dossierId'))
  const procedureCode = valueOf(fields, 'procedureCode')
  const isMeant = fields.some(([name, value]) => MEANT.test(name) && value.trim() !== '')
  if (accountId === undefined || dossierId === undefined || procedureCode === '' || procedureCode.length > 60 || !isMeant) return false
  const text = JSON.stringify(fields)
  if (text.length > MOST_BYTES) return false
  const body = vault.seal(text, placeOf(ctx, accountId))
  await transaction(ctx, (trx) =>
    sql`
      insert into reception_draft (tenant_id, account_id, dossier_id, procedure_code, body, saved_at)
      values (current_tenant(), ${accountId}, ${dossierId}, ${procedureCode}, ${body}, ${ctx.clock()})
      on conflict (tenant_id, account_id) do update set dossier_id = excluded.dossier_id,
        procedure_code = excluded.procedure_code, body = excluded.body, saved_at = excluded.saved_at`.execute(trx),
  )
  return true
}

/** The officer's own interrupted reception, unless it became a dossier or is too old. */
export const findReceptionDraft = async (ctx: Ctx, vault: Vault): Promise<ReceptionDraft | undefined> => {
  const accountId = accountOf(ctx)
  if (accountId === undefined) return undefined
  const row = await transaction(ctx, async (trx) => {
    const { rows } = await sql<Omit<ReceptionDraft, 'fields'> & { readonly body: string }>`
      select dossier_id as "dossierId", procedure_code as "procedureCode", saved_at as "savedAt", body from reception_draft r
      where tenant_id = current_tenant() and account_id = ${accountId} and saved_at > ${ctx.clock().subtract({ hours: KEEP_HOURS })}
        and not exists (select from dossier d where d.tenant_id = r.tenant_id and d.id = r.dossier_id)`.execute(trx)
    return rows[0]
  })
  if (row === undefined) return undefined
  const { body, ...rest } = row
  return { ...rest, fields: JSON.parse(vault.open(body, placeOf(ctx, accountId))) as DraftFields }
}

/** Forgets the officer's interrupted reception: it was saved, or thrown away. */
export const dropReceptionDraft = async (ctx: Ctx): Promise<void> => {
  const accountId = accountOf(ctx)
  if (accountId === undefined) return
  await transaction(ctx, (trx) =>
    sql`delete from reception_draft where tenant_id = current_tenant() and account_id = ${accountId}`.execute(trx),
  )
}

/** Forgets what nobody came back to within a day. Runs as the worker. */
export const forgetReceptionDrafts = (ctx: Ctx): Promise<void> =>
  transaction(ctx, async (trx) => {
    await sql`
      delete from reception_draft
      where tenant_id = current_tenant() and saved_at <= ${ctx.clock().subtract({ hours: KEEP_HOURS })}`.execute(trx)
  })
