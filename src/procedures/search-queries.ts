import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { PlainDate } from '#kernel/time.ts'
import { searchWords, starterProcedures } from '#law/procedures.ts'
import { remembered } from '#organisation/remembered.ts'
import { catalogueRevision } from './catalogue-revision.ts'
import { foldLexicon } from './domain/search/read-query.ts'
import { buildSearchIndex, type SearchIndex } from './domain/search/search-index.ts'
import { searchProcedures } from './domain/search/search-procedures.ts'

const lexicon = foldLexicon(searchWords)
const starters = new Map(starterProcedures.map((procedure) => [procedure.code, procedure]))

/** One index a catalogue, day and scope; the revision is unique to its tenant, so tenants never share one. */
const indexes = remembered<SearchIndex>(24)

/** Procedures in force on a day, or every procedure by its newest version, drafts and ended ones too. */
type Scope = 'inForce' | 'all'

const loadIndex = async (trx: Trx, revision: string, day: PlainDate, scope: Scope): Promise<SearchIndex> => {
  const key = `${revision} ${day} ${scope}`
  const known = indexes.get(key)
  if (known !== undefined) return known
  const { rows } = await sql<{ code: string; name: string; sectorName: string; keywords: string[] | null; revision: string }>`
    select distinct on (procedure_code) procedure_code as "code", name, sector_name as "sectorName", keywords, c.revision
    from procedure_version v join procedure_catalogue c using (tenant_id)
    where tenant_id = current_tenant() and (${scope === 'all'} or (state <> 'draft'
      and effective_from <= ${day} and (effective_to is null or effective_to >= ${day})))
    order by procedure_code, version_no desc`.execute(trx)
  const index = buildSearchIndex(
    rows.map(({ code, name, sectorName, keywords }) => ({
      code,
      name,
      sectorName,
      keywords: [...new Set([...(keywords ?? []), ...(starters.get(code)?.keywords ?? [])])],
      everyday: starters.has(code),
    })),
  )
  // A change that was committed between the two reads must not hide behind the older mark.
  indexes.set(`${rows[0]?.revision ?? revision} ${day} ${scope}`, index)
  return index
}

export type FoundProcedure = { readonly code: string; readonly name: string; readonly sectorName: string }

/** Procedures in force on a day that fit what was typed, best first; see `searchProcedures` for what it forgives. */
export const searchCatalogue = (
  trx: Trx,
  query: string,
  day: PlainDate,
  limit: number,
): Promise<readonly FoundProcedure[]> => search(trx, query, day, limit, 'inForce')

/** The same over every procedure that the office has, drafts and ended ones too: for those who edit. */
export const searchWholeCatalogue = (
  trx: Trx,
  query: string,
  day: PlainDate,
  limit: number,
): Promise<readonly FoundProcedure[]> => search(trx, query, day, limit, 'all')

const search = async (
  trx: Trx,
  query: string,
  day: PlainDate,
  limit: number,
  scope: Scope,
): Promise<readonly FoundProcedure[]> => {
  const revision = await catalogueRevision(trx)
  if (revision === undefined) return []
  const index = await loadIndex(trx, revision, day, scope)
  const byCode = new Map(index.entries.map((entry) => [entry.code, entry]))
  return searchProcedures(index, lexicon, query.slice(0, LONGEST_QUERY), limit).flatMap(({ code }) => {
    const entry = byCode.get(code)
    return entry === undefined ? [] : [{ code, name: entry.name, sectorName: entry.sectorName }]
  })
}

/** Nobody means more than this; a pasted text must not take the program's time. */
const LONGEST_QUERY = 200
