import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { addFigures, type Figures } from './domain/measure.ts'
import type { Question } from './domain/question.ts'
import { SHARE_NAMES, shareOf, type Share, type ShareName } from './domain/shares.ts'
import { askFigures } from './queries.ts'

export type Shares = Readonly<Record<ShareName, Share>>

/**
 * Every share of many groups of units at once: one question by unit for all of them, however many groups there are.
 * A group is what counts for its key, e.g. a commune with its divisions; groups may overlap.
 */
export const askShares = async <Key>(
  trx: Trx,
  { period, asOf }: Pick<Question, 'period' | 'asOf'>,
  groups: ReadonlyMap<Key, ReadonlySet<UnitId>>,
): Promise<ReadonlyMap<Key, Shares>> => {
  const units = [...new Set([...groups.values()].flatMap((group) => [...group]))]
  const { rows } = await askFigures(trx, { period, asOf, units, by: ['unit'] })
  const byUnit = new Map(rows.flatMap(({ unitId, values }) => (unitId === undefined ? [] : [[unitId, values] as const])))
  return new Map([...groups].map(([key, group]) => [key, sharesOf([...group].flatMap((unit) => byUnit.get(unit) ?? []))]))
}

const sharesOf = (rows: readonly Figures[]): Shares => {
  const figures = addFigures(rows)
  return Object.fromEntries(SHARE_NAMES.map((name) => [name, shareOf(name, figures)])) as Shares
}
