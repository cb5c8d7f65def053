import type { AdminLevel } from '#law/admin-units.ts'

/** An administrative unit as a catalogue has it (đơn vị hành chính). Days are ISO; a code may return for another unit. */
export type AdminUnit = {
  readonly code: string
  readonly name: string
  /** A kind of `law/units/admin-kinds.ts`. */
  readonly kind: string
  readonly level: AdminLevel
  readonly parentCode: string | null
  readonly from: string
  /** The last day; `null` for one that stands. */
  readonly to: string | null
}

/** What an old unit became (đơn vị cũ → đơn vị mới): all of it, or a part. */
export type Succession = {
  readonly on: string
  readonly oldCode: string
  readonly newCode: string
  readonly kind: 'whole' | 'part'
  readonly basis: string | null
}

export const isUnitOn = ({ from, to }: Pick<AdminUnit, 'from' | 'to'>, day: string): boolean => from <= day && (to === null || day <= to)

/** "Xã Quảng Trạch" inside a longer name: "xã Quảng Trạch". */
export const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
