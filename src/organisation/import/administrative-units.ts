import { z } from 'zod'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { findTier } from '#law/unit-catalogue.ts'
import type { UnitRecord } from './unit-records.ts'

const Ward = z.tuple([z.string().regex(/^\d{5}$/), z.string().min(1).max(200)])
const District = z.tuple([z.string().regex(/^\d{3}$/), z.string().min(1).max(200), z.array(Ward)])
const TwoTiers = z.object({
  schema: z.literal('units-2level/1'),
  provinces: z.array(z.tuple([z.string(), z.string(), z.array(Ward)])),
})
const ThreeTiers = z.object({
  schema: z.literal('units-3level/1'),
  provinces: z.array(z.tuple([z.string(), z.string(), z.array(District)])),
})
const AdministrativeUnits = z.discriminatedUnion('schema', [TwoTiers, ThreeTiers])

/** "Xã Quảng Trạch" → "Ủy ban nhân dân xã Quảng Trạch". */
const committeeOf = (fullName: string): { name: string; shortName: string } => {
  const place = fullName.normalize('NFC').replace(/^./u, (letter) => letter.toLocaleLowerCase('vi'))
  return { name: `Ủy ban nhân dân ${place}`, shortName: `UBND ${place}` }
}

/** With three tiers everything below the province ended on the last day of the district tier. */
const LAST_DAY_OF_DISTRICTS = Temporal.PlainDate.from(findTier('district')?.effectiveTo ?? '2025-06-30')

type Shape = Pick<UnitRecord, 'tier' | 'parent' | 'areaCode' | 'closedOn'>

/**
 * The communes (and districts) of one province from schema `units-2level/1` or `units-3level/1`. These files hold
 * administrative units and know no agency codes.
 */
export const readAdministrativeUnits = (
  value: unknown,
  provinceCode: string,
): Result<readonly UnitRecord[], 'unitFileInvalid' | 'provinceNotFound'> => {
  const parsed = AdministrativeUnits.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse('unitFileInvalid', { where: issue?.path.join('.') ?? '' })
  }
  const records: UnitRecord[] = []
  const add = (fullName: string, shape: Shape): void => {
    const row = records.length + 1
    records.push({ row, code: null, ...committeeOf(fullName), kind: 'peoplesCommittee', openedOn: null, ...shape })
  }
  const { data } = parsed
  if (data.schema === 'units-2level/1') {
    const province = data.provinces.find(([code]) => code === provinceCode)
    if (province === undefined) return refuse('provinceNotFound', { province: provinceCode })
    for (const [areaCode, name] of province[2]) add(name, { tier: 'commune', parent: null, areaCode, closedOn: null })
    return ok(records)
  }
  const province = data.provinces.find(([code]) => code === provinceCode)
  if (province === undefined) return refuse('provinceNotFound', { province: provinceCode })
  const closedOn = LAST_DAY_OF_DISTRICTS
  for (const [districtCode, districtName, wards] of province[2]) {
    add(districtName, { tier: 'district', parent: null, areaCode: districtCode, closedOn })
    for (const [areaCode, name] of wards) add(name, { tier: 'commune', parent: districtCode, areaCode, closedOn })
  }
  return ok(records)
}
