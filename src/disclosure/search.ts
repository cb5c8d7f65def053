import type { Trx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { searchCatalogue } from '#procedures/search-queries.ts'
import { tellInShort, type ProcedureInShort } from './in-short.ts'
import { loadShelf } from './shelf.ts'

/** Procedures in force that fit what a person typed, best first, each told in short. */
export const search = async (
  trx: Trx,
  tenantId: TenantId,
  query: string,
  day: PlainDate,
  limit: number,
): Promise<readonly ProcedureInShort[]> => {
  const { byCode } = await loadShelf(trx, day)
  const found = await searchCatalogue(trx, query, day, limit)
  return tellInShort(trx, tenantId, found.flatMap(({ code }) => byCode.get(code) ?? []))
}
