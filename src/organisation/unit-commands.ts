import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { findTier, findUnitKind } from '#law/unit-catalogue.ts'
import { recordAdminChange } from './admin-history.ts'
import { administers } from './administration.ts'
import { isAgencyCode, isAreaCode } from './domain/agency-code.ts'
import { type Period, covers, isOrdered } from './domain/period.ts'
import { childrenLeftAfter, findPlacementFault } from './domain/unit-history.ts'
import type { OrganisationRefusal } from './refusals.ts'
import { lockOrganisation, touchRevision } from './revision.ts'
import { endRightsAtUnit } from './staff-store.ts'
import {
  type UnitVersion,
  findPlacements,
  findUnitByCode,
  findUnitIdentity,
  findUnitVersions,
  unitTree,
} from './unit-queries.ts'
import {
  type UnitDescription,
  endUnitVersion,
  insertUnit,
  insertUnitVersion,
  markUnitClosed,
  rewriteUnitVersion,
} from './unit-store.ts'

type Refused = { readonly ok: false; readonly refusal: { readonly code: OrganisationRefusal } }

const dayBefore = (day: PlainDate): PlainDate => day.subtract({ days: 1 })

/** What must hold of the words themselves, wherever the unit hangs. */
const checkDescription = (unit: UnitDescription, period: Period): Refused | undefined => {
  if (unit.name.trim() === '' || unit.shortName.trim() === '') return refuse('unitNameRequired')
  if (unit.areaCode !== null && !isAreaCode(unit.areaCode)) {
    return refuse('areaCodeInvalid', { areaCode: unit.areaCode })
  }
  if (findUnitKind(unit.kind) === undefined) return refuse('unitKindUnknown', { kind: unit.kind })
  const tier = findTier(unit.tier)
  if (tier === undefined) return refuse('tierUnknown', { tier: unit.tier })
  if (!isOrdered(period)) return refuse('periodInvalid')
  if (tier.effectiveTo !== undefined) {
    const lastDay = Temporal.PlainDate.from(tier.effectiveTo)
    if (!covers({ from: period.from, to: lastDay }, period.to ?? lastDay.add({ days: 1 }))) {
      return refuse('tierEnded', { tier: tier.name, lastDay: tier.effectiveTo })
    }
  }
  return undefined
}

const checkPlacement = async (
  trx: Trx,
  unitId: UnitId,
  parentId: UnitId | null,
  period: Period,
): Promise<Refused | undefined> => {
  const others = (await findPlacements(trx)).filter(
    (placement) => placement.unitId !== unitId || !covers(period, placement.period.from),
  )
  const fault = findPlacementFault({ unitId, parentId, period }, others)
  if (fault === undefined) return undefined
  const facts = { day: fault.day.toString() }
  return fault.fault === 'cycle' ? refuse('unitCycleConflict', facts) : refuse('parentUnitNotFound', facts)
}

const mayPlace = async (trx: Trx, ctx: Ctx, parentId: UnitId | null): Promise<boolean> =>
  parentId === null ? ctx.actor.kind === 'system' : administers(trx, ctx, parentId)

export type OpenUnitInput = UnitDescription & {
  readonly code: string
  readonly openedOn: PlainDate
  /** Last day of a unit of the past that is entered afterwards. */
  readonly closedOn?: PlainDate
}

/** Opens a unit under a parent that exists from that day on; only the system makes a root. */
export const openUnit = (ctx: Ctx, input: OpenUnitInput): Promise<Result<{ unitId: UnitId }, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    return openUnitIn(trx, ctx, input)
  })

/** The same inside an open transaction that holds the organisation's lock. */
export const openUnitIn = async (
  trx: Trx,
  ctx: Ctx,
  input: OpenUnitInput,
): Promise<Result<{ unitId: UnitId }, OrganisationRefusal>> => {
  if (!(await mayPlace(trx, ctx, input.parentId))) return refuse('administrationNotAllowed')
  if (!isAgencyCode(input.code)) return refuse('unitCodeInvalid', { code: input.code })
  const period: Period = { from: input.openedOn, to: input.closedOn ?? null }
  const wrong = checkDescription(input, period)
  if (wrong !== undefined) return wrong
  const holder = await findUnitByCode(trx, input.code)
  if (holder !== undefined) {
    const name = (await findUnitVersions(trx, holder.id)).at(-1)?.name ?? ''
    return refuse('unitCodeTaken', { code: input.code, name })
  }
  const unitId = ctx.newId() as UnitId
  const misplaced = await checkPlacement(trx, unitId, input.parentId, period)
  if (misplaced !== undefined) return misplaced

  await insertUnit(trx, ctx, unitId, input.code, input.openedOn)
  await insertUnitVersion(trx, ctx, unitId, period, input)
  if (input.closedOn !== undefined) await markUnitClosed(trx, unitId, input.closedOn)
  await touchRevision(trx, ctx, 'units')
  await recordAdminChange(trx, ctx, { action: 'openUnit', subjectKind: 'unit', subjectId: unitId, after: input })
  return ok({ unitId })
}

export type ChangeUnitInput = {
  readonly unitId: UnitId
  /** First day of the new name, tier, parent …; the day of an existing version corrects that version. */
  readonly from: PlainDate
  readonly description: UnitDescription
}

const versionPeriod = (versions: readonly UnitVersion[], from: PlainDate, closedOn: PlainDate | null): Period => {
  const next = versions.find((version) => Temporal.PlainDate.compare(version.validFrom, from) > 0)
  return { from, to: next === undefined ? closedOn : dayBefore(next.validFrom) }
}

/** Enters a dated version: it runs until the next version that is already entered, or without end. */
export const changeUnit = (ctx: Ctx, input: ChangeUnitInput): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    await lockOrganisation(trx)
    return changeUnitIn(trx, ctx, input)
  })

/** The same inside an open transaction that holds the organisation's lock. */
export const changeUnitIn = async (
  trx: Trx,
  ctx: Ctx,
  { unitId, from, description }: ChangeUnitInput,
): Promise<Result<null, OrganisationRefusal>> => {
  const unit = await findUnitIdentity(trx, unitId)
  if (unit === undefined) return refuse('unitNotFound')
  const versions = await findUnitVersions(trx, unitId)
  const current = versions.find((version) => covers({ from: version.validFrom, to: version.validTo }, from))
  const movesAway = current !== undefined && current.parentId !== description.parentId
  const allowed =
    (await administers(trx, ctx, unitId)) && (!movesAway || (await mayPlace(trx, ctx, description.parentId)))
  if (!allowed) return refuse('administrationNotAllowed')
  if (unit.closedOn !== null && Temporal.PlainDate.compare(from, unit.closedOn) > 0) {
    return refuse('unitEnded', { lastDay: unit.closedOn.toString() })
  }
  if (current === undefined) {
    return refuse('unitDayInvalid', { day: from.toString(), openedOn: unit.openedOn.toString() })
  }
  const period = versionPeriod(versions, from, unit.closedOn)
  const wrong = checkDescription(description, period) ?? (await checkPlacement(trx, unitId, description.parentId, period))
  if (wrong !== undefined) return wrong

  if (current.validFrom.equals(from)) {
    await rewriteUnitVersion(trx, unitId, from, description)
  } else {
    await endUnitVersion(trx, unitId, current.validFrom, dayBefore(from))
    await insertUnitVersion(trx, ctx, unitId, period, description)
  }
  await touchRevision(trx, ctx, 'units')
  await recordAdminChange(trx, ctx, {
    action: 'changeUnit',
    subjectKind: 'unit',
    subjectId: unitId,
    before: current,
    after: { from, ...description },
  })
  return ok(null)
}

export type CloseUnitInput = { readonly unitId: UnitId; readonly lastDay: PlainDate }

/** Ends a unit after `lastDay`, and with it every assignment and delegation there. */
export const closeUnit = (ctx: Ctx, { unitId, lastDay }: CloseUnitInput): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!(await administers(trx, ctx, unitId))) return refuse('administrationNotAllowed')
    await lockOrganisation(trx)
    const unit = await findUnitIdentity(trx, unitId)
    if (unit === undefined) return refuse('unitNotFound')
    if (unit.closedOn !== null) return refuse('unitEnded', { lastDay: unit.closedOn.toString() })
    const versions = await findUnitVersions(trx, unitId)
    const last = versions.at(-1)
    if (last === undefined) throw new Error(`unit ${unitId} has no version`)
    if (Temporal.PlainDate.compare(last.validFrom, lastDay) > 0) {
      return versions.length === 1
        ? refuse('unitDayInvalid', { day: lastDay.toString(), openedOn: unit.openedOn.toString() })
        : refuse('laterVersionConflict', { day: last.validFrom.toString() })
    }
    const left = childrenLeftAfter(unitId, lastDay, await findPlacements(trx))
    if (left.length > 0) {
      const tree = await unitTree(trx, lastDay)
      const children = left.map((child) => tree.find(child)?.name ?? child)
      return refuse('unitChildrenConflict', { lastDay: lastDay.toString(), children })
    }
    await endUnitVersion(trx, unitId, last.validFrom, lastDay)
    await markUnitClosed(trx, unitId, lastDay)
    await endRightsAtUnit(trx, unitId, lastDay, ctx.clock())
    await touchRevision(trx, ctx, 'units')
    await recordAdminChange(trx, ctx, {
      action: 'closeUnit',
      subjectKind: 'unit',
      subjectId: unitId,
      before: { closedOn: null },
      after: { closedOn: lastDay },
    })
    return ok(null)
  })
