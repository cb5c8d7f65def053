import type { RowDimension } from '#law/report-forms.ts'

/** One level of a row: which dimension, which code in it ("sector", "HT"), and what people call it. */
export type RowStep = { readonly by: RowDimension; readonly code: string; readonly label: string }

/** From the outermost level inwards; empty for the row of everything. */
export type RowPath = readonly RowStep[]

const WORDS = { tier: 'cap', sector: 'linh-vuc', unit: 'don-vi', procedure: 'thu-tuc', cause: 'nguyen-nhan' } satisfies Record<RowDimension, string>
/** The row of everything. */
export const WHOLE = 'tong'

/** The row as it stands in an address: "cap=commune;linh-vuc=HT". */
export const rowKey = (path: RowPath): string =>
  path.length === 0 ? WHOLE : path.map(({ by, code }) => `${WORDS[by]}=${encodeURIComponent(code)}`).join(';')

/** Codes by dimension: what a row narrows the figures to. */
export type Narrowing = { readonly [Dimension in RowDimension]?: string }

export const narrowingOf = (path: RowPath): Narrowing => Object.fromEntries(path.map(({ by, code }) => [by, code]))

/** The inverse of `rowKey`; undefined for a text that is no row. */
export const parseRowKey = (text: string): Narrowing | undefined => {
  if (text === WHOLE) return {}
  const narrowing: { [Dimension in RowDimension]?: string } = {}
  for (const part of text.split(';')) {
    const [word, code, ...rest] = part.split('=')
    const by = dimensions.find((one) => WORDS[one] === word)
    if (by === undefined || code === undefined || code === '' || rest.length > 0) return undefined
    try {
      narrowing[by] = decodeURIComponent(code)
    } catch {
      return undefined
    }
  }
  return narrowing
}

const dimensions = Object.keys(WORDS) as RowDimension[]
