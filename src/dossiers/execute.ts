import type { Ctx, Trx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { commitFiles } from '#files/commands.ts'
import type { Actor } from '#kernel/actor.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import type { CommandId, DossierId, FileId, StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { actorKey, collisionOf, inputHash, isResendRace } from './command-log.ts'
import { needsApproval } from './domain/back-dating.ts'
import type { DecisionCode, DossierCommand } from './domain/command.ts'
import { decide } from './domain/decide.ts'
import type { CodePattern } from './domain/number.ts'
import { isAccepted, type Dossier } from './domain/dossier.ts'
import { termsOf } from './domain/figure-points.ts'
import { may, mayAllowExceptions, mayView, subjectOf, type Authority, type Subject } from './domain/may.ts'
import { loadFacts, type Groundwork } from './facts.ts'
import { findCitizenPart } from './citizen-part.ts'
import { participantsOf } from './projection.ts'
import { openCommand, type CodeNumber } from './open-command.ts'
import { write, type FiledFile } from './store.ts'
import { TextBook } from './texts.ts'

/** What every command answers with: ids only, since it is kept to answer a resend. */
export type Answer = {
  readonly dossierId: DossierId
  readonly code: string | null
  readonly seq: number
  readonly phase: Dossier['phase']
  readonly dueAt: At | null
}

export type CommandCode =
  | DecisionCode
  | 'notAllowed'
  | 'commandIdReused'
  | 'externalCodeTaken'
  | 'changedMeanwhile'
  | 'procedureNotFound'
  | 'processMissing'
  | 'unitUnknown'
  | 'fileUnknown'
  | 'feeUnknown'
  | 'exemptionUnknown'
  | 'needsStaff'
  | 'needsLeader'
  | 'needsHead'
  | 'backDatingNeedsApproval'
  | 'codeRefused'
  | 'transferBeyondReach'
  | 'unitCannotTake'
  | 'externalCodeTaken'
  | 'holderUnsuitable'

export type Outcome = Result<Answer, CommandCode>

type Common = {
  readonly commandId: string
  readonly dossierId: string
  readonly occurredAt: string | null
  readonly expectedSeq?: number | undefined
}

/** A leader's word that work done before may be entered now with the time it was done. */
export type Approval = { readonly by: Actor & { readonly kind: 'staff' } }

/** What a use case finds when it plans its command. */
export type Scene = {
  readonly trx: Trx
  readonly ctx: Ctx
  readonly dossier: Dossier | undefined
  readonly ground: Groundwork
  readonly texts: TextBook
  /** How this agency writes its dossier codes. */
  readonly codePattern: CodePattern
  readonly codeNumber: CodeNumber | undefined
  readonly now: At
  readonly occurredAt: At
  /** Ties a file to the dossier under this command. */
  readonly attach: (file: FiledFile) => void
}

/** A planned command, with what its rights are asked about and what its row carries. */
export type Plan = {
  readonly command: DossierCommand
  readonly subject: Subject
  readonly stepNo?: number
  /** Units beyond the dossier's own whose calendars the decision needs. */
  readonly ownerName?: string
  readonly phoneTail?: string | null
  readonly certifyingUnitId?: UnitId
}

export type UseCase<I extends Common> = {
  readonly kind: string
  /** The agency whose next code the command takes for certain: taken at the opening, so that no round trip is its own. */
  readonly numberedBy?: (input: I) => UnitId | null
  /** Which procedure, process and units the decision rests on. */
  readonly ground: (trx: Trx, ctx: Ctx, input: I, dossier: Dossier | undefined, day: Temporal.PlainDate) => Promise<Result<Groundwork, CommandCode>>
  readonly plan: (scene: Scene, input: I) => Promise<Result<Plan, CommandCode>> | Result<Plan, CommandCode>
}

/**
 * The one way a dossier changes: one transaction that remembers the command, locks the dossier, asks for the right,
 * decides and writes. Resent commands get their first answer; of two people acting at once one wins and the other
 * is told what happened.
 */
export const execute = async <I extends Common>(ctx: Ctx, useCase: UseCase<I>, input: I): Promise<Outcome> => {
  try {
    return await attempt(ctx, useCase, input).catch((error: unknown) => {
      if (!isResendRace(error) && collisionOf(error) === undefined) throw error
      // Whoever was faster has committed: this finds its answer, or what is there and not to be seen.
      return attempt(ctx, useCase, input)
    })
  } catch (error) {
    const collision = collisionOf(error)
    if (collision === undefined) throw error
    return refuse(collision)
  }
}

const attempt = <I extends Common>(ctx: Ctx, useCase: UseCase<I>, input: I): Promise<Outcome> =>
  transaction(ctx, (trx) => within(trx, ctx, useCase, input))

/** The whole command with everything it would refuse, undone at the end: for the dry run of an import. */
export const rehearse = async <I extends Common>(ctx: Ctx, useCase: UseCase<I>, input: I): Promise<Outcome> => {
  // `ok: false` rolls back: that is all a rehearsal is.
  const { outcome } = await transaction(ctx, async (trx) => ({ ok: false, outcome: await within(trx, ctx, useCase, input) }))
  return outcome
}

/** The same inside an open transaction: for a command of a later capability that files a dossier with its own rows. */
export const within = async <I extends Common>(trx: Trx, ctx: Ctx, useCase: UseCase<I>, input: I, approval?: Approval): Promise<Outcome> => {
  const commandId = input.commandId as CommandId
  const wanted = inputHash(useCase.kind, input)
  const { dossier, remembered, codePattern, codeNumber, now } = await openCommand(trx, ctx, {
    dossierId: input.dossierId as DossierId,
    commandId,
    wanted,
    numberedBy: useCase.numberedBy?.(input) ?? null,
  })
  if (remembered.kind === 'different') return refuse('commandIdReused')
  if (remembered.kind === 'same') return ok(remembered.answer as Answer)
  // What may not be seen is not there, whatever the wall in the database would have let through.
  const citizenPart = dossier === undefined ? null : await findCitizenPart(trx, ctx.actor, dossier.id)
  if (dossier !== undefined && !mayView(ctx.actor, subjectOf(dossier, citizenPart), participantsOf(dossier))) return refuse('notFound')
  if (input.expectedSeq !== undefined && dossier !== undefined && dossier.seq !== input.expectedSeq) {
    return refuse('changedMeanwhile', { seq: dossier.seq, expected: input.expectedSeq })
  }
  const occurredAt = input.occurredAt === null ? now : toAt(Temporal.Instant.from(input.occurredAt))
  const day = vietnamDay(fromAt(now))
  const ground = await useCase.ground(trx, ctx, input, dossier, day)
  if (!ground.ok) return ground

  const texts = new TextBook(dossier?.texts ?? 0, ctx.random)
  const files: FiledFile[] = []
  const scene: Scene = {
    trx, ctx, dossier, ground: ground.value, texts, codePattern, codeNumber, now, occurredAt,
    attach: (file) => files.push(file),
  }
  const planned = await useCase.plan(scene, input)
  if (!planned.ok) return planned
  const plan = planned.value
  const approvedBy = approval !== undefined && mayAllowExceptions(approval.by, plan.subject) ? approval.by.staffId : null
  // Whoever heads the unit could give the work to anybody in it: an approval carries what its typist entered, but no signature.
  const authority = may(ctx.actor, plan.command.type, { ...plan.subject, citizenPart }, plan.stepNo) ??
    (approvedBy === null || plan.command.type === 'approve' ? undefined : { grant: null })
  if (authority === undefined) return refuse('notAllowed')
  if (approvedBy === null && isPerson(ctx.actor) && needsApproval(dossier, plan.command, { now, occurredAt })) return refuse('backDatingNeedsApproval')

  const facts = await loadFacts(trx, ground.value, { now, occurredAt, actsForOwner: ctx.actor.kind !== 'staff' && ctx.actor.kind !== 'citizen' })
  const decided = decide(dossier, plan.command, facts)
  if (!decided.ok) return decided
  const filed = await commitFiles(trx, ctx, files.map((file) => file.fileId as FileId))
  if (!filed.ok) return refuse('fileUnknown')
  const answer = answerOf(decided.value.dossier)
  await write(trx, ctx, {
    before: dossier,
    decision: decided.value,
    commandId,
    texts: texts.sealed,
    files,
    onBehalfOf: behalf(authority),
    approvedBy,
    certifyingUnitId: plan.certifyingUnitId ?? null,
    instant: ground.value.version.instant,
    terms: termsOf(ground.value.version),
    ownerName: plan.ownerName,
    phoneTail: plan.phoneTail,
    command: { actorKey: actorKey(ctx.actor), kind: useCase.kind, inputHash: wanted, answer },
  })
  const events = decided.value.events.map(({ seq, event }) => ({ seq, type: event.type }))
  await ctx.enqueue(trx, { task: 'dossierEvents', payload: { dossierId: answer.dossierId, events } })
  return ok(answer)
}

/** Systems tell the times of another book; people tell their own. */
const isPerson = (actor: Actor): boolean => actor.kind === 'staff' || actor.kind === 'citizen'

const behalf = (authority: Authority): StaffId | null => authority.grant?.onBehalfOf?.staffId ?? null

/** What a command leaves behind for a resend. */
export const answerOf = (dossier: Dossier): Answer => ({
  dossierId: dossier.id,
  code: isAccepted(dossier) ? dossier.code : null,
  seq: dossier.seq,
  phase: dossier.phase,
  dueAt: isAccepted(dossier) ? dossier.clock.dueAt : null,
})

/** The subject of a dossier that exists; a missing one is refused before any right is asked. */
export const existing = (dossier: Dossier | undefined): Result<Subject, 'notFound'> =>
  dossier === undefined ? refuse('notFound') : ok(subjectOf(dossier))
