import { minuteOf, type At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { dayMinutesAt, workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { ProcessStep, ProcessVersion } from '#procedures/domain/process.ts'
import { isLive, type AcceptedDossier, type Step } from '../domain/dossier.ts'

/** One box of the drawn process: a step as it is lived, or as it will be. */
export type StageBox = {
  readonly key: string
  readonly no: number | null
  readonly name: string
  readonly isConsultation: boolean
  readonly state: 'was' | 'now' | 'late' | 'next' | 'skipped'
  readonly unitName: string
  readonly staffName: string | null
  readonly isWaiting: boolean
  readonly usedMinutes: number | null
  readonly allottedMinutes: number
  readonly minutesPerDay: number
}

export type StageNaming = {
  readonly unitName: (id: UnitId) => string
  readonly staffName: (id: StaffId) => string
  /** The unit that will do a step, when it is known. */
  readonly unitOf: (step: ProcessStep) => UnitId | undefined
  readonly calendarOf: (unitId: UnitId) => WorkingCalendar
}

/** How many steps lie before each, at most: steps of the same depth run side by side. */
const depths = (process: ProcessVersion): ReadonlyMap<string, number> => {
  const known = new Map<string, number>()
  const depthOf = (id: string, above: readonly string[]): number => {
    const found = known.get(id)
    if (found !== undefined) return found
    const step = process.steps.find((one) => one.id === id)
    const before = (step?.after ?? []).filter((one) => !above.includes(one))
    const depth = before.length === 0 ? 0 : 1 + Math.max(...before.map((one) => depthOf(one, [...above, id])))
    known.set(id, depth)
    return depth
  }
  for (const step of process.steps) depthOf(step.id, [])
  return known
}

/** The process of a dossier in stages: latest life of each step, its consultations beside it, the live ones lit. */
export const stagesOf = (
  dossier: AcceptedDossier,
  process: ProcessVersion,
  now: At,
  naming: StageNaming,
): readonly (readonly StageBox[])[] => {
  const depth = depths(process)
  const stages: StageBox[][] = []
  for (const definition of process.steps) {
    const lived = dossier.steps.findLast((step) => step.definitionId === definition.id && step.kind !== 'consult')
    const boxes = (stages[depth.get(definition.id) ?? 0] ??= [])
    const done = lived !== undefined && (lived.state === 'done' || isLive(lived))
    boxes.push(done ? livedBox(dossier, lived, now, naming) : plannedBox(dossier, definition, naming))
    const askers = dossier.steps.filter((step) => step.definitionId === definition.id).map((step) => step.no)
    for (const step of dossier.steps) {
      if (step.kind !== 'consult' || step.askedBy === null || !askers.includes(step.askedBy)) continue
      boxes.push(livedBox(dossier, step, now, naming))
    }
  }
  return stages.filter((boxes) => boxes.length > 0)
}

const livedBox = (dossier: AcceptedDossier, step: Step, now: At, naming: StageNaming): StageBox => {
  const calendar = naming.calendarOf(step.unitId)
  const live = isLive(step) && dossier.phase !== 'voided'
  const stands = step.kind !== 'consult' && dossier.clock.pauses.some((pause) => pause.to === null)
  const isLate = dossier.phase === 'open' && !stands && step.dueAt !== null && step.dueAt < now
  const until = step.endedAt ?? now
  return {
    key: String(step.no),
    no: step.no,
    name: step.name,
    isConsultation: step.kind === 'consult',
    state: live ? (isLate ? 'late' : 'now') : step.state === 'done' ? 'was' : 'skipped',
    unitName: naming.unitName(step.unitId),
    staffName: step.staffId === null ? null : naming.staffName(step.staffId),
    isWaiting: step.state === 'waiting',
    usedMinutes: Math.max(0, workingMinutesBetween(calendar, minuteOf(step.openedAt), minuteOf(until)) - paused(dossier, step, until, calendar)),
    allottedMinutes: step.allottedMinutes,
    minutesPerDay: dayMinutesAt(calendar, minuteOf(step.openedAt)),
  }
}

/** Working minutes that a step lost to pauses of the whole. */
const paused = (dossier: AcceptedDossier, step: Step, until: At, calendar: WorkingCalendar): number =>
  step.kind === 'consult'
    ? 0
    : dossier.clock.pauses.reduce((sum, pause) => {
        const from = pause.from > step.openedAt ? pause.from : step.openedAt
        const to = pause.to === null || pause.to > until ? until : pause.to
        return to > from ? sum + workingMinutesBetween(calendar, minuteOf(from), minuteOf(to)) : sum
      }, 0)

const plannedBox = (dossier: AcceptedDossier, definition: ProcessStep, naming: StageNaming): StageBox => {
  const unitId = naming.unitOf(definition)
  return {
    key: definition.id,
    no: null,
    name: definition.name,
    isConsultation: false,
    state: dossier.phase === 'open' || dossier.phase === 'resolved' ? 'next' : 'skipped',
    unitName: unitId === undefined ? '' : naming.unitName(unitId),
    staffName: null,
    isWaiting: false,
    usedMinutes: null,
    allottedMinutes: definition.allottedMinutes,
    minutesPerDay: unitId === undefined ? 480 : dayMinutesAt(naming.calendarOf(unitId), minuteOf(dossier.acceptedAt)),
  }
}
