import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import { grantsOf } from '#identity/domain/may.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { petitionRule } from '#law/petition-rules.ts'
import { settleSubject } from '#monitoring/urge-subject.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { PetitionDeed } from './domain/command.ts'
import { decide } from './domain/decide.ts'
import { mayDoPetition, maySeePetition } from './domain/may.ts'
import { holdingUnit, isPending, type Petition, type PetitionId } from './domain/petition.ts'
import { findAgency } from './receive.ts'
import type { PetitionRefusal } from './refusals.ts'
import type { DialogueRefusal } from './dialogues/refusals.ts'
import { writePromiseProgress, type PromiseProgress } from './dialogues/promises.ts'
import { appendPetitionEvent, findPetitionCommand, insertPublication, isStaffOf, lockPetition, withdrawPublication, type Loaded } from './store.ts'
import { tellSender } from './tell-sender.ts'

/** A deed of an officer; `seq` is the state of the petition that they were looking at. */
export type OfficerDeed = { readonly commandId: string; readonly petitionId: PetitionId; readonly seq: number; readonly deed: PetitionDeed }

type Done = Result<Petition, PetitionRefusal>

/** The right by which an officer acts at the unit, an own one before a lent one. */
const grantAt = (ctx: Ctx, unitId: UnitId, tree: UnitTree): Grant | undefined => {
  const rights = grantsOf(ctx.actor).filter(({ reach, unitId: own }) => reach.has(unitId) || agencyOf(tree, own)?.id === unitId)
  return rights.find(({ onBehalfOf }) => onBehalfOf === undefined) ?? rights[0]
}

/** Does one thing to a petition as an officer. Sent again under the same id, nothing happens twice. */
export const doToPetition = (ctx: Ctx, { commandId, petitionId, seq, deed }: OfficerDeed): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    const loaded = await lockPetition(trx, petitionId)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    if (loaded === undefined || !maySeePetition(ctx.actor, loaded.petition, tree)) return refuse('petitionNotFound')
    if ((await findPetitionCommand(trx, commandId)) !== undefined) return ok(loaded.petition)
    if (!mayDoPetition(ctx.actor, deed.name, loaded.petition, tree)) return refuse('petitionNotAllowed')
    if (loaded.seq !== seq) return refuse('petitionChanged')
    const fault = await faultOf(trx, ctx, loaded.petition, deed, tree)
    if (fault !== undefined) return refuse(fault)
    return writeDeed(trx, ctx, loaded, deed, { commandId, grant: grantAt(ctx, holdingUnit(loaded.petition), tree), tree })
  })

/** What the petition alone cannot tell: does the other unit, person or petition fit? */
const faultOf = async (trx: Trx, ctx: Ctx, petition: Petition, deed: PetitionDeed, tree: UnitTree): Promise<PetitionRefusal | undefined> => {
  switch (deed.name) {
    case 'transfer':
      return findAgency(tree, deed.unitId) === undefined ? 'petitionUnitUnknown' : undefined
    case 'assign':
      return (await mayHold(trx, ctx, petition, deed.staffId, tree)) ? undefined : 'petitionHolderInvalid'
    case 'markRepeat': {
      if (deed.of === null) return undefined
      const other = await lockPetition(trx, deed.of)
      return other !== undefined && maySeePetition(ctx.actor, other.petition, tree) ? undefined : 'petitionRepeatUnknown'
    }
    default:
      return undefined
  }
}

const mayHold = (trx: Trx, ctx: Ctx, petition: Petition, staffId: StaffId, tree: UnitTree): Promise<boolean> => {
  const units = [...tree.units].filter(({ id }) => agencyOf(tree, id)?.id === holdingUnit(petition)).map(({ id }) => id)
  return petition.aboutStaffIds.includes(staffId) ? Promise.resolve(false) : isStaffOf(trx, staffId, units, vietnamDay(ctx.clock()))
}

type Writing = { readonly commandId: string; readonly grant?: Grant | undefined; readonly tree: UnitTree }

/** Decides and writes a deed on a locked petition, with what follows from it: news to its sender, public words, slips that are settled. */
export const writeDeed = async (trx: Trx, ctx: Ctx, loaded: Loaded, deed: PetitionDeed, writing: Writing): Promise<Done> => {
  const { petition: before } = loaded
  const day = vietnamDay(ctx.clock())
  const unitId = deed.name === 'transfer' ? deed.unitId : holdingUnit(before)
  const decided = decide(before, deed, {
    rule: petitionRule(vietnamDay(fromAt(before.receivedAt)).toString()), calendar: await loadCalendar(trx, unitId, day), now: toAt(ctx.clock()),
  })
  if (!decided.ok) return decided
  const { petition, seq } = await appendPetitionEvent(trx, ctx, before.id, loaded, decided.value, writing)
  await tellSender(trx, ctx, petition, seq, decided.value.type)
  if (decided.value.type === 'published') await insertPublication(trx, ctx, petition, seq)
  if (decided.value.type === 'publicationWithdrawn') await withdrawPublication(trx, ctx, petition.id)
  if (isPending(before) && !isPending(petition)) await settleSubject(trx, ctx, { kind: 'petition', id: petition.id })
  return ok(petition)
}

/** How far a promise of a dialogue has come, told by the capability that follows its task. */
export const recordPromiseProgress = (ctx: Ctx, progress: PromiseProgress): Promise<Result<null, DialogueRefusal>> =>
  transaction(ctx, (trx) => writePromiseProgress(trx, ctx, progress))
