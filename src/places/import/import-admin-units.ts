import { transaction, type Ctx } from '#db/context.ts'
import { bringUnitsIn, type Brought } from '../commands.ts'
import { readCatalogue } from '../store.ts'
import { ok, type Result } from '#kernel/result.ts'
import { readMappingFile, type LeftOut, type ReadCode, type ReadUnits } from './read-admin-units.ts'

export type AdminUnitImport = Brought & { readonly leftOut: readonly LeftOut[] }

/**
 * Brings the catalogue up to unit files and a mapping. All of it or nothing; a dry run does the same and undoes it.
 * The mapping may name units that stand in the catalogue already.
 */
export const importAdminUnits = async (
  ctx: Ctx,
  files: readonly ReadUnits[],
  mapping: unknown,
  { apply }: { readonly apply: boolean },
): Promise<Result<AdminUnitImport, ReadCode>> => {
  const { outcome } = await transaction(ctx, async (trx): Promise<{ ok: boolean; outcome: Result<AdminUnitImport, ReadCode> }> => {
    const given = files.flatMap(({ units }) => units)
    const keyOf = ({ code, from }: { readonly code: string; readonly from: string }): string => `${code}@${from}`
    const all = new Map([...(await readCatalogue(trx)).units, ...given].map((unit) => [keyOf(unit), unit]))
    const read = mapping === undefined ? ok({ successions: [], leftOut: [], source: '' }) : readMappingFile(mapping, [...all.values()])
    if (!read.ok) return { ok: false, outcome: read }
    const { successions, leftOut } = read.value
    const sources = [...files.map(({ source }) => source), read.value.source].filter((one) => one !== '')
    const from = { source: sources.join('; ').slice(0, 3_000), asOf: files.map(({ asOf }) => asOf).join('; ').slice(0, 1_000), checked: 'toVerify' } as const
    const brought = await bringUnitsIn(trx, ctx, { units: given, successions, from })
    // `ok: false` rolls the transaction back: that is all a dry run is.
    return { ok: apply, outcome: ok({ ...brought, leftOut }) }
  })
  return outcome
}
