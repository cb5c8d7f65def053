import type { FieldSource, FormSource } from '#law/eform-schema.ts'
import { codeLists } from '#law/code-lists.ts'
import type { Rule } from './domain/expression.ts'
import type { Block, Computed, Field, FormBody, Leaf, Page } from './domain/form.ts'
import { namedTypeOfLeaf, typeShownAs, type NamedType, type ValueType } from './domain/value-type.ts'
import { expandBlock, type ExpandedPart } from './expand-block.ts'
import type { FeelProblem } from './feel/reader.ts'
import { translateFeel } from './feel/translate.ts'

/** What keeps a form from being published, with the place where it stands. */
export type FormProblem = {
  readonly code: FeelProblem['code'] | 'feelLater' | 'feelCondition' | 'idDoubled' | 'idReserved' | 'partUnknown' | 'listUnknown'
  /** Labels from the page to the field. */
  readonly labels: readonly string[]
  readonly facts: Readonly<Record<string, string | number>>
}

export type Compiled =
  | { readonly ok: true; readonly body: FormBody }
  | { readonly ok: false; readonly problems: readonly FormProblem[] }

/** Words that FEEL keeps for itself: a field of that name could not be read. */
const RESERVED = new Set([
  'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'and', 'or', 'not', 'between', 'true', 'false',
  'null', 'function', 'external', 'instance', 'date', 'time', 'duration', 'today', 'now', 'item', 'count', 'sum', 'min', 'max',
  'list', 'string', 'contains', 'years', 'year', 'month', 'day',
])

type MutableNames = Map<string, NamedType>
type Place = { readonly labels: readonly string[] }

const LISTS = new Set(codeLists.map((list) => list.name))

/** Every name of the form, to tell a field that stands later from one that does not exist. */
const allIds = (source: FormSource): ReadonlySet<string> => {
  const ids = new Set<string>()
  const add = (field: FieldSource): void => {
    ids.add(field.id)
    if (field.kind === 'table') field.fields.forEach(add)
  }
  source.pages.forEach((page) => page.fields.forEach(add))
  return ids
}

/**
 * Makes the form that people fill out of the one its author wrote: blocks get their parts, conditions become trees.
 * A condition sees only what stands before it, so that one pass through a form settles it.
 */
export const compileForm = (source: FormSource): Compiled => {
  const problems: FormProblem[] = []
  const everyId = allIds(source)
  const report = (code: FormProblem['code'], place: Place, facts: FormProblem['facts']): void => {
    problems.push({ code, labels: place.labels, facts })
  }

  const ruleOf = (feel: string, names: MutableNames, place: Place, wanted?: ValueType): Rule => {
    const translated = translateFeel(feel, names)
    if (!translated.ok) {
      const { code, ...facts } = translated.problem
      const isLater = code === 'feelName' && everyId.has(facts.found) && !names.has(facts.found)
      report(isLater ? 'feelLater' : code, place, { ...facts, feel })
      return { feel, tree: { op: 'const', value: null } }
    }
    if (wanted !== undefined && translated.type !== wanted) {
      report(wanted === 'boolean' ? 'feelCondition' : 'feelType', place, { feel, found: feel, column: 1, wanted })
    }
    return { feel, tree: translated.tree }
  }

  /** The rules that every field may carry. */
  const conditions = (field: { visibleIf?: string; requiredIf?: string }, names: MutableNames, place: Place) => ({
    ...(field.visibleIf !== undefined && { visibleIf: ruleOf(field.visibleIf, names, place, 'boolean') }),
    ...(field.requiredIf !== undefined && { requiredIf: ruleOf(field.requiredIf, names, place, 'boolean') }),
  })

  const compileLeaf = (field: Exclude<ExpandedPart, { kind: Block['kind'] }>, names: MutableNames, place: Place): Leaf => {
    const { visibleIf: _, requiredIf: __, ...rest } = field
    if (rest.kind === 'listItem' && !LISTS.has(rest.list)) report('listUnknown', place, { list: rest.list })
    return { ...rest, ...conditions(field, names, place) }
  }

  /** `names` is what may be read; `own` is where the part's own name is noted, inside the block or row around it. */
  const compilePart = (field: ExpandedPart, names: MutableNames, own: MutableNames, around: Place): Leaf | Block => {
    const place = { labels: [...around.labels, field.label] }
    switch (field.kind) {
      case 'person':
      case 'address':
      case 'identityPaper':
      case 'landParcel':
      case 'bankAccount': {
        const { parts, unknown } = expandBlock(field)
        for (const part of unknown) report('partUnknown', place, { part })
        const { visibleIf: _, requiredIf: __, parts: ___, ...rest } = field
        const rules = conditions(field, names, place)
        const inside: MutableNames = new Map()
        own.set(field.id, { block: inside })
        return { ...rest, ...rules, parts: parts.map((part) => compilePart(part, names, inside, place)) }
      }
      default: {
        const leaf = compileLeaf(field, names, place)
        own.set(field.id, namedTypeOfLeaf(leaf.kind))
        return leaf
      }
    }
  }

  const compileComputed = (field: Extract<FieldSource, { kind: 'computed' }>, names: MutableNames, own: MutableNames, place: Place): Computed => {
    const { visibleIf: _, value, ...rest } = field
    const type = typeShownAs(field.shownAs)
    const computed = { ...rest, ...conditions(field, names, place), value: ruleOf(value, names, place, type) }
    own.set(field.id, type)
    return computed
  }

  const compileTable = (field: Extract<FieldSource, { kind: 'table' }>, names: MutableNames, place: Place): Field => {
    const { visibleIf: _, requiredIf: __, fields, ...rest } = field
    const rules = conditions(field, names, place)
    checkIds(fields, place)
    const inside: MutableNames = new Map()
    // A row reads what stands before the table and what stands before it in the row, which hides names outside.
    const seen: MutableNames = new Map([...names].filter(([id]) => !fields.some((one) => one.id === id)))
    const compiled = fields.map((one) => {
      const noted: MutableNames = new Map()
      const made = one.kind === 'computed'
        ? compileComputed(one, seen, noted, { labels: [...place.labels, one.label] })
        : compilePart(one, seen, noted, place)
      for (const [id, type] of noted) {
        inside.set(id, type)
        seen.set(id, type)
      }
      return made
    })
    names.set(field.id, { rows: inside })
    return { ...rest, ...rules, fields: compiled }
  }

  const checkIds = (fields: readonly { readonly id: string; readonly label: string }[], around: Place): void => {
    const seen = new Set<string>()
    for (const { id, label } of fields) {
      if (seen.has(id)) report('idDoubled', { labels: [...around.labels, label] }, { id })
      if (RESERVED.has(id)) report('idReserved', { labels: [...around.labels, label] }, { id })
      seen.add(id)
    }
  }

  const compileField = (field: FieldSource, names: MutableNames, around: Place): Field => {
    const place = { labels: [...around.labels, field.label] }
    switch (field.kind) {
      case 'info': {
        const { visibleIf: _, ...rest } = field
        return { ...rest, ...conditions(field, names, place) }
      }
      case 'computed':
        return compileComputed(field, names, names, place)
      case 'table':
        return compileTable(field, names, place)
      default:
        return compilePart(field, names, names, around)
    }
  }

  const names: MutableNames = new Map()
  const pages = source.pages.map((page): Page => {
    const place = { labels: [page.title] }
    const { visibleIf, fields, ...rest } = page
    const rules = visibleIf === undefined ? {} : { visibleIf: ruleOf(visibleIf, names, place, 'boolean') }
    return { ...rest, ...rules, fields: fields.map((field) => compileField(field, names, place)) }
  })
  checkIds(source.pages.flatMap((page) => page.fields), { labels: [] })
  checkPageIds(source, report)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, body: { ...source, pages } }
}

const checkPageIds = (
  source: FormSource,
  report: (code: 'idDoubled', place: Place, facts: FormProblem['facts']) => void,
): void => {
  const seen = new Set<string>()
  for (const { id, title } of source.pages) {
    if (seen.has(id)) report('idDoubled', { labels: [title] }, { id })
    seen.add(id)
  }
}

