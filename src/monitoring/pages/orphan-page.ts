import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { listDeskDossiers, type DeskDossier } from '#dossiers/watch/desk-dossiers.ts'
import { listOrphanSteps, type OrphanStep } from '#dossiers/watch/places.ts'
import { watchScope } from '#dossiers/watch/scope.ts'
import { LEADERS } from '#dossiers/domain/may.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { hasRole, reachOf } from '#identity/domain/may.ts'
import type { ProcedureVersionId, StaffId, UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { placeName } from '#organisation/domain/place-name.ts'
import { findPossibleHolders, findStaffNames } from '#organisation/staff-queries.ts'
import { findLastNames } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import type { OrphanCause, Workforce } from '../domain/workforce.ts'
import { loadWatch, type OrphanGround } from '../watch-ground.ts'

export type OrphanRow = {
  readonly dossierId: string
  /** 0: it waits at the desk. */
  readonly stepNo: number
  readonly code: string | null
  readonly procedureName: string
  readonly stepName: string
  readonly unitName: string
  readonly holderName: string | null
  readonly cause: OrphanCause
  /** The actor may give it to somebody of its unit; nobody can while that unit is no more. */
  readonly mayAssign: boolean
}

export type OrphanPage = {
  readonly rows: readonly OrphanRow[]
  readonly total: number
  /** Who can be given the work today, absent people left out. */
  readonly holders: readonly { readonly id: StaffId; readonly name: string }[]
  readonly mayAssign: boolean
  /** Units to which the actor may give work as a whole; empty for who leads none. */
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly commandId: string
}

const SHOWN = 200

const AT_DESK: Readonly<Record<DeskDossier['phase'], string>> = {
  submitted: 'Chờ một cửa trả lời',
  incomplete: 'Chờ người nộp hoàn thiện',
  open: 'Chưa có bước nào',
  resolved: 'Chờ trả kết quả',
}

type Place = Pick<OrphanGround, 'unitId' | 'role' | 'sectorCode' | 'staffId'>
const keyOf = ({ unitId, role, sectorCode, staffId }: Place): string => `${unitId}/${role}/${sectorCode}/${staffId}`

/** Work that nobody can do today, why, and who it can be given to. */
export const findOrphanPage = (ctx: Ctx): Promise<OrphanPage> =>
  transaction(ctx, async (trx) => {
    const scope = watchScope(ctx.actor, 'units')
    const { orphans, workforce } = await loadWatch(trx, scope, ctx.clock())
    const { tree } = workforce
    const causes = new Map(orphans.map((one) => [keyOf(one), one.cause]))
    const steps = await listOrphanSteps(trx, scope, orphans, SHOWN)
    const waiting = await listDeskDossiers(trx, scope, orphans.filter(({ role }) => role === null), SHOWN - steps.length)
    const staff = await findStaffNames(trx, steps.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])))
    const ended = await findLastNames(trx, [...steps, ...waiting].flatMap(({ unitId }) => (tree.find(unitId) === undefined ? [unitId] : [])))
    const heads = reachOf(ctx.actor, ...HEADS)
    const rowOf = async (one: OrphanStep | DeskDossier, step: OrphanStep | null): Promise<OrphanRow> => ({
      dossierId: one.dossierId,
      stepNo: step?.stepNo ?? 0,
      code: one.code,
      procedureName: (await getVersion(trx, ctx.tenantId, one.procedureVersionId as ProcedureVersionId)).name,
      stepName: step?.stepName ?? ('phase' in one ? AT_DESK[one.phase] : ''),
      unitName: placeName(tree, one.unitId) ?? ended.get(one.unitId) ?? '',
      holderName: step?.staffId == null ? null : (staff.get(step.staffId)?.fullName ?? null),
      cause: causes.get(keyOf({ unitId: one.unitId, sectorCode: one.sectorCode, role: step?.role ?? null, staffId: step?.staffId ?? null })) ?? 'nobodyHere',
      mayAssign: step !== null && heads.has(one.unitId) && tree.find(one.unitId) !== undefined,
    })
    const rows: OrphanRow[] = []
    for (const step of steps) rows.push(await rowOf(step, step))
    for (const one of waiting) rows.push(await rowOf(one, null))
    return {
      rows,
      total: orphans.reduce((sum, { dossiers }) => sum + dossiers, 0),
      holders: await holdersFor(trx, ctx, steps.filter(({ unitId }) => heads.has(unitId)), workforce),
      mayAssign: hasRole(ctx.actor, ...HEADS),
      units: [...reachOf(ctx.actor, ...LEADERS)]
        .flatMap((id) => tree.find(id) ?? [])
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => compareVietnamese(a.name, b.name)),
      commandId: ctx.newId(),
    }
  })

/** Everybody who could take one of these steps today. */
const holdersFor = async (trx: Trx, ctx: Ctx, steps: readonly OrphanStep[], { tree, canLogIn }: Workforce): Promise<OrphanPage['holders']> => {
  const day = vietnamDay(ctx.clock())
  const holders = new Map<StaffId, string>()
  for (const place of new Map(steps.map((step) => [`${step.unitId}/${step.role}`, step])).values()) {
    const above = tree.ancestors(place.unitId).map((unit) => unit.id)
    for (const { id, fullName, absentTo } of await findPossibleHolders(trx, { unitId: place.unitId, above, role: place.role, sector: null }, day)) {
      if (absentTo === null && canLogIn.has(id)) holders.set(id, fullName)
    }
  }
  return [...holders].map(([id, name]) => ({ id, name })).toSorted((a, b) => compareVietnamese(a.name, b.name))
}
