/** A piece of a formula; `at` is the place of its first character, from 1, as people count. */
export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'mark'; readonly text: Mark; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number }

export type Comparison = '<' | '≤' | '>' | '≥' | '=' | '≠'
export type Mark = '+' | '-' | '*' | '/' | '%' | '(' | ')' | ';' | Comparison

/** Ways in which people write one mark. The division sign of Vietnamese schools is a colon. */
const MARKS: Readonly<Record<string, Mark>> = {
  '+': '+', '-': '-', '−': '-', '–': '-', '*': '*', '×': '*', '·': '*', '/': '/', '÷': '/', ':': '/', '%': '%', '(': '(', ')': ')', ';': ';',
  '<': '<', '<=': '≤', '≤': '≤', '>': '>', '>=': '≥', '≥': '≥', '=': '=', '<>': '≠', '!=': '≠', '≠': '≠',
}

/** A comma or a dot with digits on both sides is the decimal mark; between values stands a semicolon. */
const PIECE = /\s*(?:(?<number>\d+(?:[.,]\d+)?)|(?<name>\p{L}[\p{L}\p{N}_]*)|(?<mark><=|>=|<>|!=|[-+−–*×·/÷:%();<≤>≥=≠]))/uy

/** The pieces of a formula, the end last; or the place of the first character that belongs into none. */
export const readTokens = (text: string): readonly Token[] | { readonly at: number; readonly found: string } => {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < end) {
    const from = PIECE.lastIndex
    const piece = PIECE.exec(text)
    if (piece === null) {
      const skipped = text.slice(from).search(/\S/)
      return { at: from + skipped + 1, found: String.fromCodePoint(text.codePointAt(from + skipped) ?? 32) }
    }
    const { number, name, mark } = piece.groups ?? {}
    const found = number ?? name ?? mark ?? ''
    const at = PIECE.lastIndex - found.length + 1
    if (number !== undefined) tokens.push({ kind: 'number', text: number.replace(',', '.'), at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else tokens.push({ kind: 'mark', text: MARKS[found] ?? '+', at })
  }
  return [...tokens, { kind: 'end', text: '', at: end + 1 }]
}
