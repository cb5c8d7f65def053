import type { DeclarationInput, DeclarationPart } from '#papers/declaration.ts'
import type { FormFacts } from './domain/check-leaf.ts'
import type { Form } from './domain/form.ts'
import type { Answers } from './domain/value.ts'
import { summarise, type SummaryLine, type SummaryPage } from './summary.ts'

/** Columns that still read well on A4. */
const MOST_COLUMNS = 5

type Group = { readonly within: readonly string[]; readonly lines: readonly SummaryLine[] }

/** `members.0.income` → the table `members`; a line that stands in no row has none. */
const tableOf = ({ path }: SummaryLine): string | undefined => /^([^.]+)\.\d+\./.exec(path)?.[1]
const rowOf = ({ path }: SummaryLine): string => path.split('.')[1] ?? ''

const isSaid = (line: SummaryLine): boolean => line.text !== '' && line.kind !== 'declaration' && line.kind !== 'file'

/** Neighbours inside the same blocks. */
const grouped = (lines: readonly SummaryLine[]): readonly Group[] => {
  const groups: { within: readonly string[]; lines: SummaryLine[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last !== undefined && last.within.join('\n') === line.within.join('\n')) last.lines.push(line)
    else groups.push({ within: line.within, lines: [line] })
  }
  return groups
}

/** A block that is the whole page needs no name of its own under the page's. */
const linesPart = ({ within, lines }: Group, title: string): DeclarationPart => ({
  kind: 'lines',
  ...(within.length > 0 && within.join(', ') !== title && { heading: within.join(', ') }),
  lines: lines.map(({ label, text }) => ({ label, value: text })),
})

/** Rows side by side when their columns fit the page, else one after the other. */
const tableParts = (lines: readonly SummaryLine[], title: string): readonly DeclarationPart[] => {
  const columns = [...new Set(lines.map(({ path }) => path.split('.').slice(2).join('.')))]
  if (columns.length > MOST_COLUMNS) return grouped(lines).map((group) => linesPart(group, title))
  const rows = [...Map.groupBy(lines, rowOf).values()]
  const columnOf = (line: SummaryLine): string => line.path.split('.').slice(2).join('.')
  return [{
    kind: 'table',
    heading: lines[0]?.within[0] ?? '',
    columns: columns.map((column) => lines.find((line) => columnOf(line) === column)?.label ?? ''),
    rows: rows.map((row) => columns.map((column) => row.find((line) => columnOf(line) === column)?.text || '–')),
  }]
}

const partsOf = (page: SummaryPage): readonly DeclarationPart[] => {
  const parts: DeclarationPart[] = []
  let rest = page.lines.filter(isSaid)
  while (rest.length > 0) {
    const table = rest[0] === undefined ? undefined : tableOf(rest[0])
    const end = rest.findIndex((line) => tableOf(line) !== table)
    const run = end === -1 ? rest : rest.slice(0, end)
    parts.push(...(table === undefined ? grouped(run).map((group) => linesPart(group, page.title)) : tableParts(run, page.title)))
    rest = end === -1 ? [] : rest.slice(end)
  }
  return parts
}

type Filled = Pick<DeclarationInput, 'print' | 'trace' | 'place' | 'day' | 'sentAt'> & {
  /** Names under the titles of signing, in their order. */
  readonly signerNames: readonly string[]
}

/** A filled form as the paper that it stands for: what was answered, papers sent along, the promises, who signs. */
export const declarationOf = (
  form: Pick<Form, 'pages' | 'paper'>,
  answers: Answers,
  facts: Pick<FormFacts, 'lists' | 'today'>,
  { signerNames, ...filled }: Filled,
): DeclarationInput => {
  const pages = summarise(form, answers, facts)
  const lines = pages.flatMap((page) => page.lines)
  return {
    ...filled,
    title: form.paper.title,
    addressee: form.paper.addressee,
    sections: pages.map((page) => ({ title: page.title, parts: [...partsOf(page)] })).filter(({ parts }) => parts.length > 0),
    enclosures: lines.filter(({ fileIds }) => fileIds.length > 0).map(({ label, fileIds }) => `${label} (${fileIds.length} tệp)`),
    promises: lines.filter((line) => line.kind === 'declaration' && line.text !== '').map(({ label }) => label),
    signers: form.paper.signers.map((title, i) => ({ title, ...(signerNames[i] !== undefined && { name: signerNames[i] }) })),
  }
}
