import { unreachable } from '#kernel/result.ts'
import type { IndexArea, IndexLevel, IndexVersion, SubCriterion } from '#law/par-index.ts'

/** Where a line stands, each from 0: area; area and criterion; area, criterion and sub-criterion. Written `2-0-1`. */
export type Position = readonly number[]

/** What an area and a criterion say of themselves. */
export type Heading = { readonly code: string; readonly name: string; readonly maxPoints: number }

/** One change to a draft; the body of its row in the history. */
export type VersionEdit =
  | {
      readonly kind: 'described'
      readonly name: string
      readonly level: IndexLevel
      readonly years: IndexVersion['years']
      readonly maxPoints: number
    }
  /** Adds an area (`under` empty) or a criterion (`under` an area), last among its siblings. */
  | { readonly kind: 'headingAdded'; readonly under: Position; readonly heading: Heading }
  | { readonly kind: 'headingChanged'; readonly at: Position; readonly heading: Heading }
  /** Adds a sub-criterion under a criterion, last. */
  | { readonly kind: 'lineAdded'; readonly under: Position; readonly line: SubCriterion }
  | { readonly kind: 'lineChanged'; readonly at: Position; readonly line: SubCriterion }
  /** Takes a line away with all below it. */
  | { readonly kind: 'removed'; readonly at: Position }
  /** Changes places with the line above (-1) or below (1); each takes the code of its new place. */
  | { readonly kind: 'moved'; readonly at: Position; readonly by: -1 | 1 }
  /** Codes anew, in the order of the lines. */
  | { readonly kind: 'renumbered' }

type Areas = IndexVersion['areas']
type Line = { readonly code: string }
/** The same change whatever the siblings are. */
type ChangeSiblings = <T extends Line>(siblings: T[]) => T[]

export const writePosition = (position: Position): string => position.join('-')

/** `2-0-1` → [2, 0, 1]; undefined when it is no position. */
export const readPosition = (text: string): Position | undefined =>
  /^\d{1,3}(-\d{1,3}){0,2}$/.test(text) ? text.split('-').map(Number) : undefined

const areaAt = (areas: Areas, [area]: Position): IndexArea | undefined => areas[area ?? -1]
const criterionAt = (areas: Areas, position: Position): IndexArea['criteria'][number] | undefined => areaAt(areas, position)?.criteria[position[1] ?? -1]

/** The sub-criterion at a position of three places. */
export const lineAt = (version: IndexVersion, position: Position): SubCriterion | undefined =>
  position.length === 3 ? criterionAt(version.areas, position)?.subCriteria[position[2] ?? -1] : undefined

/** The area or criterion at a position of one or two places. */
export const headingAt = (version: IndexVersion, position: Position): Heading | undefined =>
  position.length === 1 ? areaAt(version.areas, position) : position.length === 2 ? criterionAt(version.areas, position) : undefined

const changeArea = (areas: Areas, [at]: Position, change: (area: IndexArea) => IndexArea): Areas =>
  areas.map((area, i) => (i === at ? change(area) : area))

const changeCriterion = (areas: Areas, position: Position, change: (criterion: IndexArea['criteria'][number]) => IndexArea['criteria'][number]): Areas =>
  changeArea(areas, position, (area) => ({ ...area, criteria: area.criteria.map((criterion, i) => (i === position[1] ? change(criterion) : criterion)) }))

const changeSiblings = (areas: Areas, at: Position, change: ChangeSiblings): Areas => {
  if (at.length === 1) return change(areas)
  if (at.length === 2) return changeArea(areas, at, (area) => ({ ...area, criteria: change(area.criteria) }))
  return changeCriterion(areas, at, (criterion) => ({ ...criterion, subCriteria: change(criterion.subCriteria) }))
}

const mapCodes = (areas: Areas, codeOf: (code: string) => string): Areas =>
  areas.map((area) => ({
    ...area, code: codeOf(area.code),
    criteria: area.criteria.map((criterion) => ({
      ...criterion, code: codeOf(criterion.code),
      subCriteria: criterion.subCriteria.map((line) => ({ ...line, code: codeOf(line.code) })),
    })),
  }))

/** The code below another one: `1.2.3` under `1.2` moved to `4.1` is `4.1.3`; undefined when it is not below it. */
const rebased = (code: string, from: string, to: string): string | undefined =>
  code === from ? to : code.startsWith(`${from}.`) ? to + code.slice(from.length) : undefined

/** A heading that changes its code takes the lines below it along. */
const rename = (areas: Areas, at: Position, { code, name, maxPoints }: Heading): Areas => {
  const below = (was: string) => (one: string): string => rebased(one, was, code) ?? one
  if (at.length === 1) {
    return changeArea(areas, at, (area) => ({ ...(mapCodes([area], below(area.code))[0] ?? area), code, name, maxPoints }))
  }
  return changeCriterion(areas, at, (criterion) => {
    const codeOf = below(criterion.code)
    return { code, name, maxPoints, subCriteria: criterion.subCriteria.map((line) => ({ ...line, code: codeOf(line.code) })) }
  })
}

const codeAt = (areas: Areas, at: Position): string | undefined =>
  at.length === 1 ? areaAt(areas, at)?.code : at.length === 2 ? criterionAt(areas, at)?.code : criterionAt(areas, at)?.subCriteria[at[2] ?? -1]?.code

const swap = (areas: Areas, at: Position, by: -1 | 1): Areas => {
  const last = at.at(-1) ?? -1
  const other = [...at.slice(0, -1), last + by]
  const [code, neighbour] = [codeAt(areas, at), codeAt(areas, other)]
  if (code === undefined || neighbour === undefined) return areas
  const swapped = changeSiblings(areas, at, (siblings) => {
    const [one, two] = [siblings[last], siblings[last + by]]
    return one === undefined || two === undefined ? siblings : siblings.with(last, two).with(last + by, one)
  })
  return mapCodes(swapped, (one) => rebased(one, code, neighbour) ?? rebased(one, neighbour, code) ?? one)
}

const renumber = (areas: Areas): Areas =>
  areas.map((area, a) => ({
    ...area, code: `${a + 1}`,
    criteria: area.criteria.map((criterion, c) => ({
      ...criterion, code: `${a + 1}.${c + 1}`,
      subCriteria: criterion.subCriteria.map((line, s) => ({ ...line, code: `${a + 1}.${c + 1}.${s + 1}` })),
    })),
  }))

const editAreas = (areas: Areas, edit: Exclude<VersionEdit, { readonly kind: 'described' }>): Areas => {
  switch (edit.kind) {
    case 'headingAdded':
      if (edit.under.length === 0) return [...areas, { ...edit.heading, criteria: [] }]
      return changeArea(areas, edit.under, (area) => ({ ...area, criteria: [...area.criteria, { ...edit.heading, subCriteria: [] }] }))
    case 'headingChanged':
      return rename(areas, edit.at, edit.heading)
    case 'lineAdded':
      return changeCriterion(areas, edit.under, (criterion) => ({ ...criterion, subCriteria: [...criterion.subCriteria, edit.line] }))
    case 'lineChanged':
      return changeCriterion(areas, edit.at, (criterion) => ({ ...criterion, subCriteria: criterion.subCriteria.map((line, i) => (i === edit.at[2] ? edit.line : line)) }))
    case 'removed':
      return changeSiblings(areas, edit.at, (siblings) => siblings.filter((_, i) => i !== edit.at.at(-1)))
    case 'moved':
      return swap(areas, edit.at, edit.by)
    case 'renumbered':
      return renumber(areas)
    default:
      return unreachable(edit)
  }
}

/** Does the edit name lines that are there? */
export const isPossible = (version: IndexVersion, edit: VersionEdit): boolean => {
  const isThere = (at: Position): boolean => at.length >= 1 && at.length <= 3 && codeAt(version.areas, at) !== undefined
  switch (edit.kind) {
    case 'described':
    case 'renumbered':
      return true
    case 'headingAdded':
      return edit.under.length === 0 || (edit.under.length === 1 && isThere(edit.under))
    case 'headingChanged':
      return edit.at.length < 3 && isThere(edit.at)
    case 'lineAdded':
      return edit.under.length === 2 && isThere(edit.under)
    case 'lineChanged':
      return edit.at.length === 3 && isThere(edit.at)
    case 'removed':
      return isThere(edit.at)
    case 'moved':
      return isThere(edit.at) && isThere([...edit.at.slice(0, -1), (edit.at.at(-1) ?? 0) + edit.by])
    default:
      return unreachable(edit)
  }
}

/** The draft after the edit. What the edit names must be there (`isPossible`). */
export const applyEdit = (version: IndexVersion, edit: VersionEdit): IndexVersion => {
  if (edit.kind !== 'described') return { ...version, areas: editAreas(version.areas, edit) }
  const { name, level, years, maxPoints } = edit
  return { ...version, name, level, years, maxPoints }
}

/** The code that comes next under a line (`''`: among the areas): one more than the highest there. */
export const nextCode = (parent: string, siblings: readonly Line[]): string => {
  const numbers = siblings.map(({ code }) => Number(code.split('.').at(-1)))
  return [...(parent === '' ? [] : [parent]), Math.max(0, ...numbers.filter(Number.isFinite)) + 1].join('.')
}
