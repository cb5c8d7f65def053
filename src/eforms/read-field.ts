import { fieldSourceSchema, type FieldSource, type PartSource } from '#law/eform-schema.ts'
import { readNumber } from './domain/leaf-value.ts'
import { partsOfKind } from './expand-block.ts'
import { isBlockKind } from './domain/form.ts'

type Read = { readonly ok: true; readonly field: FieldSource } | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC').replaceAll('\r\n', '\n').trim() : ''
}

/** "ma | Lời" in each line; a line without a code gets one from its place. */
const readOptions = (text: string): readonly object[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, i) => {
      const [first = '', ...rest] = line.split('|').map((part) => part.trim())
      return rest.length === 0 ? { value: `chon${i + 1}`, label: first } : { value: first, label: rest.join('|').trim() }
    })

/** The parts that were ticked; words and rules that a part had of its own stay. */
const readParts = (form: FormData, old: FieldSource): readonly PartSource[] => {
  if (!isBlockKind(old.kind)) return []
  const own = new Map(('parts' in old ? (old.parts ?? []) : []).map((part) => [typeof part === 'string' ? part : part.id, part]))
  const ticked = new Set(form.getAll('part'))
  return partsOfKind(old.kind).filter(({ id }) => ticked.has(id)).map(({ id }) => own.get(id) ?? id)
}

const readBound = (text: string, isDay: boolean): string | number | undefined => {
  if (text === '') return undefined
  if (!isDay) return readNumber(text) ?? Number.NaN
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^hôm nay$/i.test(text) ? 'today' : text
}

const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== false))

/** Which box of the form a wrong value was typed into. */
const BOX_OF: Readonly<Record<string, string>> = { parts: 'part' }

/** The settings of a field as they were sent. Its kind stays: another kind is another field. */
export const readField = (form: FormData, old: FieldSource): Read => {
  const text = (name: string): string => textIn(form, name)
  const isDay = old.kind === 'date' || old.kind === 'partialDate'
  const table = old.kind === 'table' ? { rowLabel: text('rowLabel'), minRows: readNumber(text('minRows')), maxRows: readNumber(text('maxRows')), fields: old.fields } : {}
  const settings = filled({
    id: text('id'),
    kind: old.kind,
    label: text('label'),
    hint: text('hint'),
    optional: form.get('optional') === 'on',
    visibleIf: text('visibleIf'),
    requiredIf: text('requiredIf'),
    prefill: text('prefill'),
    longest: readNumber(text('longest')),
    list: text('list'),
    paperId: text('paperId'),
    maxFiles: old.kind === 'file' ? readNumber(text('maxFiles')) : undefined,
    value: text('value'),
    shownAs: text('shownAs'),
    min: readBound(text('min'), isDay),
    max: readBound(text('max'), isDay),
    options: 'options' in old ? readOptions(text('options')) : undefined,
    parts: isBlockKind(old.kind) ? readParts(form, old) : undefined,
    ...table,
  })
  const parsed = fieldSourceSchema.safeParse(settings)
  if (parsed.success) return { ok: true, field: parsed.data }
  const errors: Record<string, string> = {}
  for (const { path } of parsed.error.issues) {
    const name = String(path[0] ?? 'label')
    errors[BOX_OF[name] ?? name] ??= name
  }
  return { ok: false, errors }
}
