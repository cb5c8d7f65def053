import { stagedField } from '#files/staged-field.ts'
import { isoDayOf, isoMomentOf } from '#kernel/typed-day.ts'
import type { CommandName } from '../inputs.ts'
import { FEES_ASKED, tickedFees } from '../pages/fee-field.ts'

/**
 * A form's fields in the shape of its command. Fields are named by their path ("requests.0.unitId"), so that a wrong
 * one is found again by the same name; what is left empty is not sent on.
 */
type Tree = { [key: string]: Tree | string }

const IGNORED: ReadonlySet<string> = new Set(['csrf', 'intent', 'files', stagedField('files')])
const INDEX = /^\d{1,3}$/

const treeOf = (form: FormData): Tree => {
  const root: Tree = Object.create(null) as Tree
  for (const [name, value] of form) {
    if (typeof value !== 'string' || IGNORED.has(name) || value.trim() === '') continue
    const path = name.split('.')
    let at = root
    for (const key of path.slice(0, -1)) {
      const next = at[key]
      at = typeof next === 'object' ? next : (at[key] = Object.create(null) as Tree)
    }
    at[path.at(-1) ?? ''] = value.normalize('NFC').trim()
  }
  return root
}

type Row = { readonly number: string; readonly tree: Tree }

/** Numbered rows in order, without those in which nothing was filled; their numbers keep naming their fields. */
const rowsOf = (tree: Tree[string] | undefined, isFilled: (row: Tree) => boolean): readonly Row[] => {
  if (typeof tree !== 'object') return []
  const numbers = Object.keys(tree).filter((key) => INDEX.test(key)).sort((a, b) => Number(a) - Number(b))
  return numbers.flatMap((number) => {
    const row = tree[number]
    return typeof row === 'object' && isFilled(row) ? [{ number, tree: row }] : []
  })
}

/** "150.000" and "2,5" as people write numbers; anything else stays as it is and is refused by its schema. */
const numberOf = (text: unknown): unknown => {
  if (typeof text !== 'string') return text
  const plain = text.replace(/[\s.]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

/** A moment as people type it, which is Vietnam's time. */
const instantOf = (typed: unknown): unknown => {
  const text = typeof typed === 'string' ? isoMomentOf(typed) : typed
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00+07:00` : text
}

const linesOf = (text: unknown): readonly string[] | undefined =>
  typeof text === 'string' ? text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '') : undefined

/** The boxes of what is asked, one line an item, each kind in a box of its own. */
const itemsOf = (fields: Record<string, unknown>): readonly unknown[] | undefined => {
  const take = (name: string): unknown => {
    const value = fields[name]
    delete fields[name]
    return value
  }
  const fee = take('fee')
  const amount = take('feeAmount')
  const items = [
    ...(linesOf(fields['items']) ?? []),
    ...(linesOf(take('corrections')) ?? []).map((text) => ({ kind: 'correction', text })),
    ...(linesOf(take('questions')) ?? []).map((text) => ({ kind: 'question', text })),
    ...(fee === undefined && amount === undefined ? [] : [{ kind: 'fee', text: fee, amountDong: amount === undefined ? null : numberOf(amount) }]),
  ]
  return items.length === 0 ? undefined : items
}

export type ReadInput = {
  readonly fields: Readonly<Record<string, unknown>>
  /** The form's field for a path of the command. */
  readonly fieldOf: (path: string) => string
}

/** Where a fault of a whole list is shown. */
const FIRST_OF: Readonly<Record<string, string>> = {
  requests: 'requests.0.unitId',
  changes: 'changes.0.field',
  papers: 'papers.0.paperId',
  duration: 'duration.amount',
}

/** Lists of rows: which rows were meant, and what one says in the command. */
const LISTS = {
  requests: {
    isFilled: (row: Tree) => 'unitId' in row || 'question' in row,
    shape: (row: Tree) => ({ ...row, allottedMinutes: numberOf(row['allottedMinutes']) }),
  },
  changes: { isFilled: (row: Tree) => 'field' in row, shape: (row: Tree) => changeOf(row) },
  papers: { isFilled: (row: Tree) => 'paperId' in row || 'name' in row, shape: (row: Tree) => paperOf(row) },
} as const

const DAYS = ['answerDueOn', 'rescheduledOn'] as const
const NUMBERS = ['expectedSeq', 'stepNo', 'toStep', 'amountDong'] as const

/** Puts a form into the shape of its command; `files` were stored before. */
export const readInput = (
  command: CommandName,
  form: FormData,
  files: readonly { readonly fileId: string; readonly name: string }[],
): ReadInput => {
  const tree = treeOf(form)
  const fields: Record<string, unknown> = { ...tree }
  const numbers = new Map<string, readonly string[]>()
  for (const [list, { isFilled, shape }] of Object.entries(LISTS)) {
    if (!(list in tree)) continue
    const rows = rowsOf(tree[list], isFilled)
    numbers.set(list, rows.map((row) => row.number))
    fields[list] = rows.length === 0 ? undefined : rows.map((row) => shape(row.tree))
  }
  for (const name of NUMBERS) if (name in fields) fields[name] = numberOf(fields[name])
  for (const name of DAYS) if (typeof fields[name] === 'string') fields[name] = isoDayOf(fields[name])
  if ('occurredAt' in fields) fields['occurredAt'] = instantOf(fields['occurredAt'])
  if (typeof tree['duration'] === 'object') fields['duration'] = { ...tree['duration'], amount: numberOf(tree['duration']['amount']) }
  if (command === 'requestSupplement' || command === 'requestCompletion') fields['items'] = itemsOf(fields)
  if (command === 'issue') fields['deliver'] = 'deliver' in fields
  if (command === 'acceptSubmitted') {
    const isAsked = FEES_ASKED in fields
    for (const name of [FEES_ASKED, 'fee', 'exemption']) delete fields[name]
    if (isAsked) Object.assign(fields, tickedFees([...form.keys()]))
  }
  if (command === 'assignStep') fields['staffId'] = fields['staffId'] ?? null
  if (files.length > 0) {
    if (command === 'receiveSupplement' || command === 'recordPapers') attach(fields, files)
    else fields['files'] = files
  }
  return {
    fields,
    fieldOf: (path) => {
      const [list = '', row, ...rest] = path.split('.')
      const number = numbers.get(list)?.[Number(row)]
      if (number !== undefined) return [list, number, ...rest].join('.')
      return row !== undefined && (list === 'duration' || list === 'lateness') ? path : (FIRST_OF[list] ?? list)
    },
  }
}

const paperOf = (row: Tree): Record<string, unknown> => ({
  paperId: row['paperId'] === undefined || row['paperId'] === 'other' ? null : row['paperId'],
  name: row['name'] ?? null,
  form: row['form'],
  quantity: numberOf(row['quantity'] ?? '1'),
  alreadyHeld: false,
})

const changeOf = (row: Tree): Record<string, unknown> => {
  const [party, field] = String(row['field']).split('/')
  return { party, field, after: row['after'] ?? null }
}

/** Scans of a delivery go with its first paper; a delivery of scans alone is one paper. */
const attach = (fields: Record<string, unknown>, files: readonly object[]): void => {
  const papers = (fields['papers'] ?? []) as readonly Record<string, unknown>[]
  const [first = { paperId: null, name: null, form: 'electronic', quantity: 1, alreadyHeld: false }, ...rest] = papers
  fields['papers'] = [{ ...first, files }, ...rest]
}
