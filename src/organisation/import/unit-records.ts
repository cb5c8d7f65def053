import { fold } from '#kernel/text.ts'
import type { PlainDate } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { TIERS } from '../../../law/units/tiers.ts'
import { UNIT_KINDS } from '../../../law/units/kinds.ts'
import { cellOf, type TableRow } from '#sheets/read-table.ts'

/** A unit as a file tells of it, before anything is known of the agency. */
export type UnitRecord = {
  readonly row: number
  /** `null` when the file knows no agency codes. */
  readonly code: string | null
  readonly name: string
  readonly shortName: string
  readonly tier: string
  readonly kind: string
  /** Agency code or area code of the parent; `null` hangs under the root. */
  readonly parent: string | null
  readonly areaCode: string | null
  readonly openedOn: PlainDate | null
  readonly closedOn: PlainDate | null
}

export type UnreadRecord = { readonly row: number; readonly name: string; readonly fault: string }

const byCodeOrName = <Row extends { readonly code: string; readonly name: string }>(
  rows: readonly Row[],
  text: string,
): string => rows.find((row) => fold(row.code) === fold(text) || fold(row.name) === fold(text))?.code ?? text

const optionalDay = (text: string | undefined): PlainDate | null | undefined => (text === undefined ? null : readTypedDay(text))

/** Columns: mã định danh · tên · tên ngắn · cấp · loại · trực thuộc (mã) · mã ĐVHC · từ ngày · đến ngày. */
export const readUnitRow = (row: TableRow): UnitRecord | UnreadRecord => {
  const name = cellOf(row, 'ten', 'ten don vi', 'name') ?? ''
  const code = cellOf(row, 'ma dinh danh', 'ma', 'code')
  const unread = (fault: string): UnreadRecord => ({ row: row.line, name: name || (code ?? ''), fault })
  if (name === '') return unread('thiếu tên đơn vị')
  if (code === undefined) return unread('thiếu mã định danh')
  const tier = cellOf(row, 'cap', 'tier')
  const kind = cellOf(row, 'loai', 'kind')
  if (tier === undefined || kind === undefined) return unread('thiếu cấp hoặc loại đơn vị')
  const openedOn = optionalDay(cellOf(row, 'tu ngay', 'openedon'))
  const closedOn = optionalDay(cellOf(row, 'den ngay', 'closedon'))
  if (openedOn === undefined || closedOn === undefined) return unread('ngày không đọc được, nhập như 01/07/2025')
  return {
    row: row.line,
    code,
    name,
    shortName: cellOf(row, 'ten ngan', 'shortname') ?? name,
    tier: byCodeOrName(TIERS, tier),
    kind: byCodeOrName(UNIT_KINDS, kind),
    parent: cellOf(row, 'truc thuoc', 'ma cap tren', 'parent') ?? null,
    areaCode: cellOf(row, 'ma dvhc', 'ma don vi hanh chinh', 'areacode') ?? null,
    openedOn,
    closedOn,
  }
}
