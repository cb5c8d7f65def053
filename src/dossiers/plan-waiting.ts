import { ok, refuse, type Result } from '#kernel/result.ts'
import { readRevision } from '#organisation/revision.ts'
import type { DossierCommand } from './domain/command.ts'
import { isAccepted, type Dossier } from './domain/dossier.ts'
import { mayAllowExceptions } from './domain/may.ts'
import { existing, type CommandCode, type Plan, type Scene, type UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { sealItems } from './requested-items.ts'
import { sealPapers, standingGround } from './plan-reception.ts'

const onWhole = (scene: Scene, command: () => DossierCommand): Result<Plan, CommandCode> => {
  const subject = existing(scene.dossier)
  return subject.ok ? ok({ command: command(), subject: subject.value }) : subject
}

/** The number after the last paper of a dossier. */
export const nextPaperNo = (dossier: Dossier | undefined): number =>
  1 + (dossier?.papers.reduce((high, paper) => Math.max(high, paper.no), 0) ?? 0)

export const requestSupplement: UseCase<Input<'requestSupplement'>> = {
  kind: 'requestSupplement',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    const { actor } = scene.ctx
    const repeated = scene.dossier !== undefined && isAccepted(scene.dossier) && scene.dossier.supplementRequests > 0
    const byLeader = actor.kind === 'staff' && mayAllowExceptions(actor, subject.value)
    if (repeated && input.exceptionBasis !== null && !byLeader) return refuse('needsLeader')
    return ok({
      subject: subject.value,
      command: {
        type: 'requestSupplement',
        items: sealItems(scene, input.items),
        reason: scene.texts.seal(input.reason),
        answerDueOn: input.answerDueOn,
        exception:
          repeated && input.exceptionBasis !== null && actor.kind === 'staff'
            ? { approvedBy: actor.staffId, basis: scene.texts.seal(input.exceptionBasis) }
            : null,
      },
    })
  },
}

export const receiveSupplement: UseCase<Input<'receiveSupplement'>> = {
  kind: 'receiveSupplement',
  ground: standingGround,
  plan: (scene, input) =>
    onWhole(scene, () => ({
      type: 'receiveSupplement',
      papers: sealPapers(scene, input.papers, nextPaperNo(scene.dossier)),
      replies: (input.replies ?? []).map(({ item, text }) => ({ item, text: scene.texts.seal(text) })),
    })),
}

export const lapseSupplement: UseCase<Input<'lapseSupplement'>> = {
  kind: 'lapseSupplement',
  ground: standingGround,
  plan: (scene, input) => onWhole(scene, () => ({ type: 'lapseSupplement', decision: scene.texts.seal(input.decision) })),
}

export const suspend: UseCase<Input<'suspend'>> = {
  kind: 'suspend',
  ground: standingGround,
  plan: (scene, input) =>
    onWhole(scene, () => ({ type: 'suspend', reason: scene.texts.seal(input.reason), basis: scene.texts.seal(input.basis) })),
}

export const resume: UseCase<Input<'resume'>> = {
  kind: 'resume',
  ground: standingGround,
  plan: (scene) => onWhole(scene, () => ({ type: 'resume' })),
}

export const requireObligation: UseCase<Input<'requireObligation'>> = {
  kind: 'requireObligation',
  ground: standingGround,
  plan: (scene, input) =>
    onWhole(scene, () => ({ type: 'requireObligation', amountDong: input.amountDong, reason: scene.texts.seal(input.reason) })),
}

export const meetObligation: UseCase<Input<'meetObligation'>> = {
  kind: 'meetObligation',
  ground: standingGround,
  plan: (scene, input) => onWhole(scene, () => ({ type: 'meetObligation', evidence: scene.texts.seal(input.evidence) })),
}

export const extend: UseCase<Input<'extend'>> = {
  kind: 'extend',
  ground: standingGround,
  plan: (scene, input) =>
    onWhole(scene, () => ({
      type: 'extend',
      duration: input.duration,
      basis: scene.texts.seal(input.basis),
      reason: scene.texts.seal(input.reason),
    })),
}

/** The due date counted anew by the calendar of now; only a person brings a printed date forward. */
export const recomputeDue: UseCase<Input<'recomputeDue'>> = {
  kind: 'recomputeDue',
  ground: standingGround,
  plan: async (scene, input) => {
    const { calendar } = await readRevision(scene.trx)
    const mayBringForward = input.mayBringForward && scene.ctx.actor.kind === 'staff'
    return onWhole(scene, () => ({ type: 'recomputeDue', calendarRevision: calendar, mayBringForward }))
  },
}
