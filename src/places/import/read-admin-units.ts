import { z } from 'zod'
import { formatDay, parseDay } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { adminKindOf, basisOf, type AdminLevel } from '#law/admin-units.ts'
import { findTier } from '#law/unit-catalogue.ts'
import type { AdminUnit, Succession } from '../domain/admin-unit.ts'

const name = z.string().trim().min(1).max(200)
const Ward = z.tuple([z.string().regex(/^\d{5}$/), name])
const District = z.tuple([z.string().regex(/^\d{3}$/), name, z.array(Ward)])
const provinceCode = z.string().regex(/^\d{2}$/)
const about = { asOf: z.string().trim().min(1).max(500), source: z.string().trim().min(1).max(1_000) }
const UnitFile = z.discriminatedUnion('schema', [
  z.object({ ...about, schema: z.literal('units-2level/1'), provinces: z.array(z.tuple([provinceCode, name, z.array(Ward)])).min(1) }),
  z.object({
    ...about,
    schema: z.literal('units-3level/1'),
    asOf: about.asOf.regex(/^\d{4}-\d{2}\b/),
    provinces: z.array(z.tuple([provinceCode, name, z.array(District)])).min(1),
  }),
])
const oldCode = z.string().regex(/^(\d{5}|\d{3})$/)
const newCode = z.string().regex(/^\d{5}$/)
const MappingFile = z.object({
  schema: z.literal('units-mapping/1'),
  source: about.source,
  provinces: z.array(z.tuple([provinceCode, z.array(provinceCode).min(1)])),
  wards: z.array(z.tuple([oldCode, z.array(newCode).min(1)])),
  partial: z.record(newCode, z.array(oldCode)),
})

/** The district tier ended with this day; the communes that stand today begin with the next. */
const LAST_OLD_DAY = findTier('district')?.effectiveTo ?? '2025-06-30'
const FIRST_NEW_DAY = formatDay((parseDay(LAST_OLD_DAY) ?? 0) + 1)

export type ReadUnits = { readonly units: readonly AdminUnit[]; readonly source: string; readonly asOf: string }
export type ReadCode = 'adminUnitFileInvalid' | 'adminUnitKindUnknown'

/** "xã Lệ Thuỷ" → "Xã Lệ Thuỷ", in the one form that is stored. */
const tidied = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').replace(/^./u, (letter) => letter.toLocaleUpperCase('vi'))

const firstIssue = (error: z.ZodError): Result<never, ReadCode> => {
  const [issue] = error.issues
  return refuse('adminUnitFileInvalid', { where: issue === undefined || issue.path.length === 0 ? 'schema' : issue.path.join('.') })
}

/** Reads schema `units-2level/1` (in force) or `units-3level/1` (ended with the district tier). */
export const readAdminUnitFile = (value: unknown): Result<ReadUnits, ReadCode> => {
  const parsed = UnitFile.safeParse(value)
  if (!parsed.success) return firstIssue(parsed.error)
  const { data } = parsed
  const isOld = data.schema === 'units-3level/1'
  const [from, to] = isOld ? [`${data.asOf.slice(0, 7)}-01`, LAST_OLD_DAY] : [FIRST_NEW_DAY, null]
  const units: AdminUnit[] = []
  const unknown: string[] = []
  const add = (level: AdminLevel, code: string, typed: string, parentCode: string | null, where: string): void => {
    const full = tidied(typed)
    const kind = adminKindOf(level, full)
    if (kind === undefined) unknown.push(where)
    else units.push({ code, name: full, kind: kind.code, level, parentCode, from, to })
  }
  for (const [p, [province, provinceName, below]] of data.provinces.entries()) {
    add('province', province, provinceName, null, `provinces.${p}.1`)
    for (const [i, unit] of below.entries()) {
      const [code, unitName, wards] = unit
      if (wards === undefined) add('commune', code, unitName, province, `provinces.${p}.2.${i}.1`)
      else {
        add('district', code, unitName, province, `provinces.${p}.2.${i}.1`)
        for (const [w, [ward, wardName]] of wards.entries()) add('commune', ward, wardName, code, `provinces.${p}.2.${i}.2.${w}.1`)
      }
    }
  }
  const [where] = unknown
  return where === undefined ? ok({ units, source: data.source, asOf: data.asOf }) : refuse('adminUnitKindUnknown', { where })
}

export type LeftOut = { readonly oldCode: string; readonly newCode: string; readonly missing: 'old' | 'new' }
export type ReadMapping = { readonly successions: readonly Succession[]; readonly leftOut: readonly LeftOut[]; readonly source: string }

/**
 * Reads schema `units-mapping/1` against the units that are known. A link whose old or new unit nobody knows is left
 * out and told: the file was made by other hands than the lists.
 */
export const readMappingFile = (value: unknown, units: readonly AdminUnit[]): Result<ReadMapping, ReadCode> => {
  const parsed = MappingFile.safeParse(value)
  if (!parsed.success) return firstIssue(parsed.error)
  const { provinces, wards, partial, source } = parsed.data
  const old = new Map(units.filter(({ to }) => to === LAST_OLD_DAY).map((unit) => [unit.code, unit]))
  const now = new Map(units.filter(({ from }) => from === FIRST_NEW_DAY).map((unit) => [unit.code, unit]))
  const parts = new Map(Object.entries(partial).map(([code, codes]) => [code, new Set(codes)]))
  const successions: Succession[] = []
  const leftOut: LeftOut[] = []
  const add = (level: AdminLevel, oldOne: string, newOne: string, isPart: boolean): void => {
    const target = now.get(newOne)
    if (!old.has(oldOne)) leftOut.push({ oldCode: oldOne, newCode: newOne, missing: 'old' })
    else if (target === undefined) leftOut.push({ oldCode: oldOne, newCode: newOne, missing: 'new' })
    else {
      const basis = basisOf(FIRST_NEW_DAY, level, target.parentCode ?? newOne) ?? null
      successions.push({ on: FIRST_NEW_DAY, oldCode: oldOne, newCode: newOne, kind: isPart ? 'part' : 'whole', basis })
    }
  }
  for (const [from, into] of provinces) for (const code of new Set(into)) add('province', from, code, into.length > 1)
  for (const [from, into] of wards) for (const code of new Set(into)) add('commune', from, code, into.length > 1 || parts.get(code)?.has(from) === true)
  return ok({ successions, leftOut, source })
}
