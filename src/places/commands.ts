import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { adminKindOf, basisOf, STARTER_UNITS, type AdminLevel, type StarterUnits } from '#law/admin-units.ts'
import { formatDay, parseDay } from '#kernel/local-time.ts'
import type { AdminUnit, Succession } from './domain/admin-unit.ts'
import { noteSource, readSources, writeSuccessions, writeUnits, type UnitSource, type Written } from './store.ts'

export type Catalogue = {
  readonly units: readonly AdminUnit[]
  readonly successions: readonly Succession[]
  readonly from: Omit<UnitSource, 'id'>
}

export type Brought = { readonly units: Written; readonly successions: Written }

/** Brings the catalogue up to what is given; what is given twice changes nothing the second time. */
export const bringUnitsIn = async (trx: Trx, ctx: Ctx, { units, successions, from }: Catalogue): Promise<Brought> => {
  const brought = { units: await writeUnits(trx, units), successions: await writeSuccessions(trx, successions) }
  const changed = [brought.units, brought.successions].some(({ created, updated }) => created + updated > 0)
  if (changed) await noteSource(trx, ctx, from)
  return brought
}

/** The shipped starter for an installation that has no catalogue; answers whether it was taken. */
export const bringStarterUnits = (ctx: Ctx): Promise<boolean> =>
  transaction(ctx, async (trx) => {
    if ((await readSources(trx)).length > 0) return false
    await bringUnitsIn(trx, ctx, starterCatalogue(STARTER_UNITS))
    return true
  })

const dayBefore = (day: string): string => formatDay((parseDay(day) ?? 0) - 1)

const starterCatalogue = ({ province, districts, communes, asOf, on, source, checked }: StarterUnits): Catalogue => {
  const unit = (level: AdminLevel, code: string, name: string, parentCode: string | null, isOld: boolean): AdminUnit => {
    const kind = adminKindOf(level, name)
    if (kind === undefined) throw new Error(`law/units: ${name} begins like no kind`)
    return { code, name, kind: kind.code, level, parentCode, from: isOld ? `${asOf}-01` : on, to: isOld ? dayBefore(on) : null }
  }
  const link = (level: AdminLevel, oldCode: string, newCode: string): Succession =>
    ({ on, oldCode, newCode, kind: 'whole', basis: basisOf(on, level, province.code) ?? null })
  const districtCodes = new Set(districts.map(([code]) => code))
  return {
    units: [
      unit('province', province.code, province.name, null, false),
      ...province.from.map(([code, name]) => unit('province', code, name, null, true)),
      ...districts.map(([code, name, above]) => unit('district', code, name, above, true)),
      ...communes.flatMap(({ code, name, from }) => [
        unit('commune', code, name, province.code, false),
        ...from.flatMap(([old, oldName, above]) => (districtCodes.has(old) ? [] : [unit('commune', old, oldName, above, true)])),
      ]),
    ],
    successions: [
      ...province.from.map(([old]) => link('province', old, province.code)),
      ...communes.flatMap(({ code, from }) => from.map(([old]) => link('commune', old, code))),
    ],
    from: { source, asOf, checked },
  }
}
