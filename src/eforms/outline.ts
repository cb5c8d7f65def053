import type { FieldSource, FormSource } from '#law/eform-schema.ts'
import { conditionWords } from './condition-words.ts'
import { fieldDetails } from './words.ts'

/** What is asked, and in small type how. */
type OutlineField = { readonly id: string; readonly label: string; readonly details: string }

export type OutlinePage = {
  readonly id: string
  readonly title: string
  readonly intro: string | null
  readonly condition: string | null
  readonly fields: readonly (OutlineField & { readonly columns: readonly OutlineField[] })[]
}

/** A form in words, page by page, as whoever reads it without filling it wants it. */
export const outlineOf = (source: FormSource): readonly OutlinePage[] => {
  const say = conditionWords(source)
  const lineOf = (field: FieldSource): OutlineField => ({ id: field.id, label: field.label, details: fieldDetails(field, say) })
  return source.pages.map((page) => ({
    id: page.id,
    title: page.title,
    intro: page.intro ?? null,
    condition: page.visibleIf === undefined ? null : say(page.visibleIf),
    fields: page.fields.map((field) => ({
      ...lineOf(field),
      columns: field.kind === 'table' ? field.fields.map(lineOf) : [],
    })),
  }))
}
