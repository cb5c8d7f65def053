import { evaluate, holds, type Scope } from './evaluate.ts'
import type { Rule } from './expression.ts'
import { isBlock, type Block, type Computed, type Field, type FormBody, type Leaf, type Page } from './form.ts'
import { isWellFormed } from './leaf-value.ts'
import { isBlank, isObject, rowsOf, type AnswerObject, type Answers, type AnswerValue } from './value.ts'

export type FieldState = {
  readonly path: string
  readonly field: Field
  readonly isVisible: boolean
  /** Must be answered now. */
  readonly isRequired: boolean
  /** The labels of the blocks around it, outermost first. */
  readonly within: readonly string[]
}

/** The labels that tell a field from its like: in a row the row's own, since the table's is said above it. */
export const nearLabels = ({ path, within }: Pick<FieldState, 'path' | 'within'>): readonly string[] =>
  /^[^.]+\.\d+\./.test(path) ? within.slice(1) : within

/** A form with its answers weighed: what counts, what is asked, what is computed. */
export type Settled = {
  /** The answers of visible fields, as typed, and the computed values. */
  readonly answers: Answers
  /** The same without what could not be read: what conditions see. */
  readonly known: Answers
  /** Every field in the order of the form, rows of tables one by one (`members.0.income`). */
  readonly states: ReadonlyMap<string, FieldState>
  readonly visiblePages: readonly Page[]
}

type Part = { readonly kept: AnswerValue; readonly known: AnswerValue }
/** `asks`: the block around it is visible and must be filled. `within`: labels around it. `isInRow` is a row's scope. */
type Around = { readonly path: string; readonly isVisible: boolean; readonly asks: boolean; readonly within: readonly string[] }

const NOTHING: Part = { kept: null, known: null }

/**
 * Goes through the form once, in its order: a condition sees the visible answers before it (and, in a row, those of
 * its row). One pass is enough because a condition on a later field is refused at publication.
 */
export const settle = (form: Pick<FormBody, 'pages'>, answers: Answers, today: string, before: Answers = {}): Settled => {
  const states = new Map<string, FieldState>()
  const kept: Record<string, AnswerValue> = {}
  const known: Record<string, AnswerValue> = { ...before }

  const test = (rule: Rule | undefined, scope: Scope): boolean => rule === undefined || holds(rule.tree, scope)

  /** Weighs fields that stand together; `note` lets the next ones see the value. */
  const settleAll = (
    fields: readonly Field[],
    raw: AnswerObject,
    around: Around,
    scope: () => Scope,
    note: (id: string, part: Part) => void,
  ): void => {
    for (const field of fields) note(field.id, settleOne(field, raw[field.id] ?? null, around, scope, (part) => note(field.id, part)))
  }

  const settleOne = (field: Field, raw: AnswerValue, around: Around, scope: () => Scope, note: (part: Part) => void): Part => {
    const path = around.path === '' ? field.id : `${around.path}.${field.id}`
    const isVisible = around.isVisible && test(field.visibleIf, scope())
    const isRequired = isVisible && around.asks && isDemanded(field, scope())
    states.set(path, { path, field, isVisible, isRequired, within: around.within })
    const inside: Around = { path, isVisible, asks: isRequired || (isVisible && !isBlank(raw)), within: [...around.within, field.label] }
    if (isBlock(field)) return settleBlock(field, raw, inside, scope, note)
    switch (field.kind) {
      case 'info':
        return NOTHING
      case 'computed': {
        const value = isVisible ? evaluate(field.value.tree, scope()) : null
        return { kept: value, known: value }
      }
      case 'table':
        return settleRows(field.fields, field.rowLabel, raw, inside, scope)
      default:
        return isVisible ? { kept: raw, known: isWellFormed(field, raw) ? raw : null } : NOTHING
    }
  }

  const settleBlock = (block: Block, raw: AnswerValue, around: Around, scope: () => Scope, note: (part: Part) => void): Part => {
    const parts: { kept: Record<string, AnswerValue>; known: Record<string, AnswerValue> } = { kept: {}, known: {} }
    settleAll(block.parts, isObject(raw) ? raw : {}, around, scope, (id, part) => {
      parts.kept[id] = part.kept
      parts.known[id] = part.known
      note(parts)
    })
    return around.isVisible ? parts : NOTHING
  }

  const settleRows = (
    fields: readonly (Leaf | Block | Computed)[],
    rowLabel: string,
    raw: AnswerValue,
    around: Around,
    scope: () => Scope,
  ): Part => {
    const rows = rowsOf(raw).map((row, index) => {
      const own: { kept: Record<string, AnswerValue>; known: Record<string, AnswerValue> } = { kept: {}, known: {} }
      const place = { ...around, path: `${around.path}.${index}`, asks: around.isVisible, within: [...around.within, `${rowLabel} ${index + 1}`] }
      // A row's fields hide those of the same name outside, also before they are answered.
      const blank = Object.fromEntries(fields.map((field) => [field.id, null]))
      const rowScope = (): Scope => {
        const outer = scope()
        return { ...outer, answers: { ...outer.answers, ...blank, ...own.known } }
      }
      settleAll(fields, row, place, rowScope, (id, part) => {
        own.kept[id] = part.kept
        own.known[id] = part.known
      })
      return own
    })
    if (!around.isVisible) return NOTHING
    return { kept: rows.map((row) => row.kept), known: rows.map((row) => row.known) }
  }

  const isDemanded = (field: Field, scope: Scope): boolean => {
    if (field.kind === 'info' || field.kind === 'computed') return false
    return field.requiredIf === undefined ? field.optional !== true : holds(field.requiredIf.tree, scope)
  }

  const visiblePages = form.pages.filter((page) => {
    const scope = (): Scope => ({ answers: known, today })
    const isVisible = test(page.visibleIf, scope())
    settleAll(page.fields, answers, { path: '', isVisible, asks: isVisible, within: [] }, scope, (id, part) => {
      kept[id] = part.kept
      known[id] = part.known
    })
    return isVisible && page.fields.some((field) => states.get(field.id)?.isVisible === true)
  })
  return { answers: kept, known, states, visiblePages }
}

/** The pages that are asked for with these answers, in order. */
export const visiblePages = (form: Pick<FormBody, 'pages'>, answers: Answers, today: string): readonly Page[] =>
  settle(form, answers, today).visiblePages
