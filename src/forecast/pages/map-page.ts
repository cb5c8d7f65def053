import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { minuteOf, toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { wilsonInterval } from '#kernel/wilson.ts'
import { reachOf } from '#identity/domain/may.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { dayMinutesAt } from '#organisation/domain/working-calendar.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getProcess, getVersion, listInForce, listVersions } from '#procedures/queries.ts'
import type { MapQuery } from '../address.ts'
import { CONSULTATION } from '../domain/step-times.ts'
import { mapSteps, readPath, type MappedStep, type StepRecord } from '../domain/process-map.ts'
import { halfDaysFor, promiseAnswer, type PromiseAnswer } from '../domain/promise-bound.ts'
import {
  listMapped, MAP_READERS, readCaseTimes, readMapTotals, readPaths, readStepRecords,
  type CaseTimes, type MappedProcedure, type MapScope, type MapTotals,
} from '../map-queries.ts'

/** What both pages of maps say about what they counted. */
export type MapFrame = {
  readonly query: MapQuery
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  /** ISO days, both counted. */
  readonly from: string
  readonly to: string
}

/** Units below the chosen one count with it; a unit out of reach gives nothing. */
const frameOf = async (trx: Trx, ctx: Ctx, query: MapQuery): Promise<{ readonly frame: MapFrame; readonly scope: MapScope }> => {
  const to = vietnamDay(ctx.clock())
  const from = to.subtract({ months: query.months })
  const tree = await unitTree(trx, to)
  const reach = reachOf(ctx.actor, ...MAP_READERS)
  const units = query.unitId === undefined ? [...reach] : [...tree.subtree(query.unitId)].filter((id) => reach.has(id))
  const known = [...reach].flatMap((id) => {
    const unit = tree.find(id)
    return unit === undefined ? [] : [{ id, name: unit.name }]
  })
  return {
    frame: { query, units: known.toSorted((a, b) => compareVietnamese(a.name, b.name)), from: from.toString(), to: to.toString() },
    scope: { units, from, to },
  }
}

export type MapListPage = MapFrame & {
  readonly procedures: readonly (MappedProcedure & { readonly name: string })[]
  readonly dayMinutes: number
}

/** Procedures that were lived lately, with how they went. */
export const findMapList = (ctx: Ctx, query: MapQuery): Promise<MapListPage> =>
  transaction(ctx, async (trx) => {
    const { frame, scope } = await frameOf(trx, ctx, query)
    const names = new Map((await listInForce(trx, scope.to)).map(({ code, name }) => [code, name]))
    const procedures = await listMapped(trx, scope)
    return {
      ...frame,
      procedures: procedures.map((one) => ({ ...one, name: names.get(one.procedureCode) ?? one.procedureCode })),
      dayMinutes: await dayMinutesFor(trx, ctx, scope.units[0]),
    }
  })

const STANDARD_DAY = 480

const dayMinutesFor = async (trx: Trx, ctx: Ctx, unitId: UnitId | undefined): Promise<number> =>
  unitId === undefined ? STANDARD_DAY : dayMinutesAt(await loadCalendar(trx, unitId, vietnamDay(ctx.clock())), minuteOf(toAt(ctx.clock())))

/** What one case promised against what was kept. */
export type CasePromise = Pick<CaseTimes, 'promisedMinutes' | 'late'> & {
  readonly label: string
  readonly dossiers: number
  readonly answer: PromiseAnswer
  /** The promise that the bound would carry, in half days; null when it is no shorter than today's. */
  readonly couldPromiseDays: number | null
  readonly inTime: { readonly from: number; readonly to: number } | null
}

export type MapPath = { readonly key: string; readonly names: readonly { readonly name: string; readonly isReturn: boolean }[]; readonly dossiers: number; readonly late: number; readonly medianMinutes: number }

export type MapPage = MapFrame & {
  readonly code: string
  readonly name: string
  readonly processName: string | null
  readonly totals: MapTotals
  readonly steps: readonly MappedStep[]
  readonly consultations: StepRecord | null
  readonly paths: readonly MapPath[]
  readonly pathCount: number
  readonly promises: readonly CasePromise[]
  readonly dayMinutes: number
}

/** The map of one procedure, or undefined when there is no such procedure. */
export const findMap = (ctx: Ctx, code: string, query: MapQuery): Promise<MapPage | undefined> =>
  transaction(ctx, async (trx) => {
    const latest = (await listVersions(trx, code)).find(({ state }) => state !== 'draft')
    if (latest === undefined) return undefined
    const { frame, scope } = await frameOf(trx, ctx, query)
    const totals = await readMapTotals(trx, code, scope)
    const version = await getVersion(trx, ctx.tenantId, latest.id)
    const processId = totals.processVersionId ?? version.processId
    const process = processId === null ? undefined : await getProcess(trx, ctx.tenantId, processId)
    const records = await readStepRecords(trx, code, scope)
    const dayMinutes = await dayMinutesFor(trx, ctx, scope.units[0])
    const { paths, all } = await readPaths(trx, code, scope)
    const nameOf = (id: string): string => process?.steps.find((step) => step.id === id)?.name ?? id
    return {
      ...frame,
      code,
      name: version.name,
      processName: process?.name ?? null,
      totals,
      steps: mapSteps(process?.steps ?? [], records),
      consultations: records.find(({ definitionId }) => definitionId === CONSULTATION) ?? null,
      paths: paths.map(({ path, ...one }) => ({
        ...one, key: path, names: readPath(path).map(({ definitionId, isReturn }) => ({ name: nameOf(definitionId), isReturn })),
      })),
      pathCount: all,
      promises: (await readCaseTimes(trx, code, scope)).map((one) => {
        const label = version.cases.find(({ id }) => id === one.caseId)?.label ?? one.caseId
        return promiseOf(one, version.cases.length < 2 ? '' : label, dayMinutes)
      }),
      dayMinutes,
    }
  })

const promiseOf = ({ minutes, promisedMinutes, late }: CaseTimes, label: string, dayMinutes: number): CasePromise => {
  const answer = promiseAnswer(minutes)
  const days = answer.kind === 'bound' ? halfDaysFor(answer.minutes, dayMinutes) : null
  return {
    label,
    promisedMinutes,
    dossiers: minutes.length,
    late,
    answer,
    couldPromiseDays: days !== null && days * dayMinutes < promisedMinutes ? days : null,
    inTime: wilsonInterval(minutes.length - late, minutes.length),
  }
}

/** The codes of procedures are digits, letters, dots and dashes. */
export const readCode = (text: string | undefined): string | undefined => (/^[\w.-]{1,40}$/.test(text ?? '') ? text : undefined)
