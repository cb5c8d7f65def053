import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { parseId, type DossierId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { findPossibleHolders } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { HEADS, READERS } from '../inbox.ts'
import { findWorkPage, type WorkPage, type WorkQuery } from './work-lines.ts'
import { reassign, type Pick, type Reassigned } from '../reassign.ts'

/** The whole work of the units that somebody heads, and who it can be given to. */
export type UnitWork = {
  readonly page: WorkPage
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  /** Empty for those who may only look. */
  readonly holders: readonly { readonly id: StaffId; readonly name: string }[]
  readonly commandId: string
}

export const findUnitWork = (ctx: Ctx, query: WorkQuery): Promise<UnitWork> =>
  transaction(ctx, async (trx) => {
    const page = await findWorkPage(trx, ctx, query)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const units = [...reachOf(ctx.actor, ...READERS)].flatMap((id) => {
      const unit = tree.find(id)
      return unit === undefined ? [] : [{ id, name: unit.name }]
    })
    return {
      page,
      units: units.toSorted((a, b) => compareVietnamese(a.name, b.name)),
      holders: await holdersBelow(trx, ctx),
      commandId: ctx.newId(),
    }
  })

/** Case officers of the units that the actor heads: whom work is usually given to. */
const holdersBelow = async (trx: Trx, ctx: Ctx): Promise<UnitWork['holders']> => {
  const day = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, day)
  const found = new Map<StaffId, string>()
  for (const unitId of reachOf(ctx.actor, ...HEADS)) {
    const above = tree.ancestors(unitId).map((unit) => unit.id)
    for (const role of ['caseOfficer', 'receptionOfficer', 'recordsClerk', 'unitHead', 'agencyLeader'] as const) {
      for (const holder of await findPossibleHolders(trx, { unitId, above, role, sector: null }, day)) found.set(holder.id, holder.fullName)
    }
  }
  return [...found].map(([id, name]) => ({ id, name })).toSorted((a, b) => compareVietnamese(a.name, b.name))
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
