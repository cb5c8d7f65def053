import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { maskName } from '#dossiers/pages/mask.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { hasRole, reachOf } from '#identity/domain/may.ts'
import { placeName } from '#organisation/domain/place-name.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import type { ForecastFilter } from '../address.ts'
import { chanceIs, type Chance } from '../domain/field.ts'
import { countForecasts, FORECAST_READERS, listForecasts, type ForecastField, type ForecastLine } from '../queries.ts'
import { chanceWords, reasonSentence } from '../words.ts'

/** A dossier of the list, words resolved, people masked. */
export type ForecastRow = {
  readonly dossierId: string
  readonly code: string
  readonly procedureName: string
  readonly ownerName: string
  readonly unitName: string
  readonly chance: Chance
  readonly chanceText: string
  readonly reason: string
  readonly dueAt: At
  readonly leftMinutes: number
  readonly dayMinutes: number
  readonly isPaused: boolean
}

export type ForecastPage = {
  readonly rows: readonly ForecastRow[]
  readonly hasMore: boolean
  readonly page: number
  readonly fields: readonly ForecastField[]
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly filter: ForecastFilter
  /** The actor heads a unit, and may send urging slips from the list. */
  readonly mayUrge: boolean
  readonly commandId: string
  /** When the oldest forecast shown was made; null when none is. */
  readonly madeAt: At | null
}

/** Units that the actor steers, by name. */
export const steeredUnits = (ctx: Ctx, tree: UnitTree): ForecastPage['units'] =>
  [...reachOf(ctx.actor, ...FORECAST_READERS)]
    .flatMap((id) => {
      const unit = tree.find(id)
      return unit === undefined ? [] : [{ id, name: unit.name }]
    })
    .toSorted((a, b) => compareVietnamese(a.name, b.name))

export const findForecastPage = (ctx: Ctx, filter: ForecastFilter, page: number): Promise<ForecastPage> =>
  transaction(ctx, async (trx) => {
    const { rows, hasMore, madeAt } = await readForecastRows(trx, ctx, filter, page)
    return {
      rows, hasMore, madeAt, page, filter,
      mayUrge: hasRole(ctx.actor, ...HEADS),
      commandId: ctx.newId(),
      fields: await countForecasts(trx, ctx.actor, filter),
      units: steeredUnits(ctx, await unitTree(trx, vietnamDay(ctx.clock()))),
    }
  })

/** A page of open dossiers, the likeliest to be late first, as a screen shows them. */
export const readForecastRows = async (
  trx: Trx,
  ctx: Ctx,
  filter: ForecastFilter,
  page: number,
): Promise<Pick<ForecastPage, 'rows' | 'hasMore' | 'madeAt'>> => {
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const { lines, hasMore } = await listForecasts(trx, ctx.actor, filter, page)
  const rows: ForecastRow[] = []
  for (const line of lines) rows.push(await rowOf(trx, ctx, tree, line))
  return { rows, hasMore, madeAt: lines.map(({ madeAt }) => toAt(madeAt)).toSorted()[0] ?? null }
}

const rowOf = async (trx: Trx, ctx: Ctx, tree: UnitTree, line: ForecastLine): Promise<ForecastRow> => {
  const nameOf = (id: UnitId): string => tree.find(id)?.shortName ?? 'đơn vị cũ'
  const { forecast, dayMinutes } = line
  return {
    dossierId: line.dossierId,
    code: line.code ?? '',
    procedureName: (await getVersion(trx, ctx.tenantId, line.procedureVersionId)).name,
    ownerName: line.ownerName === null ? '' : maskName(line.ownerName),
    unitName: placeName(tree, line.competentUnitId) ?? 'đơn vị cũ',
    chance: chanceIs(line.lateChance),
    chanceText: chanceWords(line.lateChance),
    reason: reasonSentence(forecast, forecast.reason === null ? '' : nameOf(forecast.reason.unitId), dayMinutes),
    dueAt: toAt(line.dueAt),
    leftMinutes: forecast.leftMinutes,
    dayMinutes,
    isPaused: forecast.isPaused,
  }
}
