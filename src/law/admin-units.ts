import { ADMIN_KINDS } from '../../law/units/admin-kinds.ts'
import { REARRANGEMENTS } from '../../law/units/rearrangements.ts'
import { quangTri } from '../../law/units/quang-tri.ts'
import type { Dated } from './dated.ts'

type Checked = { readonly source: string; readonly checked: 'verified' | 'toVerify' }

export const ADMIN_LEVELS = ['province', 'district', 'commune'] as const
export type AdminLevel = (typeof ADMIN_LEVELS)[number]

/** Loại đơn vị hành chính. */
export type AdminKind = Dated & Checked & {
  readonly code: string
  readonly level: AdminLevel
  /** The words that names of this kind begin with. */
  readonly name: string
  /** Short forms without marks: "p" for "phường". */
  readonly short: readonly string[]
}

/** One rearrangement of administrative units and what it rests on. */
export type Rearrangement = Dated & Checked & {
  readonly on: string
  readonly provincesBy: string
  readonly communesBy: string
  /** The resolution for the communes of a province, by the code of the new province. */
  readonly provinces: Readonly<Record<string, string>>
}

type CodeAndName = readonly [code: string, name: string]

/** A small catalogue of one province for an installation that imported none. */
export type StarterUnits = Checked & {
  readonly asOf: string
  readonly on: string
  readonly province: { readonly code: string; readonly name: string; readonly from: readonly CodeAndName[] }
  readonly districts: readonly (readonly [code: string, name: string, province: string])[]
  readonly communes: readonly {
    readonly code: string
    readonly name: string
    readonly from: readonly (readonly [code: string, name: string, parent: string])[]
  }[]
}

export { ADMIN_KINDS, REARRANGEMENTS }
export const STARTER_UNITS: StarterUnits = quangTri

/** "Thị trấn Phong Nha" → the kind `township`; `undefined` for a name that begins like none of its level. */
export const adminKindOf = (level: AdminLevel, name: string): AdminKind | undefined =>
  ADMIN_KINDS.find((kind) => kind.level === level && name.toLowerCase().startsWith(`${kind.name.toLowerCase()} `))

/** What brought about a succession on a day, for the province that it was in. */
export const basisOf = (on: string, level: AdminLevel, provinceCode: string): string | undefined => {
  const one = REARRANGEMENTS.find((rearrangement) => rearrangement.on === on)
  if (one === undefined) return undefined
  return level === 'province' ? one.provincesBy : (one.provinces[provinceCode] ?? one.communesBy)
}
