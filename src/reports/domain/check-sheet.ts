import type { Identity } from '#law/report-forms.ts'
import { rowKey } from './row-path.ts'
import type { Sheet, SheetRow } from './fill-sheet.ts'

/** A row whose figures contradict each other. */
export type Breach = {
  readonly rowKey: string
  readonly label: string
  /** The rule, as people write it: "(3) = (4) + (5) + (6)". */
  readonly rule: string
  readonly left: number
  readonly right: number
}

const columns = (numbers: readonly number[]): string => numbers.map((no) => `(${no})`).join(' + ')

/** "(3) = (4) + (5) + (6)", "(10) ≤ (3)". */
export const writeIdentity = (identity: Identity): string =>
  identity.kind === 'equal' ? `${columns(identity.left)} = ${columns(identity.right)}` : `(${identity.part}) ≤ (${identity.whole})`

const sum = (row: SheetRow, numbers: readonly number[]): number => numbers.reduce((all, no) => all + (row.cells[no] ?? 0), 0)

const breachOf = (row: SheetRow, identity: Identity): Breach | undefined => {
  const [left, right] =
    identity.kind === 'equal' ? [sum(row, identity.left), sum(row, identity.right)] : [sum(row, [identity.part]), sum(row, [identity.whole])]
  const holds = identity.kind === 'equal' ? left === right : left <= right
  return holds ? undefined : { rowKey: row.key, label: row.label, rule: writeIdentity(identity), left, right }
}

/** A row equals the rows directly under it: the lines add up to what was measured for all of them at once. */
const rollUpBreaches = ({ form, rows }: Sheet): readonly Breach[] => {
  const under = Map.groupBy(rows.filter(({ depth }) => depth > 0), ({ path }) => rowKey(path.slice(0, -1)))
  return rows.filter(({ isInnermost }) => !isInnermost).flatMap((row) => {
    const parts = under.get(row.key) ?? []
    return form.columns.flatMap(({ no, kind }) => {
      if (kind !== 'count' && kind !== 'minutes') return []
      const right = parts.reduce((all, part) => all + (part.cells[no] ?? 0), 0)
      const left = row.cells[no] ?? 0
      return left === right ? [] : [{ rowKey: row.key, label: row.label, rule: `(${no}) = Σ`, left, right }]
    })
  })
}

/** Every rule of the form that a row breaks; a report with any cannot be signed. */
export const checkSheet = (sheet: Sheet): readonly Breach[] => [
  ...sheet.rows.flatMap((row) => sheet.form.identities.flatMap((identity) => breachOf(row, identity) ?? [])),
  ...rollUpBreaches(sheet),
]
