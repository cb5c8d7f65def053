import type { IndexVersion, SubCriterion } from '#law/par-index.ts'
import { checkFormula, type FormulaProblem } from '../formula/formula-method.ts'
import { sumPoints } from '../score.ts'
import type { Position } from './edit-version.ts'

type Fault =
  | { readonly code: 'codeTwice' | 'empty' | 'stepsNotRising' | 'stepsBeyondMaximum' | 'stepsShortOfMaximum' | 'noneBelowFull' | 'deductsNothing' | 'evidenceMissing' | 'verifierMissing' }
  | { readonly code: 'orphan'; readonly parent: string }
  | { readonly code: 'sumDiffers'; readonly declared: number; readonly sum: number }
  | { readonly code: 'formula'; readonly problem: FormulaProblem }

/** What is wrong with a set of criteria, on which line, and where that line stands (empty: the set itself). */
export type VersionFault = Fault & { readonly line: string; readonly at: Position }

type Node = { readonly code: string; readonly maxPoints: number }

const groupFaults = (declared: number, children: readonly Node[]): Fault[] => {
  if (children.length === 0) return [{ code: 'empty' }]
  const sum = sumPoints(children.map(({ maxPoints }) => maxPoints))
  return sum === declared ? [] : [{ code: 'sumDiffers', declared, sum }]
}

const orphanFaults = (parent: string, { code }: Node): Fault[] => (code.startsWith(`${parent}.`) ? [] : [{ code: 'orphan', parent }])

const stepFaults = (steps: readonly { readonly from: number; readonly points: number }[], maxPoints: number): Fault[] => {
  const rises = steps.every((step, i) => {
    const before = steps[i - 1]
    return before === undefined || (before.from < step.from && before.points <= step.points)
  })
  const highest = Math.max(...steps.map(({ points }) => points))
  return [
    ...(rises ? [] : [{ code: 'stepsNotRising' } as const]),
    ...(highest > maxPoints ? [{ code: 'stepsBeyondMaximum' } as const] : highest < maxPoints ? [{ code: 'stepsShortOfMaximum' } as const] : []),
  ]
}

const methodFaults = ({ maxPoints, method }: SubCriterion): Fault[] => {
  switch (method.kind) {
    case 'ratio':
      return method.noneBelow >= method.fullAt ? [{ code: 'noneBelowFull' }] : []
    case 'fromSystem':
      if (method.steps !== undefined) return stepFaults(method.steps, maxPoints)
      return method.noneBelow >= method.fullAt ? [{ code: 'noneBelowFull' }] : []
    case 'steps':
      return stepFaults(method.steps, maxPoints)
    case 'deduction':
      return method.each === 0 ? [{ code: 'deductsNothing' }] : []
    case 'formula': {
      const problem = checkFormula(method, maxPoints)
      return problem === undefined ? [] : [{ code: 'formula', problem }]
    }
    case 'yesNo':
    case 'survey':
    case 'published':
      return []
  }
}

const isFilled = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''

/** A fact of the system proves itself; a survey is counted and published points are final, so nobody verifies them. */
const proofFaults = ({ method: { kind }, evidence, verifier }: SubCriterion): Fault[] => {
  if (kind === 'survey' || kind === 'published') return []
  return [
    ...(kind === 'fromSystem' || isFilled(evidence) ? [] : [{ code: 'evidenceMissing' } as const]),
    ...(isFilled(verifier) ? [] : [{ code: 'verifierMissing' } as const]),
  ]
}

const onLine = (line: string, at: Position, faults: readonly Fault[]): VersionFault[] => faults.map((fault) => ({ ...fault, line, at }))

/**
 * Checks a set before it may be used: points add up at every level, no line is empty, no code stands twice, each code
 * lies below its parent's, steps rise to the maximum, formulas can be read and give from nought to the maximum, every
 * sub-criterion names its evidence and its verifier. In the order of the lines.
 */
export const checkVersion = (version: IndexVersion): readonly VersionFault[] => {
  const codes = new Map<string, number>()
  const twice = ({ code }: Node): Fault[] => {
    codes.set(code, (codes.get(code) ?? 0) + 1)
    return codes.get(code) === 1 ? [] : [{ code: 'codeTwice' }]
  }
  return [
    ...onLine('', [], groupFaults(version.maxPoints, version.areas)),
    ...version.areas.flatMap((area, a) => [
      ...onLine(area.code, [a], [...twice(area), ...groupFaults(area.maxPoints, area.criteria)]),
      ...area.criteria.flatMap((criterion, c) => [
        ...onLine(criterion.code, [a, c], [...twice(criterion), ...orphanFaults(area.code, criterion), ...groupFaults(criterion.maxPoints, criterion.subCriteria)]),
        ...criterion.subCriteria.flatMap((line, s) =>
          onLine(line.code, [a, c, s], [...twice(line), ...orphanFaults(criterion.code, line), ...methodFaults(line), ...proofFaults(line)])),
      ]),
    ]),
  ]
}
