import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'

/** Whether a person gets the digest by mail; `address` null: no address is known. */
export type DigestWish = { readonly byMail: boolean; readonly address: string | null }

export const findDigestWish = async (trx: Trx, staffId: StaffId): Promise<DigestWish> => {
  const { rows } = await sql<DigestWish>`
    select coalesce(w.by_mail, true) as "byMail", s.email as address
    from staff s left join digest_wish w on w.tenant_id = s.tenant_id and w.staff_id = s.id
    where s.tenant_id = current_tenant() and s.id = ${staffId}`.execute(trx)
  return rows[0] ?? { byMail: true, address: null }
}

/** One's own wish; nobody sets another's. */
export const setDigestWish = (ctx: Ctx, byMail: boolean): Promise<void> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'staff') return
    await sql`
      insert into digest_wish (tenant_id, staff_id, by_mail, changed_at) values (${ctx.tenantId}, ${ctx.actor.staffId}, ${byMail}, ${ctx.clock()})
      on conflict (tenant_id, staff_id) do update set by_mail = excluded.by_mail, changed_at = excluded.changed_at`.execute(trx)
  })
