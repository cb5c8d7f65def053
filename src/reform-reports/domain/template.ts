/** `now` is the figure itself, `before` that of the same period last year, `change` the words that hold the two together. */
export const REFERENCE_FORMS = { now: '', before: 'truoc', change: 'chenh' } as const
export type ReferenceForm = keyof typeof REFERENCE_FORMS

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly code: string; readonly form: ReferenceForm }
  /** Double braces around what is no reference. */
  | { readonly kind: 'broken'; readonly text: string }

const BRACES = /\{\{([^{}\n]*)\}\}/g
const REFERENCE = /^\s*([1-9]\.[1-9]\d?)\s*(?::\s*(truoc|chenh)\s*)?$/

const formOf = (word: string | undefined): ReferenceForm => (word === 'truoc' ? 'before' : word === 'chenh' ? 'change' : 'now')

/** Cuts a paragraph into its words and its live figures. */
export const readTemplate = (text: string): readonly Segment[] => {
  const segments: Segment[] = []
  let at = 0
  for (const match of text.matchAll(BRACES)) {
    if (match.index > at) segments.push({ kind: 'text', text: text.slice(at, match.index) })
    const found = REFERENCE.exec(match[1] ?? '')
    segments.push(found === null ? { kind: 'broken', text: match[0] } : { kind: 'reference', code: found[1] ?? '', form: formOf(found[2]) })
    at = match.index + match[0].length
  }
  if (at < text.length) segments.push({ kind: 'text', text: text.slice(at) })
  return segments
}

/** A reference as it is typed: `{{3.8}}`, `{{3.8:chenh}}`. */
export const writeReference = (code: string, form: ReferenceForm = 'now'): string =>
  form === 'now' ? `{{${code}}}` : `{{${code}:${REFERENCE_FORMS[form]}}}`
