import { formatNumber } from '#kernel/number-format.ts'
import type { IndexVersion, SubCriterion } from '#law/par-index.ts'
import { METHOD_NAMES } from '../method-parts.ts'
import { writeMethod } from '../method-words.ts'
import { rowId } from './version-address.ts'
import { writePosition, type Position } from '../../domain/versions/edit-version.ts'

/** One line of the official table. */
export type CriteriaRow = {
  readonly id: string
  /** As a form names it: "0-1-2". */
  readonly position: string
  readonly depth: 1 | 2 | 3
  readonly code: string
  readonly name: string
  readonly points: string
  readonly method: string | null
  readonly how: string | null
  readonly evidence: string | null
  readonly verifier: string | null
  readonly isInferred: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
}

const HEADING = { method: null, how: null, evidence: null, verifier: null, isInferred: false } as const

const place = (at: Position, siblings: number) => ({
  id: rowId(at), position: writePosition(at), depth: Math.min(at.length, 3) as CriteriaRow['depth'], isFirst: at.at(-1) === 0, isLast: at.at(-1) === siblings - 1,
})

const isOwnProof = ({ method: { kind } }: SubCriterion): boolean => kind === 'fromSystem' || kind === 'survey'

const lineRow = (line: SubCriterion, at: Position, siblings: number): CriteriaRow => ({
  ...place(at, siblings), code: line.code, name: line.name, points: formatNumber(line.maxPoints), method: METHOD_NAMES[line.method.kind], how: writeMethod(line.method),
  evidence: line.evidence ?? (isOwnProof(line) ? 'không phải nộp' : null), verifier: line.verifier ?? null, isInferred: line.inferred,
})

/** The table of a set, a parent before its children. */
export const criteriaRows = ({ areas }: IndexVersion): readonly CriteriaRow[] =>
  areas.flatMap((area, a) => [
    { ...place([a], areas.length), ...HEADING, code: area.code, name: area.name, points: formatNumber(area.maxPoints) },
    ...area.criteria.flatMap((criterion, c) => [
      { ...place([a, c], area.criteria.length), ...HEADING, code: criterion.code, name: criterion.name, points: formatNumber(criterion.maxPoints) },
      ...criterion.subCriteria.map((line, s) => lineRow(line, [a, c, s], criterion.subCriteria.length)),
    ]),
  ])
