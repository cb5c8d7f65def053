import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { roleLabels, STANDARD_DAY_MINUTES, stepUnitLabels } from '#law/procedures.ts'
import { drawProcess } from '../domain/process-drawing.ts'
import { criticalPath } from '../domain/process-graph.ts'
import { lintProcess, promisedMinutes, type KeptPromise, type ProcessFinding } from '../domain/process-linter.ts'
import type { ProcessStep } from '../domain/process.ts'
import { promisesOf } from '../domain/promise.ts'
import type { ProcessUse } from '../process-queries.ts'
import { findingSentence } from '../refusals.ts'
import { findRoleHolders } from '../role-holders.ts'
import { spanWords } from '../words.ts'

export type CheckedProcess = {
  readonly findings: readonly { readonly severity: ProcessFinding['severity']; readonly sentence: string; readonly stepIds: readonly string[] }[]
  /** Sum along the longest chain up to the result, in words. */
  readonly longest: string
  readonly longestSteps: readonly string[]
  readonly shortestPromise: { readonly label: string; readonly span: string; readonly left: string; readonly isKept: boolean } | null
  readonly drawing: string
}

const promisesOfUses = (uses: readonly ProcessUse[]): readonly KeptPromise[] =>
  uses.flatMap((use) => promisesOf(use.cases).map((promise) => ({ ...promise, label: `${use.code} · ${promise.label}` })))

/** A finding in words; minutes are put as days and hours, so that people can compare them. */
const sentenceOf = (finding: ProcessFinding, steps: readonly ProcessStep[]): string => {
  const nameOf = (id: string): string => steps.find((step) => step.id === id)?.name ?? id
  const { facts } = finding
  if (finding.code === 'promiseTooShort') {
    const [needed, promised] = [Number(facts?.['neededMinutes']), Number(facts?.['promisedMinutes'])]
    return `Các bước cần ${spanWords(needed, STANDARD_DAY_MINUTES)} làm việc, dài hơn cam kết ${spanWords(promised, STANDARD_DAY_MINUTES)} của “${facts?.['label']}”.`
  }
  if (finding.code === 'roleVacant') {
    const role = Object.entries(roleLabels).find(([code]) => code === facts?.['role'])?.[1]
    return `Ở đơn vị này chưa ai giữ vai trò ${role ?? ''} của bước ${finding.stepIds.map((id) => `“${nameOf(id)}”`).join(', ')}.`
  }
  return findingSentence(finding, nameOf)
}

/** Everything that the page of a process says of it: faults, the longest way against the promises, the drawing. */
export const checkProcess = async (
  trx: Trx,
  steps: readonly ProcessStep[],
  uses: readonly ProcessUse[],
  at: { readonly unitId: UnitId | undefined; readonly day: PlainDate; readonly title: string },
): Promise<CheckedProcess> => {
  const promises = promisesOfUses(uses)
  const isRoleHeld = at.unitId === undefined ? undefined : await findRoleHolders(trx, at.unitId, steps, at.day)
  const findings = lintProcess(steps, { dayMinutes: STANDARD_DAY_MINUTES, promises, ...(isRoleHeld === undefined ? {} : { isRoleHeld }) })
  const path = criticalPath(steps.filter((step) => step.kind !== 'handOver'))
  const shortest = promises
    .map((promise) => ({ label: promise.label, minutes: promisedMinutes(promise.committed, STANDARD_DAY_MINUTES) }))
    .toSorted((a, b) => a.minutes - b.minutes)[0]
  const bad = new Set(findings.filter((finding) => finding.code !== 'promiseTooShort').flatMap((finding) => finding.stepIds))
  return {
    findings: findings.map((finding) => ({ severity: finding.severity, stepIds: finding.stepIds, sentence: sentenceOf(finding, steps) })),
    longest: spanWords(path.minutes, STANDARD_DAY_MINUTES),
    longestSteps: path.stepIds.map((id) => steps.find((step) => step.id === id)?.name ?? id),
    shortestPromise: shortest === undefined ? null : {
      label: shortest.label,
      span: spanWords(shortest.minutes, STANDARD_DAY_MINUTES),
      left: spanWords(Math.abs(shortest.minutes - path.minutes), STANDARD_DAY_MINUTES),
      isKept: path.minutes <= shortest.minutes,
    },
    drawing: drawProcess(
      steps,
      {
        title: `Sơ đồ quy trình ${at.title}`,
        laneLabel: (step) => `${roleLabels[step.role]}, ${step.unit.kind === 'fixed' ? step.unit.unitCode : stepUnitLabels[step.unit.kind]}`,
        time: (minutes) => spanWords(minutes, STANDARD_DAY_MINUTES),
      },
      { idPrefix: 'quy-trinh', marks: new Map([...bad].map((id) => [id, 'bad'])) },
    ),
  }
}
