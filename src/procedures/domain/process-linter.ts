import type { Role } from '#kernel/actor.ts'
import type { Duration } from './duration.ts'
import { allBefore, criticalPath, findCycle, inOrder } from './process-graph.ts'
import type { ProcessStep } from './process.ts'

/** What is wrong with a process. An `error` keeps it from being published, a `warning` does not. */
export type ProcessFinding = {
  readonly code:
    | 'processEmpty'
    | 'stepDoubled'
    | 'stepUnknown'
    | 'stepCycle'
    | 'stepUnreachable'
    | 'startWrong'
    | 'startDoubled'
    | 'joinMissing'
    | 'refusalMissing'
    | 'handOverMissing'
    | 'handOverDoubled'
    | 'handOverTooEarly'
    | 'promiseTooShort'
    | 'roleVacant'
  readonly severity: 'error' | 'warning'
  readonly stepIds: readonly string[]
  readonly facts?: Readonly<Record<string, string | number>>
}

/** A promise that the process has to keep, with the label of its case for the sentence. */
export type KeptPromise = { readonly label: string; readonly committed: Duration }

export type LintFacts = {
  /** Working minutes of the office's day. */
  readonly dayMinutes: number
  readonly promises?: readonly KeptPromise[]
  /** Which roles somebody holds in a unit; absent where it is not known. */
  readonly isRoleHeld?: (step: ProcessStep) => boolean
}

/** Working days that calendar days beyond whole weeks hold at worst (received on a Friday), by their number 0–6. */
const WORKING_DAYS_AT_WORST = [0, 1, 1, 1, 2, 3, 4]
const SHORTEST_MONTH_DAYS = 28

/** Working days inside a span of calendar days whose end moves off a weekend; holidays are left aside. */
const workingDaysIn = (calendarDays: number): number =>
  Math.floor(calendarDays / 7) * 5 + (WORKING_DAYS_AT_WORST[Math.floor(calendarDays) % 7] ?? 0)

/** What is left of a day after the usual cut-off of 15:00 in an office that closes at 17:00. */
const AFTER_CUTOFF_SHARE = 0.25

/** Working minutes that a promise leaves at least. */
export const promisedMinutes = ({ amount, unit }: Duration, dayMinutes: number): number => {
  switch (unit) {
    case 'workingHour':
      return amount * 60
    case 'halfDay':
      return (amount * dayMinutes) / 2
    case 'workingDay':
      return amount * dayMinutes
    case 'calendarDay':
      return workingDaysIn(amount) * dayMinutes
    case 'month':
      return workingDaysIn(amount * SHORTEST_MONTH_DAYS) * dayMinutes
    case 'sameDay':
      return dayMinutes * AFTER_CUTOFF_SHARE
  }
}

type Check = (steps: readonly ProcessStep[], facts: LintFacts) => readonly ProcessFinding[]

const error = (
  code: ProcessFinding['code'],
  stepIds: readonly string[],
  facts?: ProcessFinding['facts'],
): ProcessFinding => ({ code, severity: 'error', stepIds, ...(facts === undefined ? {} : { facts }) })

const ofKind = (steps: readonly ProcessStep[], kind: ProcessStep['kind']): readonly ProcessStep[] =>
  steps.filter((step) => step.kind === kind)

const checkNames: Check = (steps) => {
  const ids = steps.map((step) => step.id)
  const doubled = ids.filter((id, index) => ids.indexOf(id) !== index)
  return [
    ...(doubled.length > 0 ? [error('stepDoubled', doubled)] : []),
    ...steps.flatMap((step) =>
      step.after.filter((id) => !ids.includes(id)).map((name) => error('stepUnknown', [step.id], { name })),
    ),
  ]
}

const checkReach: Check = (steps) => {
  const cycle = findCycle(steps)
  const reached = new Set(inOrder(steps).map((step) => step.id))
  const unreachable = steps.map((step) => step.id).filter((id) => !reached.has(id) && !cycle?.includes(id))
  return [
    ...(cycle === undefined ? [] : [error('stepCycle', cycle)]),
    ...(unreachable.length > 0 ? [error('stepUnreachable', unreachable)] : []),
  ]
}

const checkStart: Check = (steps) => {
  const starts = steps.filter((step) => step.after.length === 0)
  return [
    ...(starts.length > 1 ? [error('startDoubled', starts.map((step) => step.id))] : []),
    ...(starts.some((step) => step.kind === 'receive') ? [] : [error('startWrong', starts.map((step) => step.id))]),
  ]
}

/** Whatever nobody waits for must be the hand-over: otherwise the result leaves while a branch is still open. */
const checkJoin: Check = (steps) => {
  const awaited = new Set(steps.flatMap((step) => step.after))
  const loose = steps.filter((step) => step.kind !== 'handOver' && !awaited.has(step.id))
  return loose.length > 0 ? [error('joinMissing', loose.map((step) => step.id))] : []
}

const checkEnd: Check = (steps) => {
  const approvals = ofKind(steps, 'approve').map((step) => step.id)
  const ends = ofKind(steps, 'handOver')
  const early = ends.filter((end) => {
    const before = allBefore(steps, end.id)
    return approvals.length > 0 && !approvals.some((id) => before.has(id))
  })
  return [
    ...(approvals.length === 0 ? [error('refusalMissing', [])] : []),
    ...(ends.length === 0 ? [error('handOverMissing', [])] : []),
    ...(ends.length > 1 ? [error('handOverDoubled', ends.map((step) => step.id))] : []),
    ...(early.length > 0 ? [error('handOverTooEarly', early.map((step) => step.id))] : []),
  ]
}

/** The hand-over waits for the citizen, so its time is outside the promise. */
const checkPromises: Check = (steps, { promises = [], dayMinutes }) => {
  const path = criticalPath(steps.filter((step) => step.kind !== 'handOver'))
  return promises
    .map(({ label, committed }) => ({ label, promised: promisedMinutes(committed, dayMinutes) }))
    .filter(({ promised }) => path.minutes > promised)
    .map(({ label, promised }) =>
      error('promiseTooShort', path.stepIds, { label, neededMinutes: path.minutes, promisedMinutes: promised }),
    )
}

const checkRoles: Check = (steps, { isRoleHeld }) => {
  if (isRoleHeld === undefined) return []
  const vacant = Map.groupBy(
    steps.filter((step) => !isRoleHeld(step)),
    (step): Role => step.role,
  )
  return [...vacant].map(([role, holders]) => ({
    code: 'roleVacant',
    severity: 'warning',
    stepIds: holders.map((step) => step.id),
    facts: { role },
  }))
}

const CHECKS: readonly Check[] = [checkNames, checkReach, checkStart, checkJoin, checkEnd, checkPromises, checkRoles]

/** Everything wrong with the steps of a process, worst first; empty when it can be published without a word. */
export const lintProcess = (steps: readonly ProcessStep[], facts: LintFacts): readonly ProcessFinding[] => {
  if (steps.length === 0) return [error('processEmpty', [])]
  const findings = CHECKS.flatMap((check) => check(steps, facts))
  return findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

export const hasErrors = (findings: readonly ProcessFinding[]): boolean =>
  findings.some((finding) => finding.severity === 'error')
