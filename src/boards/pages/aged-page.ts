import { transaction, type Ctx } from '#db/context.ts'
import { AGE_FROM_DAYS, countOpenByAge, listOpenOfAge } from '#dossiers/ageing.ts'
import { maskName } from '#dossiers/pages/mask.ts'
import { toAt, type At } from '#kernel/at.ts'
import { vietnamDay } from '#kernel/time.ts'
import { placeName } from '#organisation/domain/place-name.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { steeredBy } from '../steering.ts'
import type { BoardUnit } from './board-page.ts'

export type AgedRow = {
  readonly id: string
  readonly code: string
  readonly procedureName: string
  readonly ownerName: string
  readonly unitName: string
  readonly acceptedAt: At
  readonly dueAt: At | null
  readonly isPaused: boolean
  readonly isOverdue: boolean
}

export type AgedPage = {
  readonly unit: BoardUnit
  readonly band: number
  readonly onlyOverdue: boolean
  readonly rows: readonly AgedRow[]
  readonly total: number
  readonly page: number
}

export const AGED_PAGE_SIZE = 50

export type AgedQuery = { readonly band: number; readonly onlyOverdue: boolean; readonly page: number }

/** Undefined when the address names no band. */
export const readAgedQuery = (query: URLSearchParams): AgedQuery | undefined => {
  const band = Number(query.get('tuoi') ?? '')
  if (query.get('tuoi') === null || !Number.isInteger(band) || band < 0 || band >= AGE_FROM_DAYS.length) return undefined
  return { band, onlyOverdue: query.get('qua-han') === '1', page: Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('trang')) || 1))) }
}

/** The dossiers that a number of the ageing counts; undefined when the reader does not steer the unit. */
export const findAged = (ctx: Ctx, unitCode: string, { band, onlyOverdue, page }: AgedQuery): Promise<AgedPage | undefined> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const tree = await unitTree(trx, vietnamDay(now))
    const unit = tree.findByCode(unitCode)
    const { reach } = steeredBy(ctx, tree)
    if (unit === undefined || !reach.has(unit.id)) return undefined
    const units = [...tree.subtree(unit.id)].filter((id) => reach.has(id))
    const found = await listOpenOfAge(trx, units, now, { band, onlyOverdue, limit: AGED_PAGE_SIZE, offset: (page - 1) * AGED_PAGE_SIZE })
    const counted = (await countOpenByAge(trx, units, now))[band]
    const rows: AgedRow[] = []
    const at = toAt(now)
    for (const one of found) {
      const dueAt = one.dueAt === null ? null : toAt(one.dueAt)
      rows.push({
        id: one.id,
        code: one.code,
        procedureName: (await getVersion(trx, ctx.tenantId, one.procedureVersionId)).name,
        ownerName: one.ownerName === null ? '' : maskName(one.ownerName),
        unitName: placeName(tree, one.competentUnitId) ?? 'đơn vị cũ',
        acceptedAt: toAt(one.acceptedAt),
        dueAt,
        isPaused: one.pausedSince !== null,
        isOverdue: dueAt !== null && dueAt < (one.pausedSince === null ? at : toAt(one.pausedSince)),
      })
    }
    return {
      unit: { code: unit.code, name: unit.name, shortName: unit.shortName },
      band, onlyOverdue, rows, page,
      total: (onlyOverdue ? counted?.overdue : counted?.count) ?? 0,
    }
  })
