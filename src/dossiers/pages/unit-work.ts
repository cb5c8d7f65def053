import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { DelegationForm } from '#kernel/actor.ts'
import { parseId, type DossierId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { covers } from '#organisation/domain/period.ts'
import { findPossibleHolders, listDelegations } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findHeldSteps, HEADS, READERS } from '../inbox.ts'
import { findWorkPage, type WorkPage, type WorkQuery } from './work-lines.ts'
import { MOST_PICKS, reassign, type Pick, type Reassigned } from '../reassign.ts'

/** The whole work of the units that somebody heads, and who it can be given to. */
export type UnitWork = {
  readonly page: WorkPage
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  /** Empty for those who may only look. */
  readonly holders: readonly Holder[]
  /** Holders on this page who are away today. */
  readonly absent: readonly AbsentHolder[]
  readonly commandId: string
}

/** Somebody who may be given work; `absentTo` is the last day of an absence that lasts today. */
export type Holder = { readonly id: StaffId; readonly name: string; readonly absentTo: string | null }

/** Somebody away today who holds work: what they hold, and who acts for them. */
export type AbsentHolder = {
  readonly staffId: StaffId
  readonly name: string
  readonly to: string
  readonly picks: readonly Pick[]
  readonly delegates: readonly { readonly id: StaffId; readonly name: string; readonly form: DelegationForm; readonly to: string }[]
}

export const findUnitWork = (ctx: Ctx, query: WorkQuery): Promise<UnitWork> =>
  transaction(ctx, async (trx) => {
    const page = await findWorkPage(trx, ctx, query)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const units = [...reachOf(ctx.actor, ...READERS)].flatMap((id) => {
      const unit = tree.find(id)
      return unit === undefined ? [] : [{ id, name: unit.name }]
    })
    const holders = await holdersBelow(trx, ctx)
    return {
      page,
      units: units.toSorted((a, b) => compareVietnamese(a.name, b.name)),
      holders,
      absent: await absentHolders(trx, ctx, page),
      commandId: ctx.newId(),
    }
  })

/** Case officers of the units that the actor heads: whom work is usually given to. */
const holdersBelow = async (trx: Trx, ctx: Ctx): Promise<UnitWork['holders']> => {
  const day = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, day)
  const found = new Map<StaffId, Holder>()
  for (const unitId of reachOf(ctx.actor, ...HEADS)) {
    const above = tree.ancestors(unitId).map((unit) => unit.id)
    for (const role of ['caseOfficer', 'receptionOfficer', 'recordsClerk', 'unitHead', 'agencyLeader'] as const) {
      for (const holder of await findPossibleHolders(trx, { unitId, above, role, sector: null }, day)) {
        found.set(holder.id, { id: holder.id, name: holder.fullName, absentTo: holder.absentTo?.toString() ?? null })
      }
    }
  }
  return [...found.values()].toSorted((a, b) => compareVietnamese(a.name, b.name))
}

/**
 * Whoever on this page of work is away today, with everything of theirs in the units that the actor heads (not only what
 * the page's filter shows), at most as much as one reassignment takes.
 */
const absentHolders = async (trx: Trx, ctx: Ctx, page: WorkPage): Promise<readonly AbsentHolder[]> => {
  const day = vietnamDay(ctx.clock())
  const away = new Map(page.lines.flatMap((line) => (line.staffId === null || line.absentTo === null ? [] : [[line.staffId, line] as const])))
  if (away.size === 0) return []
  const delegations = await listDelegations(trx, [...reachOf(ctx.actor, ...READERS)], day)
  const holders: AbsentHolder[] = []
  for (const [staffId, line] of away) {
    const delegates = delegations.filter((one) => one.fromStaffId === staffId && covers({ from: one.validFrom, to: one.validTo }, day))
    holders.push({
      staffId,
      name: line.staffName ?? '',
      to: line.absentTo ?? '',
      picks: (await findHeldSteps(trx, ctx.actor, staffId)).slice(0, MOST_PICKS),
      delegates: delegates.map((one) => ({ id: one.toStaffId, name: one.toName, form: one.form, to: one.validTo.toString() })),
    })
  }
  return holders.toSorted((a, b) => compareVietnamese(a.name, b.name))
}

/** "dossier/step" as a ticked row sends it. */
export const readPick = (text: string): Pick | undefined => {
  const [id = '', no = ''] = text.split('/')
  const dossierId = parseId<DossierId>(id)
  return dossierId === undefined || !/^[1-9]\d{0,4}$/.test(no) ? undefined : { dossierId, stepNo: Number(no) }
}

export type Bulk = { readonly done: number; readonly refused: readonly Reassigned[] }

/** Assigns every ticked step, and tells apart what was done and what was refused. */
export const assignTicked = async (ctx: Ctx, commandId: string, picks: readonly Pick[], staffId: StaffId | null): Promise<Bulk> => {
  const outcomes = await reassign(ctx, { commandId, picks, staffId })
  return { done: outcomes.filter((one) => one.refusal === null).length, refused: outcomes.filter((one) => one.refusal !== null) }
}
