import { dayTextOf } from '#kernel/at.ts'
import { ok, refuse } from '#kernel/result.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { IssuedNumber } from './domain/dossier.ts'
import { holderRight } from './domain/may.ts'
import { existing, type Scene, type UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { standingGround } from './plan-reception.ts'
import { statedLateness } from './stated-lateness.ts'
import { takeNumbers } from './store.ts'
import { tieFiles } from './tie-files.ts'

/** The next number of a unit's register of the year ("12/2026"). */
export const nextRegisterNumber = async (scene: Scene, unitId: UnitId, register: string): Promise<IssuedNumber> => {
  const year = Number(dayTextOf(scene.occurredAt).slice(0, 4))
  const no = await takeNumbers(scene.trx, `register/${unitId}/${register}/${year}`, 1)
  return { register, year, no, text: `${no}/${year}` }
}

export const draftResult: UseCase<Input<'draftResult'>> = {
  kind: 'draftResult',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    if (scene.ctx.actor.kind !== 'staff') return refuse('needsStaff')
    const { staffId } = scene.ctx.actor
    return ok({
      subject: subject.value,
      stepNo: input.stepNo,
      command: {
        type: 'draftResult',
        no: input.stepNo,
        staffId,
        draft: {
          outcome: input.outcome,
          summary: scene.texts.seal(input.summary),
          files: tieFiles(scene, input.files, 'result'),
          draftedBy: staffId,
        },
      },
    })
  },
}

export const approve: UseCase<Input<'approve'>> = {
  kind: 'approve',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    const { actor } = scene.ctx
    if (actor.kind !== 'staff') return refuse('needsStaff')
    const step = subject.value.steps.find((one) => one.no === input.stepNo)
    const right = step && holderRight(actor, step, subject.value.sectorCode)
    return ok({
      subject: subject.value,
      stepNo: input.stepNo,
      command: {
        type: 'approve',
        no: input.stepNo,
        signature: { by: actor.staffId, at: scene.occurredAt, onBehalfOf: right?.grant?.onBehalfOf ?? null },
        note: scene.texts.sealOptional(input.note),
      },
    })
  },
}

export const issue: UseCase<Input<'issue'>> = {
  kind: 'issue',
  ground: standingGround,
  plan: async (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    const { actor } = scene.ctx
    if (actor.kind !== 'staff') return refuse('needsStaff')
    const step = subject.value.steps.find((one) => one.no === input.stepNo)
    if (step === undefined) return refuse('stepUnknown', { step: input.stepNo })
    return ok({
      subject: subject.value,
      stepNo: input.stepNo,
      command: {
        type: 'issue',
        no: input.stepNo,
        staffId: actor.staffId,
        number: await nextRegisterNumber(scene, step.unitId, input.register),
        deliver: input.deliver,
        lateness: statedLateness(scene, input.lateness),
      },
    })
  },
}

export const finish: UseCase<Input<'finish'>> = {
  kind: 'finish',
  ground: standingGround,
  plan: (scene, { stepNo, lateness }) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    if (scene.ctx.actor.kind !== 'staff') return refuse('needsStaff')
    const { staffId } = scene.ctx.actor
    return ok({ subject: subject.value, stepNo, command: { type: 'finish', no: stepNo, staffId, lateness: statedLateness(scene, lateness) } })
  },
}

export const handOver: UseCase<Input<'handOver'>> = {
  kind: 'handOver',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok || scene.dossier === undefined) return refuse('notFound')
    const { actor } = scene.ctx
    const delivery = input.delivery ?? scene.dossier.delivery
    // What the postal service delivered is told by the system; everything else somebody hands over.
    if (actor.kind !== 'staff' && (actor.kind !== 'system' || delivery !== 'post')) return refuse('needsStaff')
    return ok({
      subject: subject.value,
      command: {
        type: 'handOver',
        staffId: actor.kind === 'staff' ? actor.staffId : null,
        receiver: scene.texts.sealOptional(input.receiver),
        delivery,
      },
    })
  },
}

export const revokeResult: UseCase<Input<'revokeResult'>> = {
  kind: 'revokeResult',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({
      subject: subject.value,
      command: { type: 'revokeResult', reason: scene.texts.seal(input.reason), decision: scene.texts.seal(input.decision) },
    })
  },
}

export const replaceResult: UseCase<Input<'replaceResult'>> = {
  kind: 'replaceResult',
  ground: standingGround,
  plan: async (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({
      subject: subject.value,
      command: {
        type: 'replaceResult',
        number: await nextRegisterNumber(scene, subject.value.competentUnitId, input.register),
        files: tieFiles(scene, input.files, 'result'),
      },
    })
  },
}
