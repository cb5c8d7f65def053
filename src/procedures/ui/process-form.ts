import { ROLES } from '#kernel/actor.ts'
import { STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { inOrder } from '../domain/process-graph.ts'
import { STEP_KINDS, type ProcessStep, type StepUnit } from '../domain/process.ts'
import { readTypedMinutes } from '../domain/typed-minutes.ts'
import { rowsIn, type FormRow } from './catalogue-form.ts'

export type TypedSteps =
  | { readonly ok: true; readonly steps: readonly ProcessStep[] }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

const TYPED = ['name', 'time', 'after', 'output'] as const

const stepIds = (rows: readonly FormRow[]): ReadonlyMap<number, string> => {
  const taken = new Set(rows.map((row) => row.text('id')).filter((id) => id !== ''))
  const ids = new Map<number, string>()
  let next = 1
  for (const row of rows) {
    let id = row.text('id')
    while (id === '' || (row.text('id') === '' && taken.has(id))) id = `s${next++}`
    taken.add(id)
    ids.set(row.index, id)
  }
  return ids
}

const unitOf = (row: FormRow): StepUnit | undefined => {
  const [kind, unitCode] = [row.text('unit'), row.text('unitCode')]
  if (kind === 'fixed') return unitCode === '' ? undefined : { kind, unitCode }
  return { kind: kind === 'receiving' ? 'receiving' : 'competent' }
}

/** Steps as they can be walked, those that never open at the end as they were written. */
const asWalked = (steps: readonly ProcessStep[]): readonly ProcessStep[] => {
  const ordered = inOrder(steps)
  return [...ordered, ...steps.filter((step) => !ordered.includes(step))]
}

/**
 * Reads the step table. Times are working time as typed ("4 giờ"); "after" names rows by the numbers that stand before
 * them ("1, 2"). A faulty graph is read as it is: the linter speaks of it.
 */
export const readStepsForm = (form: FormData, hasUnit: (code: string) => boolean): TypedSteps => {
  const rows = rowsIn(form, 'steps', TYPED)
  const ids = stepIds(rows)
  const errors: Record<string, string> = {}
  const steps = rows.map((row): ProcessStep => {
    const at = (field: string): string => `steps.${row.index}.${field}`
    const [name, output] = [row.text('name'), row.text('output')]
    const minutes = readTypedMinutes(row.text('time'), STANDARD_DAY_MINUTES)
    const unit = unitOf(row)
    if (name === '') errors[at('name')] = `Bước ${row.index + 1}: nhập tên việc.`
    if (name.length > 500) errors[at('name')] = `Bước ${row.index + 1}: tên quá dài.`
    if (minutes === undefined || minutes > 600_000) errors[at('time')] = `Bước ${row.index + 1}: ghi thời gian kèm đơn vị, ví dụ 30 phút, 4 giờ, 2 ngày.`
    if (unit === undefined) errors[at('unitCode')] = `Bước ${row.index + 1}: nhập mã của đơn vị cố định.`
    if (unit?.kind === 'fixed' && !hasUnit(unit.unitCode)) errors[at('unitCode')] = `Bước ${row.index + 1}: không có đơn vị mã ${unit.unitCode}.`
    const after = row.text('after').split(/[\s,;]+/).filter((part) => part !== '').map((part) => {
      const id = /^\d{1,3}$/.test(part) ? ids.get(Number(part) - 1) : undefined
      if (id === undefined) errors[at('after')] = `Bước ${row.index + 1}: không có bước số ${part}.`
      return id ?? ''
    })
    return {
      id: ids.get(row.index) ?? '',
      name,
      kind: STEP_KINDS.find((kind) => kind === row.text('kind')) ?? 'handle',
      role: ROLES.find((role) => role === row.text('role')) ?? 'caseOfficer',
      unit: unit ?? { kind: 'competent' },
      allottedMinutes: minutes ?? 1,
      after: [...new Set(after)],
      ...(output === '' ? {} : { output }),
    }
  })
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, steps: asWalked(steps) }
}
