import type { Ctx, Trx } from '#db/context.ts'
import { fromAt, minuteOf, toAt, type At } from '#kernel/at.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type PlainDate } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { dayMinutesAt, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { ProcessStep, ProcessVersion } from '#procedures/domain/process.ts'
import { getProcess, getVersion } from '#procedures/queries.ts'
import { offersFor, type Offer } from '../domain/actions.ts'
import { isAccepted, type Dossier } from '../domain/dossier.ts'
import { missedAgain } from '../domain/lateness.ts'
import { dossierDueState, soonUntil, type DueState } from '../due-state.ts'
import { findDossierPage, type DossierPage } from '../queries.ts'
import { stagesOf, type StageBox } from './stages-view.ts'
import { UNKNOWN_STAFF, UNKNOWN_UNIT } from '../ui/missing-words.ts'

/** Everything around a dossier's page that its parts are made from: read once, in one transaction. */
export type DossierScene = {
  readonly page: DossierPage
  readonly dossier: Dossier
  readonly version: ProcedureVersion
  /** Absent before reception. */
  readonly process: ProcessVersion | undefined
  readonly now: At
  readonly day: PlainDate
  readonly tree: UnitTree
  readonly calendars: ReadonlyMap<UnitId, WorkingCalendar>
  readonly calendarOf: (unitId: UnitId) => WorkingCalendar
  readonly unitName: (id: UnitId) => string
  readonly staffName: (id: StaffId) => string
  readonly offers: readonly Offer[]
}

/** The dossier and what its page needs beside it, or undefined when it is not there or not the actor's to see. */
export const findDossierScene = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<DossierScene | undefined> => {
  const page = await findDossierPage(trx, ctx.actor, id)
  if (page === undefined) return undefined
  const { dossier } = page
  const day = vietnamDay(ctx.clock())
  const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
  const process = isAccepted(dossier) ? await getProcess(trx, ctx.tenantId, dossier.processVersionId) : undefined
  const tree = await unitTree(trx, day)
  const calendars = new Map<UnitId, WorkingCalendar>()
  for (const unitId of unitsOf(dossier, process, tree)) calendars.set(unitId, await loadCalendar(trx, unitId, day))
  const staff = await findStaffNames(trx, staffIn(page))
  return {
    page,
    dossier,
    version,
    process,
    now: toAt(ctx.clock()),
    day,
    tree,
    calendars,
    calendarOf: (unitId) => {
      const calendar = calendars.get(unitId)
      if (calendar === undefined) throw new Error(`no calendar was loaded for unit ${unitId}`)
      return calendar
    },
    unitName: (unitId) => tree.find(unitId)?.name ?? UNKNOWN_UNIT,
    staffName: (staffId) => staff.get(staffId)?.fullName ?? UNKNOWN_STAFF,
    offers: offersFor(ctx.actor, dossier, version),
  }
}

const unitsOf = (dossier: Dossier, process: ProcessVersion | undefined, tree: UnitTree): ReadonlySet<UnitId> => {
  const units = new Set<UnitId>([dossier.receivingUnitId, dossier.competentUnitId])
  if (isAccepted(dossier)) for (const step of dossier.steps) units.add(step.unitId)
  for (const step of process?.steps ?? []) {
    const unitId = step.unit.kind === 'fixed' ? tree.findByCode(step.unit.unitCode)?.id : undefined
    if (unitId !== undefined) units.add(unitId)
  }
  return units
}

/** Every id of a person that the state or the history names. */
const staffIn = ({ dossier, history }: DossierPage): readonly StaffId[] => {
  const found = new Set<StaffId>()
  if (isAccepted(dossier)) {
    if (dossier.acceptedBy !== null) found.add(dossier.acceptedBy)
    for (const step of dossier.steps) if (step.staffId !== null) found.add(step.staffId)
    const { result, voidRequest } = dossier
    if (result !== null) found.add(result.draftedBy)
    if (result !== null && result.stage !== 'drafted') {
      found.add(result.signature.by)
      if (result.signature.onBehalfOf !== null) found.add(result.signature.onBehalfOf.staffId)
    }
    if (voidRequest !== null) found.add(voidRequest.by)
  }
  for (const { event, onBehalfOfStaffId, approvedByStaffId } of history) {
    if (onBehalfOfStaffId !== null) found.add(onBehalfOfStaffId)
    if (approvedByStaffId !== null) found.add(approvedByStaffId)
    if ('staffId' in event && event.staffId !== null) found.add(event.staffId)
    if (event.type === 'supplementRequested' && event.exception !== null) found.add(event.exception.approvedBy)
    if (event.type === 'stepOpened' && event.step.staffId !== null) found.add(event.step.staffId)
    if (event.type === 'resultApproved' || event.type === 'apologised') {
      found.add(event.signature.by)
      if (event.signature.onBehalfOf !== null) found.add(event.signature.onBehalfOf.staffId)
    }
  }
  return [...found]
}

/** The head of a dossier's page: what it is, where it stands, what may be done. */
export type DossierHead = {
  readonly id: DossierId
  readonly seq: number
  readonly code: string | null
  readonly externalCode: string | null
  readonly phase: Dossier['phase']
  readonly channel: Dossier['channel']
  readonly isMinistry: boolean
  readonly procedureName: string
  readonly caseLabel: string
  readonly receivingUnitName: string
  readonly competentUnitName: string
  readonly assistedAtUnitName: string | null
  readonly due: DueState | null
  readonly dueAt: At | null
  readonly minutesPerDay: number
  readonly provisional: boolean
  readonly rescheduledTo: At | null
  /** The new date has gone by too. */
  readonly missedAgain: boolean
  readonly overdueSince: At | null
  readonly finishedAt: At | null
  readonly stages: readonly (readonly StageBox[])[]
  readonly offers: readonly Offer[]
}

export const headOf = (scene: DossierScene): DossierHead => {
  const { dossier, version, unitName, now } = scene
  const calendar = scene.calendarOf(dossier.phase === 'submitted' ? dossier.receivingUnitId : dossier.competentUnitId)
  const accepted = isAccepted(dossier) ? dossier : null
  const soon = toAt(soonUntil(fromAt(now), calendar))
  return {
    id: dossier.id,
    seq: dossier.seq,
    code: accepted?.code ?? null,
    externalCode: dossier.externalCode,
    phase: dossier.phase,
    channel: dossier.channel,
    isMinistry: dossier.route === 'MINISTRY',
    procedureName: version.name,
    caseLabel: version.cases.length < 2 ? '' : (version.cases.find((one) => one.id === dossier.caseId)?.label ?? ''),
    receivingUnitName: unitName(dossier.receivingUnitId),
    competentUnitName: unitName(dossier.competentUnitId),
    assistedAtUnitName: dossier.assistedAtUnitId === null ? null : unitName(dossier.assistedAtUnitId),
    due: dossierDueState(dossier, now, soon, calendar),
    dueAt: accepted?.clock.dueAt ?? (dossier.phase === 'submitted' ? dossier.receptionDueAt : null),
    minutesPerDay: dayMinutesAt(calendar, minuteOf(now)),
    provisional: accepted?.clock.provisional ?? false,
    rescheduledTo: accepted?.clock.rescheduledTo ?? null,
    missedAgain: dossier.phase === 'open' && missedAgain(dossier.clock, now),
    overdueSince: accepted?.clock.overdueSince ?? null,
    finishedAt: 'finishedAt' in dossier ? dossier.finishedAt : null,
    stages: accepted === null || scene.process === undefined ? [] : stagesOf(accepted, scene.process, now, { ...scene, unitOf: unitOf(scene) }),
    offers: scene.offers,
  }
}

const unitOf =
  ({ dossier, tree }: DossierScene) =>
  (step: ProcessStep): UnitId | undefined =>
    step.unit.kind === 'receiving'
      ? dossier.receivingUnitId
      : step.unit.kind === 'competent'
        ? dossier.competentUnitId
        : tree.findByCode(step.unit.unitCode)?.id
