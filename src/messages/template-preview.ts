import { PLACEHOLDERS, type Occasion, type Placeholder } from '#law/messages.ts'
import { shortLength, withoutMarks, type ShortLength } from './domain/short-text.ts'
import { fillTemplate, placeholdersOf, type PlaceholderValues, type TemplateText } from './domain/template.ts'

/** A template filled with example data, as people would read it. */
export type TemplatePreview = TemplateText & { readonly shortLength: ShortLength }

const EXAMPLES = Object.fromEntries(Object.entries(PLACEHOLDERS).map(([name, { example }]) => [name, example])) as PlaceholderValues

export const previewTemplate = (text: TemplateText, plainShort: boolean): TemplatePreview => {
  const filled = fillTemplate(text.short, EXAMPLES)
  const short = plainShort ? withoutMarks(filled) : filled
  return { subject: fillTemplate(text.subject, EXAMPLES), letter: fillTemplate(text.letter, EXAMPLES), short, shortLength: shortLength(short) }
}

/** Every placeholder that some part of this occasion's template may use, with what it stands for. */
export const explainPlaceholders = (occasion: Occasion): readonly { readonly name: Placeholder; readonly meaning: string; readonly isShort: boolean }[] => {
  const short = placeholdersOf(occasion, 'short')
  return [...new Set([...placeholdersOf(occasion, 'letter'), ...short])].map((name) => ({
    name, meaning: PLACEHOLDERS[name].meaning, isShort: short.includes(name),
  }))
}
