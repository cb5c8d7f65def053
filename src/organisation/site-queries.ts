import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { today } from './today.ts'

/** How the agency calls itself on its pages. */
export type SiteNames = {
  readonly agencyName: string
  readonly centerName: string
  readonly footer: string
  readonly phone: string | null
}

type Row = { agencyName: string; centerName: string | null; address: string | null; phone: string | null }

/** The root unit and its first service centre of today; an agency that was not set up yet has only its tenant's name. */
export const findSite = (ctx: Pick<Ctx, 'db' | 'tenantId' | 'actor' | 'clock'>): Promise<SiteNames> =>
  transaction(ctx, async (trx) => {
    const day = today(ctx)
    const { rows } = await sql<Row>`
      with current as (
        select u.code, v.name, v.kind, v.parent_id, v.address, v.phone from unit u
        join unit_version v on v.tenant_id = u.tenant_id and v.unit_id = u.id
        where u.tenant_id = current_tenant() and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to >= ${day}))
      select coalesce(root.name, t.name) as "agencyName", root.address, root.phone,
        (select c.name from current c where c.kind = 'serviceCenter' order by length(c.code), c.code limit 1) as "centerName"
      from tenant t left join current root on root.parent_id is null
      where t.id = current_tenant() limit 1`.execute(trx)
    const { agencyName, centerName, address, phone } = rows[0] ?? { agencyName: 'Một Cửa', centerName: null, address: null, phone: null }
    const footer = [agencyName, address].filter((part) => part !== null).join(' · ')
    return { agencyName, centerName: centerName ?? agencyName, footer, phone }
  })
