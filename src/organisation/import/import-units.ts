import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { fold } from '#kernel/text.ts'
import type { PlainDate } from '#kernel/time.ts'
import { organisationSentence } from '../refusals.ts'
import { lockOrganisation } from '../revision.ts'
import { today } from '../today.ts'
import { changeUnitIn, openUnitIn } from '../unit-commands.ts'
import { type UnitKey, findUnitByCode, findUnitIdentity, findUnitVersions, listUnitKeys, unitTree } from '../unit-queries.ts'
import type { UnitDescription } from '../unit-store.ts'
import type { ImportedRecord } from './import-report.ts'
import type { UnitRecord, UnreadRecord } from './unit-records.ts'

export type ImportUnitsOptions = {
  /** Without it everything is tried and undone. */
  readonly apply: boolean
  /** Makes codes `H50.19057` from area codes for files that know no agency codes. */
  readonly codesFromArea: boolean
  /** First day of new units that name none; default: the day the agency was opened. */
  readonly from?: PlainDate
}

type Known = {
  readonly root: { readonly id: UnitId; readonly code: string; readonly openedOn: PlainDate }
  readonly byCode: Map<string, UnitId>
  readonly codeOf: Map<UnitId, string>
  readonly byArea: Map<string, UnitId>
}

/** Area codes were given again in July 2025: a unit of the past and one of today may share one. */
const areaKey = (areaCode: string, isClosed: boolean): string => `${areaCode} ${isClosed ? 'past' : 'today'}`

const remember = (known: Known, { id, code, areaCode, isClosed }: UnitKey): void => {
  known.byCode.set(code, id)
  known.codeOf.set(id, code)
  if (areaCode !== null) known.byArea.set(areaKey(areaCode, isClosed), id)
}

const readKnown = async (trx: Trx, ctx: Ctx): Promise<Known> => {
  const [root] = (await unitTree(trx, today(ctx))).children(null)
  const identity = root === undefined ? undefined : await findUnitIdentity(trx, root.id)
  if (root === undefined || identity === undefined) throw new Error('this tenant has no root unit')
  const known: Known = { root: identity, byCode: new Map(), codeOf: new Map(), byArea: new Map() }
  for (const key of await listUnitKeys(trx)) remember(known, key)
  return known
}

/** hoà and hòa are one word, and letter case is a matter of style: such names are left as they stand. */
const sameText = (a: string | null, b: string | null): boolean => fold(a ?? '') === fold(b ?? '')

const isSame = (there: UnitDescription, told: UnitDescription): boolean =>
  sameText(there.name, told.name) && there.tier === told.tier && there.kind === told.kind &&
  there.parentId === told.parentId && (told.areaCode === null || there.areaCode === told.areaCode)

const importOne = async (
  trx: Trx,
  ctx: Ctx,
  known: Known,
  record: UnitRecord,
  options: ImportUnitsOptions,
): Promise<ImportedRecord> => {
  const outcome = (kind: ImportedRecord['outcome'], reason?: string): ImportedRecord => ({
    row: record.row, name: record.name, outcome: kind, ...(reason !== undefined && { reason }),
  })
  const { name, shortName, tier, kind, areaCode } = record
  const isClosed = record.closedOn !== null
  const findParent = (key: string): UnitId | undefined => known.byCode.get(key) ?? known.byArea.get(areaKey(key, isClosed))
  const parentId = record.parent === null ? known.root.id : findParent(record.parent)
  if (parentId === undefined) return outcome('rejected', `không có đơn vị cấp trên mã ${record.parent}`)
  const description: UnitDescription = { name, shortName, tier, kind, parentId, areaCode, address: null, phone: null }
  const byArea = areaCode === null ? undefined : known.byArea.get(areaKey(areaCode, isClosed))
  const existing = record.code === null ? byArea : (await findUnitByCode(trx, record.code))?.id
  if (existing === undefined) {
    const code = record.code ?? (options.codesFromArea ? `${known.codeOf.get(parentId)}.${areaCode}` : null)
    if (code === null) return outcome('needsReview', 'chưa có mã định danh; mở đơn vị bằng tay hoặc thêm --codes-from-area')
    const openedOn = record.openedOn ?? options.from ?? known.root.openedOn
    const { closedOn } = record
    const opened = await openUnitIn(trx, ctx, { ...description, code, openedOn, ...(closedOn !== null && { closedOn }) })
    if (!opened.ok) return outcome('rejected', organisationSentence(opened.refusal))
    remember(known, { id: opened.value.unitId, code, areaCode, isClosed })
    return outcome('created')
  }
  if (existing === known.root.id) return outcome('unchanged')
  const last = (await findUnitVersions(trx, existing)).at(-1)
  if (last === undefined || isSame(last, description)) return outcome('unchanged')
  const from = record.openedOn ?? options.from ?? today(ctx)
  const kept = { ...description, areaCode: areaCode ?? last.areaCode, address: last.address, phone: last.phone }
  const changed = await changeUnitIn(trx, ctx, { unitId: existing, from, description: kept })
  return changed.ok ? outcome('updated') : outcome('rejected', organisationSentence(changed.refusal))
}

/** Parents first: an agency code is longer than its parent's; files without codes already list parents first. */
const inOrder = (records: readonly UnitRecord[]): UnitRecord[] => {
  const depth = (record: UnitRecord): number => (record.code ?? '').split('.').length
  return records.toSorted((a, b) => depth(a) - depth(b))
}

/**
 * Brings the agency's units up to a file: opens what is missing, enters a dated version for what differs, leaves the
 * rest. A record that is refused stops none of the others. A dry run does the same and undoes it.
 */
export const importUnits = async (
  ctx: Ctx,
  records: readonly (UnitRecord | UnreadRecord)[],
  options: ImportUnitsOptions,
): Promise<readonly ImportedRecord[]> => {
  const { report } = await transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    const known = await readKnown(trx, ctx)
    const readable = records.filter((record): record is UnitRecord => !('fault' in record))
    const unread = records.filter((record): record is UnreadRecord => 'fault' in record)
    const done: ImportedRecord[] = unread.map(({ row, name, fault }) => ({ row, name, outcome: 'rejected', reason: fault }))
    for (const record of inOrder(readable)) done.push(await importOne(trx, ctx, known, record, options))
    // `ok: false` rolls the transaction back: that is all a dry run is.
    return { ok: options.apply, report: done.toSorted((a, b) => a.row - b.row) }
  })
  return report
}
