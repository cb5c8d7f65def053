import { fold } from '#kernel/text.ts'
import type { FieldSource, FormSource } from '#law/eform-schema.ts'

/**
 * Where a field stands: page, place on the page, and for a column of a table its place there; all from 0. Written
 * `2-0` or `2-0-3`.
 */
export type Position = { readonly page: number; readonly field: number; readonly column?: number }

export const writePosition = ({ page, field, column }: Position): string =>
  [page, field, ...(column === undefined ? [] : [column])].join('-')

export const readPosition = (text: string): Position | undefined => {
  const parts = /^(\d{1,3})-(\d{1,3})(?:-(\d{1,3}))?$/.exec(text)
  if (parts === null) return undefined
  const column = parts[3]
  return { page: Number(parts[1]), field: Number(parts[2]), ...(column !== undefined && { column: Number(column) }) }
}

type ColumnSource = Extract<FieldSource, { kind: 'table' }>['fields'][number]
type PageSource = FormSource['pages'][number]

/** Kinds that may stand in a row of a table. */
export const isColumn = (field: FieldSource): field is ColumnSource => field.kind !== 'table' && field.kind !== 'info'

export const fieldAt = (source: FormSource, { page, field, column }: Position): FieldSource | undefined => {
  const found = source.pages[page]?.fields[field]
  if (column === undefined) return found
  return found?.kind === 'table' ? found.fields[column] : undefined
}

const withPages = (source: FormSource, pages: FormSource['pages']): FormSource => ({ ...source, pages })
const withPage = (source: FormSource, at: number, change: (page: PageSource) => PageSource): FormSource =>
  withPages(source, source.pages.map((page, i) => (i === at ? change(page) : page)))

const swapped = <T>(list: readonly T[], from: number, to: number): T[] => {
  const moved = [...list]
  const [one] = moved.splice(from, 1)
  if (one !== undefined) moved.splice(to, 0, one)
  return moved
}

/** Every id of the form, columns too: a new one must differ from all, so that it can be read anywhere. */
const takenIds = (source: FormSource): ReadonlySet<string> =>
  new Set([
    ...source.pages.map((page) => page.id),
    ...source.pages.flatMap((page) => page.fields).flatMap((field) => [field.id, ...(field.kind === 'table' ? field.fields.map(({ id }) => id) : [])]),
  ])

/** A name for conditions out of what people read: "Ngày sinh của trẻ" → "ngaySinhCuaTre", with a number when it is taken. */
export const idFor = (label: string, source: FormSource): string => {
  const words = fold(label).split(/[^a-z0-9]+/).filter((word) => word !== '').slice(0, 6)
  const [first = 'o', ...rest] = words
  const joined = `${first}${rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`.slice(0, 34)
  // One word alone may be a word of the language of conditions.
  const name = /^[a-z]/.test(joined) && words.length > 1 ? joined : `o${joined.charAt(0).toUpperCase()}${joined.slice(1)}`
  const taken = takenIds(source)
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}${number}`)) number++
  return `${name}${number}`
}

export const addPage = (source: FormSource, title: string): FormSource =>
  withPages(source, [...source.pages, { id: idFor(`trang ${title}`, source), title, fields: [] }])

export const changePage = (source: FormSource, at: number, words: Pick<PageSource, 'title' | 'intro' | 'visibleIf'>): FormSource =>
  withPage(source, at, ({ id, fields }) => ({ id, fields, ...words }))

/** Moves a page up (-1) or down (1); at an end nothing changes. */
export const movePage = (source: FormSource, at: number, step: -1 | 1): FormSource =>
  source.pages[at + step] === undefined ? source : withPages(source, swapped(source.pages, at, at + step))

/** Takes a page away; its fields go to the page before it, so that nothing is lost. The last page stays. */
export const removePage = (source: FormSource, at: number): FormSource => {
  const gone = source.pages[at]
  if (gone === undefined || source.pages.length === 1) return source
  const heir = at === 0 ? 1 : at - 1
  const pages = source.pages.map((page, i) =>
    i === heir ? { ...page, fields: at === 0 ? [...gone.fields, ...page.fields] : [...page.fields, ...gone.fields] } : page,
  )
  return withPages(source, pages.filter((_, i) => i !== at))
}

/** Adds a field at the end of a page, or of a table on it. */
export const addField = (source: FormSource, page: number, field: FieldSource, table?: number): FormSource =>
  withPage(source, page, (one) => ({
    ...one,
    fields: table === undefined
      ? [...one.fields, field]
      : one.fields.map((old, i) => (i === table && old.kind === 'table' && isColumn(field) ? { ...old, fields: [...old.fields, field] } : old)),
  }))

/** Changes one field, or takes it away with `undefined`. A table keeps its last column. */
export const putField = (source: FormSource, at: Position, field: FieldSource | undefined): FormSource =>
  withPage(source, at.page, (page) => ({
    ...page,
    fields: page.fields.flatMap((old, i) => {
      if (i !== at.field) return [old]
      if (at.column === undefined) return field === undefined ? [] : [field]
      if (old.kind !== 'table') return [old]
      const columns = old.fields.flatMap((column, j) => (j !== at.column ? [column] : field !== undefined && isColumn(field) ? [field] : []))
      return [columns.length === 0 ? old : { ...old, fields: columns }]
    }),
  }))

/** Moves a field up or down; beyond the end of its page it goes to the next one. */
export const moveField = (source: FormSource, at: Position, step: -1 | 1): FormSource => {
  const page = source.pages[at.page]
  const field = page?.fields[at.field]
  if (page === undefined || field === undefined) return source
  if (at.column !== undefined) {
    if (field.kind !== 'table' || field.fields[at.column + step] === undefined) return source
    return putField(source, { page: at.page, field: at.field }, { ...field, fields: swapped(field.fields, at.column, at.column + step) })
  }
  if (page.fields[at.field + step] !== undefined) {
    return withPage(source, at.page, (one) => ({ ...one, fields: swapped(one.fields, at.field, at.field + step) }))
  }
  if (source.pages[at.page + step] === undefined) return source
  const without = putField(source, { page: at.page, field: at.field }, undefined)
  return withPage(without, at.page + step, (one) => ({ ...one, fields: step === 1 ? [field, ...one.fields] : [...one.fields, field] }))
}
