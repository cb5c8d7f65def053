import type { Ctx } from '#db/context.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { tidy } from '#kernel/text.ts'
import { REFORM_AREA_CODES, reformAreasOn, type ReformArea, type ReformAreaCode } from '#law/reform-areas.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { assigningUnits, unitsActedFor } from '../domain/may.ts'
import { STANDINGS, type Standing } from '../domain/standing.ts'
import { countTasks, listTasks, type TaskFilter } from '../queries.ts'
import { STANDING_WORDS } from '../words.ts'
import { taskLines, type TaskLine } from './task-line.ts'

export const SCOPES = ['cua-toi', 'don-vi'] as const
export const ROLES_IN_TASK = { 'chu-tri': 'lead', giao: 'assigner', 'phoi-hop': 'support' } as const
export const VIEWS = ['bang', 'cot', 'nam'] as const

export type TaskListQuery = {
  readonly scope: (typeof SCOPES)[number]
  readonly role: keyof typeof ROLES_IN_TASK | null
  readonly view: (typeof VIEWS)[number]
  readonly standing: Standing | null
  readonly area: ReformAreaCode | null
  readonly year: number | null
  readonly search: string
  readonly page: number
}

const PAGE_SIZE = 50
/** Boards and the year show the tasks of a unit whole; more than so many nobody overlooks. */
const MOST_AT_ONCE = 200

/** What the address of the list asks; what it does not know is left out. */
export const readTaskListQuery = (query: URLSearchParams, thisYear: number): TaskListQuery => {
  const one = <T extends string>(name: string, known: readonly T[]): T | undefined => known.find((value) => value === query.get(name))
  const year = query.get('nam')
  return {
    scope: one('pham-vi', SCOPES) ?? 'cua-toi',
    role: one('vai', Object.keys(ROLES_IN_TASK) as (keyof typeof ROLES_IN_TASK)[]) ?? null,
    view: one('xem', VIEWS) ?? 'bang',
    standing: STANDINGS.find((standing) => STANDING_WORDS[standing].slug === query.get('trang-thai')) ?? null,
    area: one('linh-vuc', REFORM_AREA_CODES) ?? null,
    year: year === 'tat-ca' ? null : /^20\d\d$/.test(year ?? '') ? Number(year) : thisYear,
    search: tidy(query.get('q') ?? '').slice(0, 100),
    page: /^[1-9]\d{0,3}$/.test(query.get('trang') ?? '') ? Number(query.get('trang')) : 1,
  }
}

export type TaskListPage = {
  readonly query: TaskListQuery
  readonly lines: readonly TaskLine[]
  readonly counts: Readonly<Record<Standing, number>>
  readonly total: number
  readonly pageSize: number
  readonly areas: readonly ReformArea[]
  readonly today: string
  readonly year: number
  readonly hasOwn: boolean
  readonly mayAssign: boolean
  readonly mayUrge: boolean
  readonly commandId: string
}

/** The list of tasks that the actor has, or that units they follow have. */
export const loadTaskList = (ctx: Ctx, search: URLSearchParams): Promise<TaskListPage> =>
  acrossUnits(ctx, async (trx): Promise<TaskListPage> => {
    const day = today(ctx)
    const query = readTaskListQuery(search, day.year)
    const tree = await unitTree(trx, day)
    const own = unitsActedFor(ctx.actor, tree)
    const units: readonly UnitId[] = query.scope === 'cua-toi' ? own : [...readableUnits(ctx.actor, tree)]
    const filter: TaskFilter = {
      units,
      role: query.role === null ? undefined : ROLES_IN_TASK[query.role],
      area: query.area ?? undefined,
      year: query.year ?? undefined,
      search: query.search === '' ? undefined : query.search,
    }
    const now = toAt(ctx.clock())
    const counts = await countTasks(trx, filter, now)
    const limit = query.view === 'bang' ? PAGE_SIZE : MOST_AT_ONCE
    const offset = query.view === 'bang' ? (query.page - 1) * PAGE_SIZE : 0
    const tasks = await listTasks(trx, { ...filter, standing: query.standing ?? undefined }, now, { limit, offset })
    const lines = await taskLines(trx, ctx, tasks, tree)
    return {
      query, lines, counts, pageSize: PAGE_SIZE, areas: reformAreasOn(day.toString()), today: day.toString(), year: query.year ?? day.year,
      total: query.standing === null ? STANDINGS.reduce((sum, standing) => sum + counts[standing], 0) : counts[query.standing],
      hasOwn: own.length > 0, mayAssign: assigningUnits(ctx.actor, tree).length > 0, mayUrge: lines.some((line) => line.mayUrge), commandId: ctx.newId(),
    }
  })
