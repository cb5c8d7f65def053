import type { Ctx, Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import type { DossierStatus } from '../domain/national-status.ts'
import { dueStateAt, finishedState, pausedState, type DueState } from '../due-state.ts'
import {
  countLists,
  listDossiers,
  type DossierCursor,
  type DossierFilter,
  type DossierLine,
  type DossierList,
} from '../lists.ts'
import { maskName } from './mask.ts'
import { soonFor } from './work-lines.ts'

/** One row of a list of dossiers as a screen shows it. */
export type ListLine = {
  readonly id: string
  readonly code: string | null
  readonly procedureName: string
  readonly ownerName: string
  readonly status: DossierStatus
  readonly receivingUnitName: string
  readonly competentUnitName: string
  readonly acceptedAt: At | null
  /** Null when it ended without a result. */
  readonly due: DueState | null
  readonly dueAt: At | null
  readonly provisional: boolean
}

export type ListPage = {
  readonly lines: readonly ListLine[]
  readonly next: string | null
  readonly counts: Readonly<Record<DossierList, number>>
}

export type ListQuery = Pick<DossierFilter, 'list' | 'unitId' | 'search'> & { readonly after?: string | undefined }

const CURSOR = /^([0-9 :.+-]{10,40}|-?infinity)~([0-9a-f-]{36})$/

const readCursor = (text: string | undefined): DossierCursor | undefined => {
  const found = text === undefined ? null : CURSOR.exec(text)
  return found === null ? undefined : { key: found[1] ?? '', id: found[2] ?? '' }
}

/** A page of a list with the counters of all lists; the counters follow the search and the unit too. */
export const findListPage = async (trx: Trx, ctx: Ctx, query: ListQuery): Promise<ListPage> => {
  const now = ctx.clock()
  const filter: DossierFilter = { ...query, now }
  const { items, next } = await listDossiers(trx, ctx.actor, filter, readCursor(query.after))
  const soon = toAt(await soonFor(trx, ctx, now))
  const lines: ListLine[] = []
  for (const item of items) lines.push(await lineOf(trx, ctx, item, toAt(now), soon))
  return { lines, next: next === null ? null : `${next.key}~${next.id}`, counts: await countLists(trx, ctx.actor, filter) }
}

const lineOf = async (trx: Trx, ctx: Ctx, item: DossierLine, now: At, soon: At): Promise<ListLine> => {
  const day = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, day)
  const version = await getVersion(trx, ctx.tenantId, item.procedureVersionId as ProcedureVersionId)
  return {
    id: item.id,
    code: item.code,
    procedureName: version.name,
    ownerName: item.ownerName === null ? '' : maskName(item.ownerName),
    status: item.status,
    receivingUnitName: tree.find(item.receivingUnitId)?.shortName ?? '',
    competentUnitName: tree.find(item.competentUnitId)?.shortName ?? '',
    acceptedAt: item.acceptedAt === null ? null : toAt(item.acceptedAt),
    due: await dueOf(trx, item, now, soon, day),
    dueAt: item.dueAt === null ? null : toAt(item.dueAt),
    provisional: item.provisional,
  }
}

const dueOf = async (trx: Trx, item: DossierLine, now: At, soon: At, day: ReturnType<typeof vietnamDay>): Promise<DueState | null> => {
  if (item.endedAt !== null) return null
  const calendar = await loadCalendar(trx, item.status === 'SUBMITTED' ? item.receivingUnitId : item.competentUnitId, day)
  const dueAt = item.dueAt === null ? null : toAt(item.dueAt)
  if (item.finishedAt !== null) return finishedState(toAt(item.finishedAt), { dueAt, mode: item.deadlineMode ?? 'END_OF_DAY' }, calendar)
  if (item.pausedSince !== null && (dueAt === null || toAt(item.pausedSince) <= dueAt)) return pausedState(dueAt, toAt(item.pausedSince), calendar)
  return dueStateAt(dueAt, now, soon, calendar)
}
