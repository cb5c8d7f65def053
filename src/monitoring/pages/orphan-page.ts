import { transaction, type Ctx } from '#db/context.ts'
import { listOrphanSteps } from '#dossiers/watch/places.ts'
import { watchScope } from '#dossiers/watch/scope.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { hasRole, reachOf } from '#identity/domain/may.ts'
import type { ProcedureVersionId, StaffId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findPossibleHolders, findStaffNames } from '#organisation/staff-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import type { OrphanCause } from '../domain/workforce.ts'
import { loadWatch } from '../watch-ground.ts'

export type OrphanRow = {
  readonly dossierId: string
  readonly stepNo: number
  readonly code: string | null
  readonly procedureName: string
  readonly stepName: string
  readonly unitName: string
  readonly holderName: string | null
  readonly cause: OrphanCause
  /** The actor may give it to somebody; nobody can while its unit is no more. */
  readonly mayAssign: boolean
}

/** A desk at which nobody can take what waits. */
export type OrphanDesk = { readonly unitName: string; readonly sectorCode: string; readonly cause: OrphanCause; readonly dossiers: number }

export type OrphanPage = {
  readonly rows: readonly OrphanRow[]
  readonly desks: readonly OrphanDesk[]
  readonly total: number
  /** Who can be given the work today, absent people left out. */
  readonly holders: readonly { readonly id: StaffId; readonly name: string }[]
  readonly mayAssign: boolean
  readonly commandId: string
}

const SHOWN = 200

/** Work that nobody can do today, why, and who it can be given to. */
export const findOrphanPage = (ctx: Ctx): Promise<OrphanPage> =>
  transaction(ctx, async (trx) => {
    const scope = watchScope(ctx.actor, 'units')
    const { orphans, workforce } = await loadWatch(trx, scope, ctx.clock())
    const { tree } = workforce
    const causes = new Map(orphans.map((one) => [`${one.unitId}/${one.role}/${one.sectorCode}/${one.staffId}`, one.cause]))
    const steps = await listOrphanSteps(trx, scope, orphans, SHOWN)
    const staff = await findStaffNames(trx, steps.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])))
    const heads = reachOf(ctx.actor, ...HEADS)
    const rows: OrphanRow[] = []
    for (const step of steps) {
      rows.push({
        dossierId: step.dossierId,
        stepNo: step.stepNo,
        code: step.code,
        procedureName: (await getVersion(trx, ctx.tenantId, step.procedureVersionId as ProcedureVersionId)).name,
        stepName: step.stepName,
        unitName: tree.find(step.unitId)?.shortName ?? 'Đơn vị đã giải thể',
        holderName: step.staffId === null ? null : (staff.get(step.staffId)?.fullName ?? null),
        cause: causes.get(`${step.unitId}/${step.role}/${step.sectorCode}/${step.staffId}`) ?? 'nobodyHere',
        mayAssign: heads.has(step.unitId),
      })
    }
    const day = vietnamDay(ctx.clock())
    const holders = new Map<StaffId, string>()
    for (const place of new Map(steps.map((step) => [`${step.unitId}/${step.role}`, step])).values()) {
      if (!heads.has(place.unitId)) continue
      const above = tree.ancestors(place.unitId).map((unit) => unit.id)
      for (const { id, fullName, absentTo } of await findPossibleHolders(trx, { unitId: place.unitId, above, role: place.role, sector: null }, day)) {
        if (absentTo === null && workforce.canLogIn.has(id)) holders.set(id, fullName)
      }
    }
    return {
      rows,
      desks: orphans.filter(({ role }) => role === null).map(({ unitId, sectorCode, cause, dossiers }) => ({
        unitName: tree.find(unitId)?.shortName ?? 'Đơn vị đã giải thể', sectorCode, cause, dossiers,
      })),
      total: orphans.reduce((sum, { dossiers }) => sum + dossiers, 0),
      holders: [...holders].map(([id, name]) => ({ id, name })).toSorted((a, b) => compareVietnamese(a.name, b.name)),
      mayAssign: hasRole(ctx.actor, ...HEADS),
      commandId: ctx.newId(),
    }
  })
