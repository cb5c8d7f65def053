import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { unreachable } from '#kernel/result.ts'
import { findGrant, grantsOf } from '#identity/domain/may.ts'
import type { DossierCommand } from './command.ts'
import { isAccepted, isLive, type Dossier, type Step } from './dossier.ts'

export type DossierAction = DossierCommand['type']

/** What a right is asked about: the units and the sector, of a dossier or of one that is about to be. */
export type Subject = {
  readonly sectorCode: string
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly steps: readonly Step[]
  /** What the citizen who asks has to do with it; null for everybody else. */
  readonly citizenPart: CitizenPart | null
}

/** Người nộp, or somebody who proved to be a person of the dossier. Who only follows it has no part. */
export type CitizenPart = 'submitter' | 'party'

/** The right an actor acts by; `grant` is null for the system itself and for a citizen's own submission. */
export type Authority = { readonly grant: Grant | null }

const DESK: readonly Role[] = ['receptionOfficer', 'centerDirector']
const HEADS: readonly Role[] = ['unitHead', 'agencyLeader', 'centerDirector']
/** Who leads an agency or its centre. */
export const LEADERS: readonly Role[] = ['agencyLeader', 'centerDirector']
const BLIND: readonly Role[] = ['systemAdmin', 'businessAdmin']

export const subjectOf = (dossier: Dossier, citizenPart: CitizenPart | null = null): Subject => ({
  sectorCode: dossier.sectorCode,
  receivingUnitId: dossier.receivingUnitId,
  competentUnitId: dossier.competentUnitId,
  steps: isAccepted(dossier) ? dossier.steps : [],
  citizenPart,
})

/**
 * May this actor do this to this dossier? Answers with the right it rests on, or undefined. Role × unit × sector
 * × period are already in the actor's grants; what the state allows is `decide`'s question, not this one's.
 */
export const may = (actor: Actor, action: DossierAction, subject: Subject, stepNo?: number): Authority | undefined => {
  if (actor.kind === 'system') return { grant: null }
  const at = (roles: readonly Role[], unitId: UnitId): Authority | undefined => {
    const grant = findGrant(actor, roles, unitId, subject.sectorCode)
    return grant && { grant }
  }
  const desk = (): Authority | undefined => at(DESK, subject.receivingUnitId)
  const heads = (): Authority | undefined => at(HEADS, subject.competentUnitId)
  const ofTheirs = (): Authority | undefined => (subject.citizenPart === null ? undefined : { grant: null })
  switch (action) {
    case 'submit':
      return actor.kind === 'citizen' && actor.assurance !== 'none' ? { grant: null } : desk()
    case 'importRunning':
    case 'noteOnlinePayment':
      return undefined
    case 'resubmit':
      return subject.citizenPart === 'submitter' ? { grant: null } : desk()
    case 'retract':
    case 'withdraw':
      return ofTheirs() ?? desk()
    case 'accept':
    case 'requestCompletion':
    case 'rejectAtReception':
    case 'processInstantly':
    case 'handOver':
    case 'finish':
      return desk()
    case 'acceptStep':
    case 'forward':
    case 'returnStep':
    case 'recallStep':
    case 'consult':
    case 'answerConsultation':
    case 'draftResult':
    case 'approve':
    case 'issue':
      return byStep(actor, subject, stepNo)
    case 'assignStep': {
      const step = subject.steps.find((one) => one.no === stepNo)
      return step && at(HEADS, step.unitId)
    }
    case 'transferWork': {
      const units = [...subject.steps.filter(isLive).map((step) => step.unitId), subject.competentUnitId, subject.receivingUnitId]
      return units.map((unitId) => at(LEADERS, unitId)).find((right) => right !== undefined)
    }
    case 'closeConsultation': {
      const asked = subject.steps.find((one) => one.no === stepNo)
      return asked?.askedBy == null ? undefined : (byStep(actor, subject, asked.askedBy) ?? heads())
    }
    case 'requestSupplement':
    case 'suspend':
    case 'resume':
    case 'requireObligation':
    case 'lapseSupplement':
      return byLiveCaseStep(actor, subject) ?? heads()
    case 'receiveSupplement':
      return ofTheirs() ?? desk() ?? byLiveCaseStep(actor, subject) ?? heads()
    case 'meetObligation':
    case 'recordPapers':
      return desk() ?? byLiveCaseStep(actor, subject) ?? heads()
    case 'correct':
    case 'requestVoid':
      return desk() ?? at(['caseOfficer'], subject.competentUnitId) ?? heads()
    case 'approveVoid':
    case 'declineVoid':
      return at(LEADERS, subject.competentUnitId) ?? at(LEADERS, subject.receivingUnitId)
    case 'apologise':
      return apologySigner(actor, subject)
    case 'extend':
    case 'terminate':
    case 'revokeResult':
      return heads()
    case 'recomputeDue':
      return heads()
    case 'replaceResult':
      return at(['recordsClerk', 'agencyLeader'], subject.competentUnitId)
    default:
      return unreachable(action)
  }
}

/** Người đứng đầu cơ quan để quá hạn: their own right before a lent one, so that "KT." appears only where it must. */
export const apologySigner = (actor: Actor, subject: Pick<Subject, 'competentUnitId' | 'sectorCode'>): Authority | undefined => {
  const grant = findGrant(actor, LEADERS, subject.competentUnitId, subject.sectorCode)
  return grant && { grant }
}

/** The step's role at the step's unit; a step that is somebody's is theirs, or their delegate's. */
const byStep = (actor: Actor, subject: Subject, stepNo: number | undefined): Authority | undefined => {
  const step = subject.steps.find((one) => one.no === stepNo)
  return step && holderRight(actor, step, subject.sectorCode)
}

/** The right by which the actor holds (or may take up) a step. */
export const holderRight = (actor: Actor, step: Pick<Step, 'role' | 'unitId' | 'staffId'>, sectorCode: string): Authority | undefined => {
  if (actor.kind !== 'staff') {
    const grant = findGrant(actor, [step.role], step.unitId, sectorCode)
    return grant && step.staffId === null ? { grant } : undefined
  }
  const free = step.staffId === null || step.staffId === actor.staffId
  const fitting = actor.grants.filter(
    (one) =>
      one.role === step.role &&
      one.reach.has(step.unitId) &&
      (one.sectors === null || one.sectors.has(sectorCode)) &&
      (free || one.onBehalfOf?.staffId === step.staffId),
  )
  // A person's own right is named before a lent one, so that "KT." appears only where it must.
  const grant = fitting.find((one) => one.onBehalfOf === undefined) ?? fitting[0]
  return grant && { grant }
}

const byLiveCaseStep = (actor: Actor, subject: Subject): Authority | undefined => {
  for (const step of subject.steps) {
    if (!isLive(step) || (step.kind !== 'handle' && step.kind !== 'review')) continue
    const right = holderRight(actor, step, subject.sectorCode)
    if (right) return right
  }
  return undefined
}

/**
 * May the actor read a dossier: any right but an administrator's that reaches a unit taking part, in its sector; or a
 * part in it as a citizen.
 */
export const mayView = (
  actor: Actor,
  subject: Pick<Subject, 'sectorCode'> & Partial<Pick<Subject, 'citizenPart'>>,
  participants: readonly UnitId[],
): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'citizen' && subject.citizenPart != null) ||
  grantsOf(actor).some(
    (grant) =>
      !BLIND.includes(grant.role) &&
      (grant.sectors === null || grant.sectors.has(subject.sectorCode)) &&
      participants.some((unitId) => grant.reach.has(unitId)),
  )

/** A leader allows a further supplement request, a backward-moving recount and the like. */
export const mayAllowExceptions = (actor: Actor, subject: Subject): boolean =>
  findGrant(actor, HEADS, subject.competentUnitId, subject.sectorCode) !== undefined
