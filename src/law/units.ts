import { z } from 'zod'
import { unitKinds } from '../../law/units/kinds.ts'
import { tiers } from '../../law/units/tiers.ts'
import { datedFields, isInForce } from './dated.ts'

const tierSchema = z.strictObject({
  ...datedFields,
  code: z.string().regex(/^[a-z]+$/),
  label: z.string().min(1),
  /** 1 is the highest. */
  rank: z.int().min(1),
})

const kindSchema = z.strictObject({
  ...datedFields,
  code: z.string().regex(/^[a-zA-Z]+$/),
  label: z.string().min(1),
  /** Code of the tier it belongs to. */
  tier: z.string(),
  /**
   * `territory` is an administrative unit, `agency` a body of its government, `oneStop` where dossiers are received,
   * `sectoral` a body under a central line, `serviceUnit` a public service unit.
   */
  nature: z.enum(['territory', 'agency', 'oneStop', 'sectoral', 'serviceUnit']),
})

/** A tier of government (cấp hành chính), as in force between two days. */
export type Tier = z.infer<typeof tierSchema>
/** A kind of unit (loại đơn vị), as in force between two days. */
export type UnitKind = z.infer<typeof kindSchema>

const TIERS: readonly Tier[] = z.array(tierSchema).parse(tiers)
const KINDS: readonly UnitKind[] = z.array(kindSchema).parse(unitKinds)

/** The tiers on an ISO day, the highest first: three local ones until 30/06/2025, two since. */
export const tiersInForce = (day: string): readonly Tier[] =>
  TIERS.filter((tier) => isInForce(tier, day)).toSorted((a, b) => a.rank - b.rank)

/** The kinds of units that may exist on an ISO day. */
export const unitKindsInForce = (day: string): readonly UnitKind[] =>
  KINDS.filter((kind) => isInForce(kind, day))

/** A kind by its code on an ISO day, or `undefined` when it did not exist then. */
export const unitKind = (code: string, day: string): UnitKind | undefined =>
  KINDS.find((kind) => kind.code === code && isInForce(kind, day))
