import { parseId, type UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import type { Duration } from '../domain/duration.ts'
import { durationWhySentence } from '../duration-sentences.ts'
import { readTypedDuration } from '../typed-duration.ts'
import type { AssignUnitInput, UnitPart } from '../unit-part-commands.ts'
import { textIn } from './catalogue-form.ts'

type Errors = Readonly<Record<string, string>>
type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors }

export const partOf = (form: FormData): UnitPart => (textIn(form, 'part') === 'resolves' ? 'resolves' : 'receives')

/** The span of days of a part; without a last day it goes on. */
export const readPeriod = (form: FormData): Typed<{ readonly validFrom: PlainDate; readonly validTo: PlainDate | null }> => {
  const [validFrom, last] = [readTypedDay(textIn(form, 'validFrom')), textIn(form, 'validTo')]
  const validTo = last === '' ? null : readTypedDay(last)
  if (validFrom === undefined) return { ok: false, errors: { validFrom: 'Chọn ngày bắt đầu.' } }
  return validTo === undefined ? { ok: false, errors: { validTo: 'Ngày cuối chưa đúng.' } } : { ok: true, value: { validFrom, validTo } }
}

/** A unit's part in one procedure, with its own promises by case where it has some. */
export const readAssignment = (form: FormData): Typed<AssignUnitInput> => {
  const period = readPeriod(form)
  const errors: Record<string, string> = period.ok ? {} : { ...period.errors }
  const unitId = parseId<UnitId>(textIn(form, 'unitId'))
  if (unitId === undefined) errors['unitId'] = 'Chọn đơn vị.'
  const committed: Record<string, Duration> = {}
  for (const name of form.keys()) {
    if (!name.startsWith('committed.')) continue
    const read = readTypedDuration(textIn(form, name))
    if (read.kind === 'unclear') errors[name] = durationWhySentence(read.why)
    if (read.kind === 'read') committed[name.slice('committed.'.length)] = read.duration
  }
  const promises = Object.keys(committed)
  if (promises.length > 0 && partOf(form) === 'receives') errors[`committed.${promises[0]}`] = 'Cam kết riêng chỉ ghi cho đơn vị giải quyết.'
  if (unitId === undefined || !period.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  const input = { code: textIn(form, 'code'), unitId, part: partOf(form), ...period.value }
  return { ok: true, value: promises.length === 0 ? input : { ...input, committed } }
}
