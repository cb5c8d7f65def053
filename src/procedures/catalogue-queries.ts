import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { PlainDate } from '#kernel/time.ts'
import { findVersionRows, type VersionRow } from './procedure-store.ts'
import type { VersionLine } from './queries.ts'

/** Where a procedure stands on a day: in force, published for a later day, only drafted, or no longer in force. */
export const STANDINGS = ['inForce', 'upcoming', 'draft', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

/** One procedure of the catalogue, shown by the version that counts most on the day. */
export type CatalogueLine = VersionLine & {
  readonly standing: Standing
  /** Somebody works on a draft, also when another version is in force. */
  readonly hasDraft: boolean
  readonly openReviews: number
}

/** Every procedure of the tenant, by code. */
export const listCatalogue = async (trx: Trx, day: PlainDate): Promise<readonly CatalogueLine[]> => {
  const { rows } = await sql<CatalogueLine>`
    with placed as (
      select v.*, case
          when state = 'draft' then 2
          when effective_from > ${day} then 1
          when effective_to is null or effective_to >= ${day} then 0
          else 3 end as place
      from procedure_version v where tenant_id = current_tenant()),
    asked as (
      select procedure_code, count(*) as open from procedure_review
      where tenant_id = current_tenant() and state = 'open' group by procedure_code)
    select distinct on (p.procedure_code) p.id, p.procedure_code as "code", version_no as "versionNo", name,
      sector_code as "sectorCode", sector_name as "sectorName", tiers, state, effective_from as "effectiveFrom",
      effective_to as "effectiveTo", origin, (array['inForce', 'upcoming', 'draft', 'ended'])[place + 1] as "standing",
      exists (select 1 from placed d where d.procedure_code = p.procedure_code and d.place = 2) as "hasDraft",
      coalesce(asked.open, 0) as "openReviews"
    from placed p left join asked on asked.procedure_code = p.procedure_code
    order by p.procedure_code, place, version_no desc`.execute(trx)
  return rows
}

/** Every version of a procedure with its content, oldest first. */
export const listWholeVersions = (trx: Trx, code: string): Promise<readonly VersionRow[]> => findVersionRows(trx, code)

/** The draft that somebody may be working on. */
export const findDraft = async (trx: Trx, code: string): Promise<VersionRow | undefined> =>
  (await findVersionRows(trx, code)).find((version) => version.state === 'draft')

/** Sectors that the catalogue uses, by name. */
export const listSectors = async (trx: Trx): Promise<readonly { readonly code: string; readonly name: string }[]> => {
  const { rows } = await sql<{ code: string; name: string }>`
    select sector_code as "code", max(sector_name) as "name" from procedure_version
    where tenant_id = current_tenant() group by sector_code`.execute(trx)
  return rows
}
