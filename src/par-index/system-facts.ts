import type { Trx } from '#db/context.ts'
import { figureHref } from '#figures/figure-href.ts'
import { addFigures, type Figures, type Measure } from '#figures/domain/measure.ts'
import type { Question } from '#figures/domain/question.ts'
import { askFigures } from '#figures/queries.ts'
import type { SystemFact } from '#law/par-index.ts'
import type { Share } from '#figures/domain/shares.ts'

/** What a fact divides by what, in measures of figures. */
const MEASURES_OF = {
  finishedInTime: { part: ['resolvedEarly', 'resolvedOnTime'], base: ['resolved'] },
  pendingInTime: { part: ['pendingInTime'], base: ['pending'] },
  finishedOverdueApologised: { part: ['resolvedOverdueApologised'], base: ['resolvedOverdue'] },
  onlineReceived: { part: ['receivedFullOnline', 'receivedPartialOnline'], base: ['accepted'] },
  fullOnlineReceived: { part: ['receivedFullOnline'], base: ['accepted'] },
  receivedByPost: { part: ['receivedPost'], base: ['accepted'] },
} as const satisfies Record<SystemFact, { readonly part: readonly Measure[]; readonly base: readonly Measure[] }>

export type KnownFact = Share & {
  /** Pages that open the base to the dossiers it counted. */
  readonly opens: string
}

const sum = (figures: Figures, measures: readonly Measure[]): number => measures.reduce((total, measure) => total + figures[measure], 0)

/** Every fact that the system knows by itself about the units in the period, each with part and base, as known at `asOf`. */
export const findSystemFacts = async (trx: Trx, question: Question): Promise<ReadonlyMap<SystemFact, KnownFact>> => {
  const { rows } = await askFigures(trx, { ...question, by: [] })
  const figures = addFigures(rows.map(({ values }) => values))
  return new Map(
    Object.entries(MEASURES_OF).map(([fact, { part, base }]) => [
      fact as SystemFact,
      { part: sum(figures, part), base: sum(figures, base), opens: figureHref(question, base[0]) },
    ]),
  )
}
