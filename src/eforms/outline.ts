import type { FormSource } from '#law/eform-schema.ts'
import { conditionWords } from './condition-words.ts'
import { fieldWords } from './words.ts'

export type OutlinePage = {
  readonly id: string
  readonly title: string
  readonly intro: string | null
  readonly condition: string | null
  readonly fields: readonly { readonly id: string; readonly words: string; readonly columns: readonly string[] }[]
}

/** A form in words, page by page, as whoever reads it without filling it wants it. */
export const outlineOf = (source: FormSource): readonly OutlinePage[] => {
  const say = conditionWords(source)
  return source.pages.map((page) => ({
    id: page.id,
    title: page.title,
    intro: page.intro ?? null,
    condition: page.visibleIf === undefined ? null : say(page.visibleIf),
    fields: page.fields.map((field) => ({
      id: field.id,
      words: fieldWords(field, say),
      columns: field.kind === 'table' ? field.fields.map((column) => fieldWords(column, say)) : [],
    })),
  }))
}
