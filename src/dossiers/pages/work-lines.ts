import type { Ctx, Trx } from '#db/context.ts'
import type { Actor, DelegationForm } from '#kernel/actor.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { ProcedureVersionId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import { findAbsentStaff } from '#organisation/absence-queries.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Channel } from '#procedures/domain/procedure.ts'
import { getVersion } from '#procedures/queries.ts'
import { holderRight } from '../domain/may.ts'
import type { DossierStatus } from '../domain/national-status.ts'
import { dueStateAt, finishedState, pausedState, soonUntil, type DueState } from '../due-state.ts'
import { countWork, listWork, type WorkCursor, type WorkFilter, type WorkItem, type WorkView } from '../inbox.ts'
import { maskName } from './mask.ts'

/** One row of a list of work as a screen shows it: words resolved, people masked. */
export type WorkLine = {
  readonly dossierId: string
  readonly stepNo: number
  readonly code: string
  readonly procedureName: string
  readonly channel: Channel
  readonly ownerName: string
  readonly status: DossierStatus
  readonly stepName: string
  readonly stepKind: string
  readonly isNew: boolean
  readonly unitName: string
  readonly staffId: StaffId | null
  readonly staffName: string | null
  /** Last day of the holder's absence, when they are away today; told to those who head the unit. */
  readonly absentTo: string | null
  /** Set when the work is held, or may be taken up, only under a delegation. */
  readonly onBehalf: { readonly form: DelegationForm; readonly name: string } | null
  readonly due: DueState
  readonly dueAt: At | null
  readonly stepDueAt: At | null
  /** The chip speaks of the step, which is due before the dossier. */
  readonly isByStep: boolean
  readonly provisional: boolean
}

export type WorkPage = {
  readonly lines: readonly WorkLine[]
  readonly next: string | null
  readonly counts: Readonly<Record<WorkView, number>>
}

export type WorkQuery = Pick<WorkFilter, 'scope' | 'view' | 'unitId' | 'stepKind'> & { readonly after?: string | undefined }

const writeCursor = (cursor: WorkCursor): string => `${cursor.urgentAt}~${cursor.dossierId}~${cursor.stepNo}`

const CURSOR = /^([0-9 :.+-]{10,40}|infinity)~([0-9a-f-]{36})~(\d{1,6})$/

const readCursor = (text: string | undefined): WorkCursor | undefined => {
  const found = text === undefined ? null : CURSOR.exec(text)
  return found === null ? undefined : { urgentAt: found[1] ?? '', dossierId: found[2] ?? '', stepNo: Number(found[3]) }
}

/** The unit whose calendar says what "soon" means for a list: the first that the actor's rights name. */
const homeUnit = (actor: Actor): UnitId | undefined => grantsOf(actor)[0]?.unitId

export const soonFor = async (trx: Trx, ctx: Ctx, now: Instant): Promise<Instant> => {
  const unitId = homeUnit(ctx.actor)
  return unitId === undefined ? now : soonUntil(now, await loadCalendar(trx, unitId, vietnamDay(now)))
}

/** A page of the inbox or of a unit's work, with the counters of its views. A cursor that is not one starts anew. */
export const findWorkPage = async (trx: Trx, ctx: Ctx, query: WorkQuery): Promise<WorkPage> => {
  const now = ctx.clock()
  const absent = await absentFor(trx, query.scope, now)
  const filter: WorkFilter = { ...query, now, soonUntil: await soonFor(trx, ctx, now), absent: [...absent.keys()] }
  const { items, next } = await listWork(trx, ctx.actor, filter, readCursor(query.after))
  const staff = await findStaffNames(trx, items.flatMap((item) => [...namedStaff(ctx.actor, item)]))
  const lines: WorkLine[] = []
  for (const item of items) lines.push(await lineOf(trx, ctx, item, filter, { staff, absent }))
  return { lines, next: next === null ? null : writeCursor(next), counts: await countWork(trx, ctx.actor, filter) }
}

const lentBy = (actor: Actor, item: WorkItem) =>
  holderRight(actor, { role: item.stepRole, unitId: item.unitId, staffId: item.staffId }, item.sectorCode)?.grant?.onBehalfOf ?? null

const namedStaff = (actor: Actor, item: WorkItem): readonly StaffId[] =>
  [item.staffId, lentBy(actor, item)?.staffId ?? null].filter((id) => id !== null)

type Absent = Awaited<ReturnType<typeof findAbsentStaff>>
type People = { readonly staff: Awaited<ReturnType<typeof findStaffNames>>; readonly absent: Absent }

/** One's own list needs no absences: whoever reads it is here. */
export const absentFor = async (trx: Trx, scope: WorkFilter['scope'], now: Instant): Promise<Absent> =>
  scope === 'unit' ? findAbsentStaff(trx, vietnamDay(now)) : new Map()

const lineOf = async (trx: Trx, ctx: Ctx, item: WorkItem, filter: WorkFilter, { staff, absent }: People): Promise<WorkLine> => {
  const day = vietnamDay(filter.now)
  const version = await getVersion(trx, ctx.tenantId, item.procedureVersionId as ProcedureVersionId)
  const calendar = await loadCalendar(trx, item.unitId, day)
  const lent = lentBy(ctx.actor, item)
  const dueAt = item.dueAt === null ? null : toAt(item.dueAt)
  return {
    dossierId: item.dossierId,
    stepNo: item.stepNo,
    code: item.code,
    procedureName: version.name,
    channel: item.channel,
    ownerName: item.ownerName === null ? '' : maskName(item.ownerName),
    status: item.status,
    stepName: item.stepName,
    stepKind: item.stepKind,
    isNew: item.stepState === 'waiting',
    unitName: (await unitTree(trx, day)).find(item.unitId)?.shortName ?? '',
    staffId: item.staffId,
    absentTo: item.staffId === null ? null : (absent.get(item.staffId)?.toString() ?? null),
    staffName: item.staffId === null ? null : (staff.get(item.staffId)?.fullName ?? null),
    onBehalf: lent === null ? null : { form: lent.form, name: staff.get(lent.staffId)?.fullName ?? '' },
    due: dueOf(item, dueAt, filter, calendar),
    dueAt,
    stepDueAt: item.stepDueAt === null ? null : toAt(item.stepDueAt),
    isByStep: isByStep(item),
    provisional: item.provisional,
  }
}

const isByStep = ({ urgentAt, stepDueAt, dueAt, finishedAt }: WorkItem): boolean =>
  finishedAt === null && urgentAt !== null && stepDueAt !== null && (dueAt === null || toAt(stepDueAt) < toAt(dueAt))

/** The nearer due date of step and dossier; a standing clock and a finished dossier say so instead. */
const dueOf = (item: WorkItem, dueAt: At | null, filter: WorkFilter, calendar: WorkingCalendar): DueState => {
  if (item.finishedAt !== null) {
    return finishedState(toAt(item.finishedAt), { dueAt, mode: item.deadlineMode ?? 'END_OF_DAY' }, calendar)
  }
  if (item.pausedSince !== null && item.urgentAt === null) return pausedState(dueAt, toAt(item.pausedSince), calendar)
  const urgentAt = item.urgentAt === null ? null : toAt(item.urgentAt)
  return dueStateAt(urgentAt, toAt(filter.now), toAt(filter.soonUntil), calendar)
}
