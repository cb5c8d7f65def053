import { ok, refuse } from '#kernel/result.ts'
import { existing, type UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { phoneTailOf, sealPapers, standingGround } from './plan-reception.ts'
import { statedLateness } from './stated-lateness.ts'
import { nextPaperNo } from './plan-waiting.ts'

export const withdraw: UseCase<Input<'withdraw'>> = {
  kind: 'withdraw',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({ subject: subject.value, command: { type: 'withdraw', reason: scene.texts.seal(input.reason), lateness: statedLateness(scene, input.lateness) } })
  },
}

export const terminate: UseCase<Input<'terminate'>> = {
  kind: 'terminate',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({
      subject: subject.value,
      command: { type: 'terminate', reason: scene.texts.seal(input.reason), basis: scene.texts.seal(input.basis), lateness: statedLateness(scene, input.lateness) },
    })
  },
}

/** Đính chính: the row's name and phone digits follow the corrected values. */
export const correct: UseCase<Input<'correct'>> = {
  kind: 'correct',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok || scene.dossier === undefined) return refuse('notFound')
    const named = scene.dossier.parties.owner === null ? 'submitter' : 'owner'
    const name = input.changes.find((change) => change.party === named && change.field === 'name')
    const phone = input.changes.find((change) => change.party === 'submitter' && change.field === 'phone')
    return ok({
      subject: subject.value,
      command: {
        type: 'correct',
        changes: input.changes.map((change) => ({
          party: change.party,
          field: change.field,
          after: scene.texts.sealOptional(change.after),
        })),
        reason: scene.texts.seal(input.reason),
      },
      ...(name?.after ? { ownerName: name.after } : {}),
      ...(phone === undefined ? {} : { phoneTail: phoneTailOf(phone.after) }),
    })
  },
}

export const recordPapers: UseCase<Input<'recordPapers'>> = {
  kind: 'recordPapers',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({
      subject: subject.value,
      command: { type: 'recordPapers', papers: sealPapers(scene, input.papers, nextPaperNo(scene.dossier)) },
    })
  },
}

export const requestVoid: UseCase<Input<'requestVoid'>> = {
  kind: 'requestVoid',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    if (scene.ctx.actor.kind !== 'staff') return refuse('needsStaff')
    return ok({
      subject: subject.value,
      command: { type: 'requestVoid', kind: input.kind, reason: scene.texts.seal(input.reason), by: scene.ctx.actor.staffId },
    })
  },
}

export const declineVoid: UseCase<Input<'declineVoid'>> = {
  kind: 'declineVoid',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({ subject: subject.value, command: { type: 'declineVoid', reason: scene.texts.seal(input.reason) } })
  },
}

export const approveVoid: UseCase<Input<'approveVoid'>> = {
  kind: 'approveVoid',
  ground: standingGround,
  plan: (scene) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    if (scene.ctx.actor.kind !== 'staff') return refuse('needsStaff')
    return ok({ subject: subject.value, command: { type: 'approveVoid', by: scene.ctx.actor.staffId } })
  },
}
