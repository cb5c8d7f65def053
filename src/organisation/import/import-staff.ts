import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import { ROLES, type Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { fold } from '#kernel/text.ts'
import type { PlainDate } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { cellOf, type TableRow } from '#sheets/read-table.ts'
import { organisationSentence, type OrganisationRefusal } from '../refusals.ts'
import { ROLE_NAMES } from '../role-names.ts'
import { assignIn, changeStaffIn, hireStaffIn } from '../staff-commands.ts'
import { findAssignments, findStaffByCode } from '../staff-queries.ts'
import type { StaffDescription } from '../staff-store.ts'
import { today } from '../today.ts'
import { findUnitByCode } from '../unit-queries.ts'
import type { ImportedRecord } from './import-report.ts'

/** One line of the sheet: a person at one unit with one or more roles. */
type StaffRecord = {
  readonly description: StaffDescription
  readonly unitCode: string | null
  readonly roles: readonly Role[]
  readonly withSubtree: boolean
  readonly sectors: readonly string[] | null
  readonly from: PlainDate
}

const split = (text: string | undefined): string[] =>
  (text ?? '').split(/[;,]/).map((part) => part.trim()).filter((part) => part !== '')

const findRole = (text: string): Role | undefined =>
  ROLES.find((role) => fold(role) === fold(text) || fold(ROLE_NAMES[role]) === fold(text))

const YES: readonly string[] = ['co', 'x', 'yes', '1', 'true']

/** Columns: mã · họ tên · chức danh · điện thoại · email · đơn vị (mã) · vai trò (;) · gồm cấp dưới · lĩnh vực (;) · từ ngày. */
const readStaffRow = (row: TableRow, otherwise: PlainDate): StaffRecord | string => {
  const fullName = cellOf(row, 'ho ten', 'ho va ten', 'name')
  const code = cellOf(row, 'ma', 'ma can bo', 'code')
  if (fullName === undefined) return 'thiếu họ tên'
  if (code === undefined) return 'thiếu mã cán bộ'
  const unitCode = cellOf(row, 'don vi', 'ma don vi', 'unit') ?? null
  const roleWords = split(cellOf(row, 'vai tro', 'roles'))
  const roles = roleWords.map(findRole)
  const unknown = roleWords.find((_, index) => roles[index] === undefined)
  if (unknown !== undefined) return `không có vai trò “${unknown}”`
  if (roles.length > 0 && unitCode === null) return 'có vai trò nhưng thiếu mã đơn vị'
  const written = cellOf(row, 'tu ngay', 'from')
  const from = written === undefined ? otherwise : readTypedDay(written)
  if (from === undefined) return `ngày “${written}” không đọc được, nhập như 01/07/2025`
  const sectors = split(cellOf(row, 'linh vuc', 'sectors'))
  return {
    description: {
      code,
      fullName,
      title: cellOf(row, 'chuc danh', 'chuc vu', 'title') ?? null,
      phone: cellOf(row, 'dien thoai', 'phone') ?? null,
      email: cellOf(row, 'email', 'thu dien tu') ?? null,
    },
    unitCode,
    roles: roles.filter((role) => role !== undefined),
    withSubtree: YES.includes(fold(cellOf(row, 'gom cap duoi', 'with subtree') ?? '')),
    sectors: sectors.length === 0 ? null : sectors,
    from,
  }
}

const isSame = (a: StaffDescription, b: StaffDescription): boolean =>
  a.fullName === b.fullName && a.title === b.title && a.phone === b.phone && a.email === b.email

type Written = { readonly outcome: 'created' | 'updated' | 'unchanged' } | { readonly refusal: { readonly code: OrganisationRefusal } }

const putPerson = async (trx: Trx, ctx: Ctx, record: StaffRecord): Promise<Written & { readonly staffId?: StaffId }> => {
  const known = await findStaffByCode(trx, record.description.code)
  if (known === undefined) {
    const hired = await hireStaffIn(trx, ctx, { ...record.description, activeFrom: record.from })
    return hired.ok ? { outcome: 'created', staffId: hired.value.staffId } : { refusal: hired.refusal }
  }
  if (isSame(known, record.description)) return { outcome: 'unchanged', staffId: known.id }
  const changed = await changeStaffIn(trx, ctx, { staffId: known.id, description: record.description })
  return changed.ok ? { outcome: 'updated', staffId: known.id } : { refusal: changed.refusal }
}

/** Gives the roles that the person does not hold at the unit yet; never takes any away. */
const putRoles = async (trx: Trx, ctx: Ctx, staffId: StaffId, unitId: UnitId, record: StaffRecord): Promise<Written> => {
  const held = await findAssignments(trx, staffId, record.from)
  let outcome: 'unchanged' | 'updated' = 'unchanged'
  for (const role of record.roles) {
    if (held.some((one) => one.unitId === unitId && one.role === role)) continue
    const { withSubtree, sectors, from } = record
    const assigned = await assignIn(trx, ctx, { staffId, unitId, role, withSubtree, sectors, period: { from, to: null } })
    if (!assigned.ok) return { refusal: assigned.refusal }
    outcome = 'updated'
  }
  return { outcome }
}

const importRow = async (trx: Trx, ctx: Ctx, row: TableRow): Promise<ImportedRecord> => {
  const name = cellOf(row, 'ho ten', 'ho va ten', 'name') ?? cellOf(row, 'ma', 'ma can bo', 'code') ?? ''
  const rejected = (reason: string): ImportedRecord => ({ row: row.line, name, outcome: 'rejected', reason })
  const record = readStaffRow(row, today(ctx))
  if (typeof record === 'string') return rejected(record)
  const unit = record.unitCode === null ? undefined : await findUnitByCode(trx, record.unitCode)
  if (record.unitCode !== null && unit === undefined) return rejected(`không có đơn vị mã ${record.unitCode}`)
  const person = await putPerson(trx, ctx, record)
  if ('refusal' in person) return rejected(organisationSentence(person.refusal))
  if (unit === undefined || person.staffId === undefined) {
    return { row: row.line, name, outcome: 'needsReview', reason: 'chưa có đơn vị và vai trò; phân công ở trang Cán bộ' }
  }
  const roles = await putRoles(trx, ctx, person.staffId, unit.id, record)
  if ('refusal' in roles) return rejected(organisationSentence(roles.refusal))
  return { row: row.line, name, outcome: person.outcome === 'unchanged' ? roles.outcome : person.outcome }
}

/**
 * Brings people and their assignments up to a sheet. A line that is refused leaves nothing half-done and stops none of
 * the others. A dry run does the same and undoes it at the end.
 */
export const importStaff = async (
  ctx: Ctx,
  rows: readonly TableRow[],
  { apply }: { readonly apply: boolean },
): Promise<readonly ImportedRecord[]> => {
  const { records } = await transaction(ctx, async (trx) => {
    const done: ImportedRecord[] = []
    for (const row of rows) {
      await sql`savepoint line`.execute(trx)
      const record = await importRow(trx, ctx, row)
      await sql.raw(record.outcome === 'rejected' ? 'rollback to savepoint line' : 'release savepoint line').execute(trx)
      done.push(record)
    }
    // `ok: false` rolls the transaction back: that is all a dry run is.
    return { ok: apply, records: done }
  })
  return records
}
