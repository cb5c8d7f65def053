import type { Period } from '#figures/domain/question.ts'
import type { Share } from '#figures/domain/shares.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SystemFact } from '#law/par-index.ts'

/** A unit that is scored, with everything whose dossiers are its own. */
export type RatedUnit = { readonly id: UnitId; readonly code: string; readonly units: ReadonlySet<UnitId> }

/** Which facts: of a year up to its cut-off, as known at a moment. */
export type FactQuestion = { readonly period: Period; readonly asOf: Instant }

/** A fact with the page that opens it to what it counted; null where no page does. */
export type KnownFact = Share & { readonly opens: string | null }

/** What one source knows of each unit. A fact of which it holds nothing is left out: that is no nought. */
export type FactsByUnit = ReadonlyMap<UnitId, ReadonlyMap<SystemFact, KnownFact>>
