import { transaction, type Ctx } from '#db/context.ts'
import { maskName } from '#dossiers/pages/mask.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { hasRole } from '#identity/domain/may.ts'
import { toAt, fromAt, minuteOf, type At } from '#kernel/at.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { parseId, type ProcedureVersionId, type UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { getVersion } from '#procedures/queries.ts'
import { CLASS_WORDS } from '../class-words.ts'
import type { LateFact } from '../domain/classify-lateness.ts'
import { LATE_CLASSES, type LateClass } from '../domain/late-class.ts'
import { LATE_STATES, STATE_SLUGS } from '../filters.ts'
import { countLate, findLateUnits, listLate, type LateCounts, type LateCursor, type LateFilter } from '../false-overdue/class-queries.ts'

export type LateRow = {
  readonly dossierId: string
  readonly code: string
  readonly procedureName: string
  readonly ownerName: string
  readonly unitName: string
  readonly dueAt: At
  readonly endedAt: At | null
  readonly proposed: LateClass
  readonly reasons: readonly string[]
  readonly confirmed: LateClass | null
  readonly note: string | null
  readonly decidedBy: string | null
  readonly decidedAt: At | null
}

export type FalseOverduePage = {
  readonly rows: readonly LateRow[]
  readonly counts: LateCounts
  readonly filter: LateFilter
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly next: string | null
  readonly mayConfirm: boolean
  readonly commandId: string
}

/** The filter as it stands in the address; what cannot be read is left out. */
export const readFilter = (query: URLSearchParams): LateFilter => ({
  lateClass: LATE_CLASSES.find((one) => CLASS_WORDS[one].slug === query.get('loai')) ?? null,
  state: LATE_STATES.find((one) => STATE_SLUGS[one] === (query.get('xac-nhan') ?? '')) ?? 'all',
  unitId: parseId<UnitId>(query.get('don-vi') ?? '') ?? null,
  openOnly: query.get('dang-mo') === '1',
})

const CURSOR = /^([0-9 :.+-]{10,40})~([0-9a-f-]{36})$/
const readCursor = (text: string | null): LateCursor | undefined => {
  const found = text === null ? null : CURSOR.exec(text)
  return found === null ? undefined : { dueAt: found[1] ?? '', id: found[2] ?? '' }
}

export const findFalseOverduePage = (ctx: Ctx, query: URLSearchParams): Promise<FalseOverduePage> =>
  transaction(ctx, async (trx) => {
    const filter = readFilter(query)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const { items, next } = await listLate(trx, ctx.actor, filter, readCursor(query.get('tu')))
    const rows: LateRow[] = []
    for (const line of items) {
      rows.push({
        dossierId: line.dossierId,
        code: line.code,
        procedureName: (await getVersion(trx, ctx.tenantId, line.procedureVersionId as ProcedureVersionId)).name,
        ownerName: line.ownerName === null ? '' : maskName(line.ownerName),
        unitName: tree.find(line.competentUnitId)?.name ?? '',
        dueAt: toAt(line.dueAt),
        endedAt: line.endedAt === null ? null : toAt(line.endedAt),
        proposed: line.proposed,
        reasons: line.facts.map((fact) => reasonOf(fact, tree)),
        confirmed: line.confirmed,
        note: line.note,
        decidedBy: line.decidedByName,
        decidedAt: line.decidedAt === null ? null : toAt(line.decidedAt),
      })
    }
    const units = (await findLateUnits(trx, ctx.actor)).map((id) => ({ id, name: tree.find(id)?.name ?? '' }))
    return {
      rows,
      counts: await countLate(trx, ctx.actor, filter),
      filter,
      units: units.toSorted((a, b) => compareVietnamese(a.name, b.name)),
      next: next === null ? null : `${next.dueAt}~${next.id}`,
      mayConfirm: hasRole(ctx.actor, ...HEADS),
      commandId: ctx.newId(),
    }
  })

const moment = (at: At): string => formatMoment(fromAt(at))
const WAITED = { citizen: 'người dân bổ sung', obligation: 'nghĩa vụ tài chính', otherAgency: 'cơ quan khác' } as const

/** A fact of the history as a sentence. */
export const reasonOf = (fact: LateFact, tree: Pick<UnitTree, 'find'>): string => {
  switch (fact.kind) {
    case 'issuedInTime':
    case 'signedInTime': {
      const did = fact.kind === 'issuedInTime' ? 'Kết quả phát hành' : 'Kết quả ký'
      const late = minuteOf(fact.recordedAt) > minuteOf(fact.at) ? `, ghi vào hệ thống ${moment(fact.recordedAt)}` : ''
      return `${did} ${moment(fact.at)}, trong hạn${late}; ghi hoàn thành sau hạn`
    }
    case 'stepsAtOnce':
      return `${fact.steps} bước ghi dồn trong ${fact.minutes} phút từ ${moment(fact.from)}`
    case 'ownedElsewhere':
      return fact.externalCode === null ? 'Hồ sơ do hệ thống của bộ quản lý' : `Hồ sơ do hệ thống của bộ quản lý, mã ${fact.externalCode}`
    case 'obligationOpen':
      return `Khi đến hạn đang chờ nghĩa vụ tài chính từ ${moment(fact.from)}${fact.to === null ? ' đến nay' : ` đến ${moment(fact.to)}`}`
    case 'consultationOpen':
      return `Khi đến hạn đang chờ ý kiến ${tree.find(fact.unitId)?.name ?? 'đơn vị khác'} từ ${moment(fact.from)}${fact.to === null ? ' đến nay' : ` đến ${moment(fact.to)}`}`
    case 'waitedAfterDue':
      return `Sau hạn chờ ${WAITED[fact.forWhom]} ${Math.round((fact.minutes * 100) / fact.ofMinutes)} % thời gian`
  }
}
