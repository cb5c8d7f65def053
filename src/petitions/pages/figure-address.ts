import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { COUNTED, PETITION_FIGURES, type PetitionFigure } from '../domain/figures.ts'
import { readingUnits } from '../domain/may.ts'
import type { PetitionId } from '../domain/petition.ts'
import { COUNTER, readStandings, spanOf } from '../queries.ts'
import { FIGURE_WORDS } from '../words.ts'

/** Which figure of which units and month an address asks to see the rows of. */
export type FigureAddress = { readonly figure: PetitionFigure; readonly unitCode: string; readonly month: string }

export type CountedAddress = FigureAddress & { readonly label: string; readonly unitName: string }

const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/

/** First and last day of a month `2026-11`; today's month for anything else. */
export const monthDays = (month: string, now: PlainDate): { readonly month: string; readonly from: PlainDate; readonly to: PlainDate } => {
  const from = MONTH.test(month) ? Temporal.PlainDate.from(`${month}-01`) : now.with({ day: 1 })
  return { month: from.toString().slice(0, 7), from, to: from.add({ months: 1 }).subtract({ days: 1 }) }
}

export const readFigureAddress = (address: string): FigureAddress | undefined => {
  const query = new URL(address).searchParams
  const figure = PETITION_FIGURES.find((one) => one === query.get('so'))
  return figure && { figure, unitCode: query.get('cua') ?? '', month: query.get('ky') ?? '' }
}

export const figureHref = ({ figure, unitCode, month }: FigureAddress): string => `/phan-anh-kien-nghi?${new URLSearchParams({ so: figure, cua: unitCode, ky: month })}`

/** Agencies whose figures the officer may read, in the order of the tree. */
export const figureUnits = (ctx: Ctx, tree: UnitTree): readonly Unit[] => {
  const readable = readingUnits(ctx.actor, tree)
  return agenciesOf(tree).filter(({ id }) => readable.has(id))
}

/** The agency with every agency below it: petitions that move between them are of the whole. */
export const wholeOf = (tree: UnitTree, unitId: UnitId): readonly UnitId[] => [...tree.subtree(unitId)]

/** The rows that a figure counted; what the officer may not see is left out of the list, not of the figure. */
export const findCounted = (ctx: Ctx, asked: FigureAddress): Promise<{ readonly address: CountedAddress; readonly ids: readonly PetitionId[] } | undefined> =>
  transaction({ ...ctx, actor: COUNTER }, async (trx: Trx) => {
    const tree = await unitTree(trx, today(ctx))
    const unit = figureUnits(ctx, tree).find(({ code }) => code === asked.unitCode)
    if (unit === undefined) return undefined
    const { from, to, month } = monthDays(asked.month, today(ctx))
    const standings = await readStandings(trx, wholeOf(tree, unit.id), spanOf({ from, to }, ctx.clock()), toAt(ctx.clock()))
    return {
      address: { ...asked, month, label: FIGURE_WORDS[asked.figure], unitName: unit.name },
      ids: standings.filter(COUNTED[asked.figure]).map(({ petitionId }) => petitionId),
    }
  })
