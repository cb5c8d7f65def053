import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { PetitionDeedName } from './command.ts'
import { holdingUnit, type PetitionCommon } from './petition.ts'

/** Who decides what becomes of a petition at its agency. */
export const PETITION_HANDLERS = ['procedureController', 'reformCoordinator', 'unitHead', 'centerDirector', 'agencyLeader'] as const satisfies readonly Role[]
/** Who types in what came by phone, by letter or at the counter. */
export const PETITION_TYPISTS = [...PETITION_HANDLERS, 'receptionOfficer', 'recordsClerk'] as const satisfies readonly Role[]
/** Who reads petitions of an agency that are about nobody's conduct. */
export const PETITION_READERS = [...PETITION_TYPISTS, 'inspector'] as const satisfies readonly Role[]
/** Who opens these pages at all: a case officer sees what was given to them. */
export const PETITION_ROLES = [...PETITION_READERS, 'caseOfficer'] as const satisfies readonly Role[]
const LEADERS = ['agencyLeader'] as const satisfies readonly Role[]

/** What a right to a petition depends on. */
export type PetitionSubject = Pick<PetitionCommon, 'class' | 'chain' | 'holderId' | 'aboutStaffIds'>

/** The agencies for which somebody with one of the roles acts: those in reach, and the one whose office they work in. */
const actingUnits = (actor: Actor, roles: readonly Role[], tree: UnitTree): ReadonlySet<UnitId> => {
  const units = new Set<UnitId>()
  for (const { role, unitId, reach } of grantsOf(actor)) {
    if (!roles.includes(role)) continue
    for (const id of reach) units.add(id)
    const agency = agencyOf(tree, unitId)
    if (agency !== undefined) units.add(agency.id)
  }
  return units
}

export const readingUnits = (actor: Actor, tree: UnitTree): ReadonlySet<UnitId> => actingUnits(actor, PETITION_READERS, tree)
export const handlingUnits = (actor: Actor, tree: UnitTree): ReadonlySet<UnitId> => actingUnits(actor, PETITION_HANDLERS, tree)
export const typingUnits = (actor: Actor, tree: UnitTree): ReadonlySet<UnitId> => actingUnits(actor, PETITION_TYPISTS, tree)
/** Nobody is a leader of an agency by working in one of its offices. */
export const leadingUnits = (actor: Actor): ReadonlySet<UnitId> => {
  const units = new Set<UnitId>()
  for (const { role, reach } of grantsOf(actor)) if ((LEADERS as readonly Role[]).includes(role)) for (const id of reach) units.add(id)
  return units
}

/** About somebody's conduct, as stated or as found: the leader's alone, and of whom the leader gave it to. */
export const isConfidential = ({ class: about }: Pick<PetitionSubject, 'class'>): boolean => about === 'conduct'

const staffIdOf = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.staffId : null)

/** Whoever it is about never sees it, whatever their role. */
const isAbout = (actor: Actor, { aboutStaffIds }: PetitionSubject): boolean => aboutStaffIds.some((id) => id === staffIdOf(actor))

const holdsIt = (actor: Actor, { holderId }: PetitionSubject): boolean => holderId !== null && holderId === staffIdOf(actor)

/** May an officer read it? Those who had it earlier still see what became of it. */
export const maySeePetition = (actor: Actor, petition: PetitionSubject, tree: UnitTree): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff' || isAbout(actor, petition)) return false
  if (holdsIt(actor, petition)) return true
  if (isConfidential(petition)) return leadingUnits(actor).has(holdingUnit(petition))
  const units = readingUnits(actor, tree)
  return petition.chain.some(({ unitId }) => units.has(unitId))
}

/** Deeds of whom the petition was given to. */
const OF_HOLDERS: ReadonlySet<PetitionDeedName> = new Set(['draftAnswer', 'askMore', 'preparePublication', 'supplement'])
/** Deeds of the leader alone. */
const OF_LEADERS: ReadonlySet<PetitionDeedName> = new Set(['approveAnswer', 'returnDraft', 'declinePublication', 'withdrawPublication'])
/** Deeds of who sent it. */
const OF_SENDERS: ReadonlySet<PetitionDeedName> = new Set(['rate', 'reopen'])

/** May an officer do this to it? What the sender does is asked elsewhere: by account, or by code and secret. */
export const mayDoPetition = (actor: Actor, deed: PetitionDeedName, petition: PetitionSubject, tree: UnitTree): boolean => {
  if (actor.kind !== 'staff' || OF_SENDERS.has(deed) || !maySeePetition(actor, petition, tree)) return false
  const unitId = holdingUnit(petition)
  if (leadingUnits(actor).has(unitId)) return true
  if (OF_LEADERS.has(deed)) return false
  if (holdsIt(actor, petition) && OF_HOLDERS.has(deed)) return true
  if (isConfidential(petition)) return false
  return (deed === 'supplement' ? typingUnits : handlingUnits)(actor, tree).has(unitId)
}
