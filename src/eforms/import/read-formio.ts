import { z } from 'zod'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { fieldSourceSchema, formSourceSchema, type FieldInput, type FormSource } from '#law/eform-schema.ts'
import { idFor } from '../edit-source.ts'
import { leftOutSentence, type LeftOut } from './left-out.ts'

/** A form.io component, as far as we read it; what else it holds is looked at only to say that it was left out. */
type Component = {
  readonly type: string
  readonly key: string
  readonly label: string
  readonly raw: Readonly<Record<string, unknown>>
  readonly children: readonly Component[]
}

/** More components than any form has. */
const MOST_COMPONENTS = 2_000

const record = z.record(z.string(), z.unknown())
const text = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim() : '')

const readComponents = (value: unknown, depth: number): readonly Component[] => {
  if (!Array.isArray(value) || depth > 12) return []
  return value.slice(0, MOST_COMPONENTS).flatMap((one) => {
    const parsed = record.safeParse(one)
    if (!parsed.success) return []
    const raw = parsed.data
    // Columns and tables of a layout hold their components one level deeper.
    const columns = Array.isArray(raw['columns']) ? raw['columns'] : Array.isArray(raw['rows']) ? raw['rows'].flat() : []
    const inner = [...readComponents(raw['components'], depth + 1), ...columns.flatMap((column) => readComponents(record.safeParse(column).data?.['components'], depth + 1))]
    const label = text(raw['label']) || text(raw['title']) || text(raw['legend'])
    return [{ type: text(raw['type']), key: text(raw['key']), label, raw, children: inner }]
  })
}

const LAYOUTS = new Set(['panel', 'columns', 'fieldset', 'well', 'container', 'table', 'tabs', 'form'])
const ROWS = new Set(['datagrid', 'editgrid'])

const SIMPLE: Readonly<Record<string, FieldInput['kind']>> = {
  textfield: 'line', textarea: 'paragraph', email: 'email', phoneNumber: 'phone', checkbox: 'yesNo', currency: 'money',
  day: 'partialDate', datetime: 'date', date: 'date', time: 'time', file: 'file', url: 'line', address: 'address', tags: 'line',
}

/** Settings of form.io that change what is asked and that have no counterpart read here. */
const FORMULAS = ['customConditional', 'calculateValue', 'customDefaultValue'] as const

const optionsOf = ({ type, raw }: Component): readonly { value: string; label: string }[] => {
  const data = record.safeParse(raw['data']).data
  const values = type === 'select' ? data?.['values'] : raw['values']
  const seen = new Set<string>()
  return (Array.isArray(values) ? values : []).flatMap((one) => {
    const parsed = record.safeParse(one)
    const [label, value] = [text(parsed.data?.['label']), text(parsed.data?.['value'])]
    if (label === '' || seen.has(value || label)) return []
    seen.add(value || label)
    return [{ value: (value || label).slice(0, 100), label: label.slice(0, 500) }]
  })
}

/** Turns a form.io form into ours, and lists everything that could not be carried over: nothing is lost silently. */
export const readFormio = (json: string): Result<{ readonly source: FormSource; readonly leftOut: readonly string[] }, 'formInvalid'> => {
  let whole: unknown
  try {
    whole = JSON.parse(json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse('formInvalid', { field: 'JSON' })
  }
  const top = record.safeParse(whole)
  const components = readComponents(top.data?.['components'], 0)
  if (!top.success || components.length === 0) return refuse('formInvalid', { field: 'components' })

  const leftOut: LeftOut[] = []
  const title = text(top.data['title']) || text(top.data['name']) || 'Biểu mẫu'
  let source: FormSource = { title: title.slice(0, 500), paper: { title: title.slice(0, 500), signers: ['Người khai'] }, pages: [] }
  const ids = new Map<string, string>()

  const nameFor = (component: Component): string => {
    const id = idFor(component.label || component.key || component.type, { ...source, pages: [...source.pages, { id: 'x', title: 'x', fields: taken }] })
    ids.set(component.key, id)
    return id
  }
  let taken: FormSource['pages'][number]['fields'] = []

  const conditionOf = (component: Component): string | undefined => {
    for (const name of FORMULAS) if (text(component.raw[name]) !== '') leftOut.push({ what: 'formula', label: component.label, detail: text(component.raw[name]) })
    const simple = record.safeParse(component.raw['conditional']).data
    const when = text(simple?.['when'])
    if (when === '') return undefined
    const id = ids.get(when)
    const other = taken.find((field) => field.id === id) ?? source.pages.flatMap((page) => page.fields).find((field) => field.id === id)
    if (id === undefined || other === undefined) {
      leftOut.push({ what: 'condition', label: component.label, detail: when })
      return undefined
    }
    const value = simple?.['eq']
    const shows = simple?.['show'] === true || simple?.['show'] === 'true'
    const wanted = other.kind === 'yesNo' ? String(value === true || value === 'true') : JSON.stringify(text(value))
    const equal = other.kind === 'choices' ? `list contains(${id}, ${wanted})` : `${id} = ${wanted}`
    return shows ? equal : `not(${equal})`
  }

  const settingsOf = (component: Component): Record<string, unknown> => {
    const validate = record.safeParse(component.raw['validate']).data
    const hint = text(component.raw['description']) || text(component.raw['tooltip'])
    for (const name of ['custom', 'pattern'] as const) {
      if (text(validate?.[name]) !== '') leftOut.push({ what: 'check', label: component.label, detail: text(validate?.[name]) })
    }
    const visibleIf = conditionOf(component)
    return {
      id: nameFor(component), label: component.label || component.key,
      ...(hint !== '' && { hint: hint.slice(0, 1000) }),
      ...(validate?.['required'] !== true && { optional: true }),
      ...(visibleIf !== undefined && { visibleIf }),
    }
  }

  const kindSettings = (component: Component): Record<string, unknown> | undefined => {
    const validate = record.safeParse(component.raw['validate']).data
    const number = (name: string): number | undefined => (typeof validate?.[name] === 'number' ? validate[name] : undefined)
    const bounds = { ...(number('min') !== undefined && { min: number('min') }), ...(number('max') !== undefined && { max: number('max') }) }
    switch (component.type) {
      case 'number':
        return { kind: component.raw['decimalLimit'] === 0 ? 'integer' : 'decimal', ...bounds }
      case 'currency':
        return { kind: 'money', ...bounds }
      case 'radio':
      case 'select': {
        const options = optionsOf(component)
        return options.length === 0 ? undefined : { kind: component.raw['multiple'] === true ? 'choices' : 'choice', options }
      }
      case 'selectboxes':
        return { kind: 'choices', options: optionsOf(component) }
      case 'signature':
        return { kind: 'declaration', optional: undefined }
      case 'textfield':
      case 'textarea':
        return { kind: SIMPLE[component.type], ...(number('maxLength') !== undefined && { longest: number('maxLength') }) }
      default:
        return SIMPLE[component.type] === undefined ? undefined : { kind: SIMPLE[component.type] }
    }
  }

  const fieldOf = (component: Component): FormSource['pages'][number]['fields'][number] | undefined => {
    if (component.type === 'content' || component.type === 'htmlelement') {
      const label = text(component.raw['html']) || text(component.raw['content'])
      const visibleIf = conditionOf(component)
      return label === '' ? undefined : { id: nameFor({ ...component, label: `lời dẫn ${label.slice(0, 20)}` }), kind: 'info', label: label.slice(0, 2000), ...(visibleIf !== undefined && { visibleIf }) }
    }
    const settings = settingsOf(component)
    const kind = ROWS.has(component.type) ? rowsKind(component) : kindSettings(component)
    const parsed = kind === undefined ? undefined : fieldSourceSchema.safeParse(Object.fromEntries(Object.entries({ ...settings, ...kind }).filter(([, value]) => value !== undefined)))
    if (parsed?.success === true) return parsed.data
    leftOut.push({ what: 'component', label: component.label || component.key, detail: component.type })
    return undefined
  }

  const rowsKind = (component: Component): Record<string, unknown> => {
    const outer = taken
    taken = []
    const fields = flat(component.children).flatMap((child) => {
      const field = fieldOf(child)
      if (field === undefined) return []
      taken = [...taken, field]
      return [field]
    })
    taken = outer
    return { kind: 'table', rowLabel: 'Dòng', fields, optional: undefined, minRows: 0 }
  }

  /** Layouts show their fields in order; only what is asked counts. */
  const flat = (list: readonly Component[]): readonly Component[] =>
    list.flatMap((component) => {
      if (!LAYOUTS.has(component.type)) return component.type === 'button' ? [] : [component]
      if (component.type !== 'columns' && record.safeParse(component.raw['conditional']).data?.['when']) {
        leftOut.push({ what: 'condition', label: component.label, detail: text(record.safeParse(component.raw['conditional']).data?.['when']) })
      }
      return flat(component.children)
    })

  const isWizard = top.data['display'] === 'wizard' || components.every((component) => component.type === 'panel' || component.type === 'button')
  const pages = isWizard ? components.filter(({ type }) => type === 'panel') : [{ type: 'panel', key: 'page', label: title, raw: {}, children: components }]
  for (const page of pages) {
    taken = []
    for (const component of flat(page.children)) {
      const field = fieldOf(component)
      if (field !== undefined) taken = [...taken, field]
    }
    const id = idFor(`trang ${page.label || page.key}`, { ...source, pages: [...source.pages, { id: 'x', title: 'x', fields: taken }] })
    source = { ...source, pages: [...source.pages, { id, title: (page.label || title).slice(0, 300), fields: taken }] }
  }
  const parsed = formSourceSchema.safeParse(source)
  return parsed.success ? ok({ source: parsed.data, leftOut: leftOut.map(leftOutSentence) }) : refuse('formInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}
