import { fold } from '#kernel/text.ts'
import type { IndexVersion, ScoringMethod } from '#law/par-index.ts'

type Level = 'area' | 'criterion' | 'subCriterion'

/** A line of a set as it is compared. */
export type ComparedLine = {
  readonly level: Level
  readonly code: string
  readonly name: string
  readonly maxPoints: number
  /** Only a sub-criterion has one. */
  readonly method?: ScoringMethod
  readonly evidence?: string | undefined
  readonly verifier?: string | undefined
}

export type ChangedField = 'name' | 'maxPoints' | 'method' | 'evidence' | 'verifier'

/** What became of one line: new, gone, or another one under the same or another code. */
export type LineChange =
  | { readonly kind: 'added'; readonly now: ComparedLine }
  | { readonly kind: 'removed'; readonly was: ComparedLine }
  | { readonly kind: 'changed'; readonly was: ComparedLine; readonly now: ComparedLine; readonly isMoved: boolean; readonly what: readonly ChangedField[] }

const linesOf = ({ areas }: IndexVersion): readonly ComparedLine[] =>
  areas.flatMap((area) => [
    { level: 'area' as const, code: area.code, name: area.name, maxPoints: area.maxPoints },
    ...area.criteria.flatMap((criterion) => [
      { level: 'criterion' as const, code: criterion.code, name: criterion.name, maxPoints: criterion.maxPoints },
      ...criterion.subCriteria.map(({ code, name, maxPoints, method, evidence, verifier }) => ({
        level: 'subCriterion' as const, code, name, maxPoints, method, evidence, verifier,
      })),
    ]),
  ])

/** Pairs lines of both sides that one key tells to be the same; a key that stands twice on a side tells nothing. */
const pairBy = (was: readonly ComparedLine[], now: readonly ComparedLine[], keyOf: (line: ComparedLine) => string): ReadonlyMap<ComparedLine, ComparedLine> => {
  const byKey = (lines: readonly ComparedLine[]) => Map.groupBy(lines, keyOf)
  const [before, after] = [byKey(was), byKey(now)]
  return new Map([...after].flatMap(([key, lines]) => {
    const [one, ...more] = before.get(key) ?? []
    const [line, ...others] = lines
    return one === undefined || line === undefined || more.length + others.length > 0 ? [] : [[line, one] as const]
  }))
}

/**
 * Which old line each new line is: first the one with the same code and name, then the one with the same name elsewhere
 * (it was moved), then the one with the same code (it was renamed).
 */
const pairLines = (was: readonly ComparedLine[], now: readonly ComparedLine[]): ReadonlyMap<ComparedLine, ComparedLine> => {
  const pairs = new Map<ComparedLine, ComparedLine>()
  const keys = [
    ({ level, code, name }: ComparedLine) => `${level} ${code} ${fold(name)}`,
    ({ level, name }: ComparedLine) => `${level} ${fold(name)}`,
    ({ level, code }: ComparedLine) => `${level} ${code}`,
  ]
  for (const keyOf of keys) {
    const taken = new Set(pairs.values())
    for (const [line, before] of pairBy(was.filter((one) => !taken.has(one)), now.filter((one) => !pairs.has(one)), keyOf)) pairs.set(line, before)
  }
  return pairs
}

const FIELDS = ['name', 'maxPoints', 'method', 'evidence', 'verifier'] as const satisfies readonly ChangedField[]

const changedFields = (was: ComparedLine, now: ComparedLine): readonly ChangedField[] =>
  FIELDS.filter((field) => JSON.stringify(was[field] ?? '') !== JSON.stringify(now[field] ?? ''))

/** What changed from one set to another, in the order of the new one; what is gone comes last. Unchanged lines are left out. */
export const compareVersions = (before: IndexVersion, after: IndexVersion): readonly LineChange[] => {
  const [was, now] = [linesOf(before), linesOf(after)]
  const pairs = pairLines(was, now)
  const kept = new Set(pairs.values())
  return [
    ...now.flatMap((line): LineChange[] => {
      const old = pairs.get(line)
      if (old === undefined) return [{ kind: 'added', now: line }]
      const what = changedFields(old, line)
      const isMoved = old.code !== line.code
      return what.length === 0 && !isMoved ? [] : [{ kind: 'changed', was: old, now: line, isMoved, what }]
    }),
    ...was.filter((line) => !kept.has(line)).map((line): LineChange => ({ kind: 'removed', was: line })),
  ]
}
