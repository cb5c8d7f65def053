import { hash } from 'node:crypto'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { atOfMinute, dayTextOf, minuteOf } from '#kernel/at.ts'
import type { DossierId, StaffId, TenantId, UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES, formatDay } from '#kernel/local-time.ts'
import { plainDateOf, vietnamDay } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { lastSessionEnd, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { ImportedRecord, ImportOutcome } from '#organisation/import/import-report.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { findStaffByCode } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { defaultMode } from '#procedures/domain/duration.ts'
import type { ProcedureCase } from '#procedures/domain/procedure.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { cellOf, type TableRow } from '#sheets/read-table.ts'
import { perform, rehearse } from '../commands.ts'
import { firstDue } from '../domain/clock.ts'
import { isAccepted, type AcceptedDossier, type PartyField, type TextRef } from '../domain/dossier.ts'
import { INPUTS } from '../inputs.ts'
import { findDossierPage } from '../queries.ts'
import { dossierSentence } from '../refusals.ts'
import { minuteOfMoment, readRunningRow, type RunningRecord, type WrittenMoment } from './running-record.ts'

export type ImportOptions = {
  readonly apply: boolean
  /** Name of the system being left; with the code it tells one dossier from another. */
  readonly source: string
}

/** A reception without its time is taken for the opening of the desk, a pause too. */
const OPENING = 7 * 60 + 30
/** A due date without its time is the end of that day's work, or this on a day without work. */
const CLOSING = 17 * 60

type Verdict = { readonly outcome: ImportOutcome; readonly reason?: string }

const review = (reason: string): Verdict => ({ outcome: 'needsReview', reason })
const reject = (reason: string): Verdict => ({ outcome: 'rejected', reason })

/**
 * Takes over the running dossiers of a sheet, each by its own command: a line that is refused leaves nothing and
 * stops none of the others. A dry run rehearses every command and undoes it. The same file again changes nothing.
 */
export const importRunningDossiers = async (
  ctx: Ctx,
  rows: readonly TableRow[],
  options: ImportOptions,
): Promise<readonly ImportedRecord[]> => {
  const lineOf = new Map<string, number>()
  const records: ImportedRecord[] = []
  for (const row of rows) {
    const record = readRunningRow(row)
    const name = cellOf(row, 'ma ho so') ?? ''
    const earlier = lineOf.get(name)
    const verdict = typeof record === 'string'
      ? reject(record)
      : earlier !== undefined ? reject(`mã đã có ở dòng ${earlier}`) : await importRecord(ctx, record, options)
    if (earlier === undefined) lineOf.set(name, row.line)
    records.push({ row: row.line, name, ...verdict })
  }
  return records
}

const importRecord = async (ctx: Ctx, record: RunningRecord, options: ImportOptions): Promise<Verdict> => {
  if (record.standing === 'ended') return reject('hồ sơ đã kết thúc; chỉ nhập hồ sơ đang giải quyết')
  const dossierId = importedId(ctx.tenantId, options.source, record.code)
  const known = await transaction(ctx, (trx) => findDossierPage(trx, ctx.actor, dossierId))
  if (known !== undefined && isAccepted(known.dossier)) return bringUp(ctx, record, known.dossier, known.textOf, options)
  if (record.standing === 'drafted') return review('đã trình ký hoặc có kết quả: hoàn tất ở hệ thống cũ, hoặc đổi trạng thái thành Đang xử lý để soạn lại')
  const resolved = await transaction(ctx, (trx) => resolve(trx, ctx, record))
  if ('outcome' in resolved) return resolved
  const input = INPUTS.importRunning.safeParse({ ...resolved.input, source: options.source, commandId: ctx.newId(), dossierId })
  if (!input.success) return reject(`giá trị ở “${input.error.issues[0]?.path.join('.') ?? ''}” quá dài hoặc không đúng dạng`)
  const outcome = await (options.apply ? perform : rehearse)(ctx, 'importRunning', input.data)
  return outcome.ok ? { outcome: 'created' } : reject(dossierSentence(outcome.refusal))
}

/** The same source and code give the same id: that is what makes an import repeatable. UUID version 8. */
const importedId = (tenantId: TenantId, source: string, code: string): DossierId => {
  const digest = hash('sha256', `${tenantId}\n${source}\n${code}`)
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) % 4)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}` as DossierId
}

const at = (moment: WrittenMoment, otherwise: number): string => atOfMinute(minuteOfMoment(moment, otherwise))

/** Names of the sheet turned into units, people and versions of this agency. */
const resolve = async (trx: Trx, ctx: Ctx, record: RunningRecord): Promise<Verdict | { readonly input: object }> => {
  const today = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, today)
  const [receiving, competent] = [tree.findByCode(record.receivingUnit), tree.findByCode(record.competentUnit)]
  if (receiving === undefined) return reject(`không có đơn vị mã ${record.receivingUnit}`)
  if (competent === undefined) return reject(`không có đơn vị mã ${record.competentUnit}`)
  const version = (await findVersionInForce(trx, ctx.tenantId, record.procedureCode, plainDateOf(record.receivedAt.day)))
    ?? (await findVersionInForce(trx, ctx.tenantId, record.procedureCode, today))
  if (version === undefined) return review(`danh mục chưa có thủ tục ${record.procedureCode}; nhập thủ tục trước`)
  const calendar = await loadCalendar(trx, competent.id, today)
  const one = caseOf(version.cases, record, calendar)
  if (one === undefined) return review(`chọn trường hợp của thủ tục: ${version.cases.map(({ label }) => label).join(' / ')}`)
  if (record.dueAt === null && one.committedDuration !== null) return review('thủ tục có thời hạn nhưng thiếu hạn trả đã in')
  const holder = record.holder === null ? null : await findHolder(trx, record.holder, competent.id, ctx)
  if (holder === undefined) return review(`cán bộ ${record.holder} không có, hoặc không phải người thụ lý của đơn vị ${record.competentUnit}`)
  const closing = record.dueAt === null ? CLOSING : (lastSessionEnd(calendar, record.dueAt.day) ?? CLOSING)
  const input = {
    occurredAt: at(record.receivedAt, OPENING),
    procedureCode: version.code,
    caseId: one.id,
    channel: record.channel,
    receivingUnitId: receiving.id,
    competentUnitId: competent.id,
    submitter: record.submitter,
    owner: record.owner === null ? null : { name: record.owner },
    externalCode: record.code,
    printedDueAt: record.dueAt === null ? null : at(record.dueAt, closing),
    pauses: record.pauses.map(({ kind, from, to }) => ({ kind, from: at(from, OPENING), to: to === null ? null : at(to, OPENING) })),
    supplementRequests: record.supplementRequests,
    standsAt: record.standing === 'atDesk' ? 'receive' : 'handle',
    holderId: record.standing === 'atDesk' ? null : holder,
  }
  return { input }
}

/** The case that is named; else the only one; else the only one whose time leads to the printed day. */
const caseOf = (cases: readonly ProcedureCase[], record: RunningRecord, calendar: WorkingCalendar): ProcedureCase | undefined => {
  const { caseId, dueAt, receivedAt } = record
  if (caseId !== null) return cases.find(({ id, label }) => id === caseId || label === caseId)
  const fitting = cases.filter(({ committedDuration, deadlineMode }) => {
    if (committedDuration === null || dueAt === null) return committedDuration === null && dueAt === null
    const due = firstDue(at(receivedAt, OPENING), committedDuration, deadlineMode ?? defaultMode(committedDuration), calendar)
    return due.ok && due.value.dueAt !== null && dayTextOf(due.value.dueAt) === formatDay(dueAt.day)
  })
  return cases.length === 1 ? cases[0] : fitting.length === 1 ? fitting[0] : undefined
}

const findHolder = async (trx: Trx, code: string, unitId: UnitId, ctx: Ctx): Promise<StaffId | undefined> => {
  const staff = await findStaffByCode(trx, code)
  if (staff === undefined) return undefined
  const grants = await findGrants(trx, staff.id, vietnamDay(ctx.clock()))
  return grants.some(({ role, reach }) => role === 'caseOfficer' && reach.has(unitId)) ? staff.id : undefined
}

type TextOf = (ref: TextRef | null | undefined) => string | null

const FIELDS = ['name', 'identityNumber', 'address', 'phone', 'email'] as const satisfies readonly PartyField[]

/**
 * A dossier that came before: who submitted it is brought up to the sheet by a correction; what the clock rests on is
 * not changed by a file, and how far it has come is now this system's own business.
 */
const bringUp = async (ctx: Ctx, record: RunningRecord, dossier: AcceptedDossier, textOf: TextOf, { apply }: ImportOptions): Promise<Verdict> => {
  const differs: string[] = []
  if (dossier.procedureCode !== record.procedureCode) differs.push('mã thủ tục')
  if (!isMoment(record.receivedAt, dossier.acceptedAt)) differs.push('ngày tiếp nhận')
  const printed = dossier.clock.originalDueAt
  if (record.dueAt === null ? printed !== null : printed === null || !isMoment(record.dueAt, printed)) differs.push('hạn trả')
  if (differs.length > 0) return review(`đã nhập trước đó với ${differs.join(', ')} khác; sửa trên hồ sơ nếu bản cũ sai`)
  const { submitter } = dossier.parties
  const changes = FIELDS.filter((field) => (textOf(submitter[field]) ?? null) !== record.submitter[field])
    .map((field) => ({ party: 'submitter', field, after: record.submitter[field] }))
  if (changes.length === 0) return { outcome: 'unchanged' }
  const input = INPUTS.correct.parse({ commandId: ctx.newId(), dossierId: dossier.id, changes, reason: 'Cập nhật theo tệp nhập từ hệ thống cũ' })
  const outcome = await (apply ? perform : rehearse)(ctx, 'correct', input)
  return outcome.ok ? { outcome: 'updated' } : reject(dossierSentence(outcome.refusal))
}

/** The stored moment is the written one: to the minute, or to the day when only the day was written. */
const isMoment = (written: WrittenMoment, stored: string): boolean => {
  const minute = minuteOf(stored)
  return Math.floor(minute / DAY_MINUTES) === written.day && (written.minute === null || minute % DAY_MINUTES === written.minute)
}
