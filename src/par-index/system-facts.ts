import type { Trx } from '#db/context.ts'
import { figureHref } from '#figures/figure-href.ts'
import { SHARE_NAMES, shareDefinition, type ShareName } from '#figures/domain/shares.ts'
import { askShares } from '#figures/shares.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { SystemFact } from '#law/par-index.ts'
import type { FactQuestion, FactsByUnit, KnownFact, RatedUnit } from './facts/fact-question.ts'
import { findQualityFacts } from './facts/quality-facts.ts'
import { findReportFacts } from './facts/report-facts.ts'
import { findWorkFacts } from './facts/work-facts.ts'

/** Shares of figures, each opening to the dossiers of its base. */
const findFigureFacts = async (trx: Trx, question: FactQuestion, rated: readonly RatedUnit[]): Promise<FactsByUnit> => {
  const shares = await askShares(trx, question, new Map(rated.map(({ id, units }) => [id, units])))
  return new Map(rated.map(({ id, units }) => {
    const own = shares.get(id)
    const facts = SHARE_NAMES.map((name: ShareName & SystemFact): [SystemFact, KnownFact] => [
      name, { ...(own?.[name] ?? { part: 0, base: 0 }), opens: figureHref({ ...question, units: [...units], under: id }, shareDefinition(name).base[0] ?? 'accepted') },
    ])
    return [id, new Map(facts)]
  }))
}

/**
 * Every fact that the system knows by itself about each of the units: each source is asked once for all of them. A fact
 * that the system holds nothing of is left out.
 */
export const findSystemFacts = async (trx: Trx, question: FactQuestion, rated: readonly RatedUnit[]): Promise<FactsByUnit> => {
  const sources = [
    await findFigureFacts(trx, question, rated), await findQualityFacts(trx, question, rated), await findReportFacts(trx, question, rated), await findWorkFacts(trx, question, rated)]
  return new Map(rated.map(({ id }) => [id, merged(sources.map((source) => source.get(id)))]))
}

const merged = (parts: readonly (ReadonlyMap<SystemFact, KnownFact> | undefined)[]): ReadonlyMap<SystemFact, KnownFact> =>
  new Map(parts.flatMap((part) => [...(part ?? [])]))

/** The facts of one unit. */
export const findFactsOfUnit = async (trx: Trx, question: FactQuestion, unit: RatedUnit): Promise<ReadonlyMap<SystemFact, KnownFact>> =>
  (await findSystemFacts(trx, question, [unit])).get(unit.id) ?? new Map<SystemFact, KnownFact>()

/** Whose dossiers count for a unit: its own and all below it. */
export const ratedUnit = (tree: { readonly subtree: (id: UnitId) => ReadonlySet<UnitId> }, { id, code }: { readonly id: UnitId; readonly code: string }): RatedUnit => ({
  id, code, units: tree.subtree(id),
})
