import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { temporaryNumber } from '../temporary-number.ts'

/** Notes that a member of staff opened a dossier's page; once a person, dossier and day. */
export const noteOpened = async (ctx: Ctx, dossierId: DossierId): Promise<void> => {
  const { actor } = ctx
  if (actor.kind !== 'staff') return
  await transaction(ctx, (trx) =>
    sql`
      insert into dossier_page_view (tenant_id, dossier_id, staff_id, viewed_on, first_viewed_at)
      values (${ctx.tenantId}, ${dossierId}, ${actor.staffId}, ${today(ctx)}, ${ctx.clock()})
      on conflict do nothing`.execute(trx),
  )
}

/** Somebody looked: at the page, or at a person's numbers and address in full. */
export type Viewing = {
  readonly at: Instant
  readonly what: 'page' | 'person'
  readonly staffName: string
  readonly title: string | null
  readonly unitName: string | null
  readonly dossierId: DossierId
  readonly dossierNumber: string
}

type Row = Omit<Viewing, 'dossierNumber'> & { readonly code: string | null }

const MOST_VIEWINGS = 300

/** Who opened the dossiers of the citizen who asks, the latest first. The wall gives only their own. */
export const findViewings = async (trx: Trx, on: PlainDate): Promise<readonly Viewing[]> => {
  const { rows } = await sql<Row>`
    with viewing as (
      select dossier_id, staff_id, first_viewed_at as at, 'page' as what from dossier_page_view
        where tenant_id = current_tenant() and dossier_id = any ((select own_dossiers())::uuid[])
      union all
      select dossier_id, staff_id, viewed_at, 'person' from dossier_view_log
        where tenant_id = current_tenant() and dossier_id = any ((select own_dossiers())::uuid[])
      order by at desc limit ${MOST_VIEWINGS})
    select v.at, v.what, v.dossier_id as "dossierId", d.code, s.full_name as "staffName", s.title, (
        select u.name from staff_assignment a
        join unit_version u on u.tenant_id = a.tenant_id and u.unit_id = a.unit_id
          and u.valid_from <= ${on} and (u.valid_to is null or u.valid_to >= ${on})
        where a.tenant_id = s.tenant_id and a.staff_id = s.id and a.ended_at is null
        order by a.valid_from, a.unit_id limit 1) as "unitName"
    from viewing v
    join dossier d on d.tenant_id = current_tenant() and d.id = v.dossier_id
    join staff s on s.tenant_id = current_tenant() and s.id = v.staff_id
    order by v.at desc`.execute(trx)
  return rows.map(({ code, ...row }) => ({ ...row, dossierNumber: code ?? temporaryNumber(row.dossierId) }))
}
