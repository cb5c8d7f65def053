import { TIERS } from '../../law/units/tiers.ts'
import { UNIT_KINDS } from '../../law/units/kinds.ts'

/** Cấp hành chính: a row of data, so that a tier can end (the district did on 30/06/2025). */
export type Tier = {
  readonly code: string
  readonly name: string
  /** 1 is the highest. */
  readonly level: number
  readonly source: string
  readonly effectiveFrom: string
  readonly effectiveTo?: string
  readonly checked: 'verified' | 'toVerify'
}

/** Loại cơ quan, đơn vị. */
export type UnitKind = {
  readonly code: string
  readonly name: string
  /** Works inside the agency above it and reports nothing of its own. */
  readonly isPartOfAgency?: true
  readonly source: string
  readonly effectiveFrom: string
  readonly effectiveTo?: string
  readonly checked: 'verified' | 'toVerify'
}

const inForce = (row: { effectiveFrom: string; effectiveTo?: string }, day: string): boolean =>
  row.effectiveFrom <= day && (row.effectiveTo === undefined || day <= row.effectiveTo)

/** `day` is an ISO date. */
export const tiersOn = (day: string): readonly Tier[] => TIERS.filter((tier) => inForce(tier, day))
export const unitKindsOn = (day: string): readonly UnitKind[] =>
  UNIT_KINDS.filter((kind) => inForce(kind, day))

export const findTier = (code: string): Tier | undefined => TIERS.find((tier) => tier.code === code)
export const findUnitKind = (code: string): UnitKind | undefined =>
  UNIT_KINDS.find((kind) => kind.code === code)
