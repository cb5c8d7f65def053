const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text inside XML; characters that XML does not know are gone. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (found) => ESCAPED[found] ?? '')

export type Run = { readonly text: string; readonly bold?: boolean; readonly italic?: boolean; /** Half points. */ readonly size?: number }

const run = ({ text, bold = false, italic = false, size }: Run): string => {
  const look = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}`
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
}

export type ParagraphLook = {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Twentieths of a point. */
  readonly firstLine?: number
  readonly indent?: number
  readonly before?: number
  readonly after?: number
  readonly keepNext?: boolean
  readonly breakBefore?: boolean
  /** Outline level for the navigation pane, 0 is the highest. */
  readonly outline?: number
  /** A line under the paragraph, as wide as what the indents leave. */
  readonly ruled?: { readonly left: number; readonly right: number }
}

/** A ruled line stands so far below the words above it, in twentieths of a point. */
const RULE_GAP = 80

/** One paragraph; the order of its properties is that of the schema. */
export const wordParagraph = (runs: readonly Run[], look: ParagraphLook = {}): string => {
  const { align = 'left', firstLine = 0, indent = 0, before = 0, after = 0, keepNext = false, breakBefore = false, outline, ruled } = look
  const [left, right] = ruled === undefined ? [indent, 0] : [ruled.left, ruled.right]
  return `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}${breakBefore ? '<w:pageBreakBefore/>' : ''}` +
    `${ruled === undefined ? '' : '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'}` +
    `<w:spacing w:before="${ruled === undefined ? before : RULE_GAP}" w:after="${after}"${ruled === undefined ? '' : ` w:line="${RULE_GAP}" w:lineRule="exact"`}/><w:ind w:left="${left}" w:right="${right}" w:firstLine="${firstLine}"/>` +
    `<w:jc w:val="${align}"/>${outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr>${runs.map(run).join('')}</w:p>`
}

export type WordCell = { readonly content: string; readonly width: number; readonly middle?: boolean }

/** A table of rows of cells, widths in twentieths of a point; `head` rows come again on every page. */
export const wordTable = (rows: readonly (readonly WordCell[])[], { bordered, head = 0 }: { readonly bordered: boolean; readonly head?: number }): string => {
  const widths = rows[0]?.map(({ width }) => width) ?? []
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="${bordered ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  const cellOf = ({ content, width, middle = false }: WordCell): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${middle ? '<w:vAlign w:val="center"/>' : ''}</w:tcPr>${content}</w:tc>`
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${bordered ? 70 : 0}" w:type="dxa"/><w:right w:w="${bordered ? 70 : 0}" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `${rows.map((cells, i) => `<w:tr><w:trPr><w:cantSplit/>${i < head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cellOf).join('')}</w:tr>`).join('')}</w:tbl>`
}
