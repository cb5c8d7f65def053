import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { DossierCommand } from './domain/command.ts'
import { existing, type CommandCode, type Plan, type Scene, type UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { standingGround } from './plan-reception.ts'
import { tieFiles } from './tie-files.ts'

/** A command on a step by the person who holds it. */
const byPerson = (
  scene: Scene,
  stepNo: number,
  command: (staffId: StaffId) => DossierCommand,
): Result<Plan, CommandCode> => {
  const subject = existing(scene.dossier)
  if (!subject.ok) return subject
  if (scene.ctx.actor.kind !== 'staff') return refuse('needsStaff')
  return ok({ command: command(scene.ctx.actor.staffId), subject: subject.value, stepNo })
}

export const acceptStep: UseCase<Input<'acceptStep'>> = {
  kind: 'acceptStep',
  ground: standingGround,
  plan: (scene, { stepNo }) => byPerson(scene, stepNo, (staffId) => ({ type: 'acceptStep', no: stepNo, staffId })),
}

export const assignStep: UseCase<Input<'assignStep'>> = {
  kind: 'assignStep',
  ground: standingGround,
  plan: (scene, { stepNo, staffId }) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({
      command: { type: 'assignStep', no: stepNo, staffId: staffId as StaffId | null },
      subject: subject.value,
      stepNo,
    })
  },
}

export const forward: UseCase<Input<'forward'>> = {
  kind: 'forward',
  ground: standingGround,
  plan: (scene, { stepNo, note }) =>
    byPerson(scene, stepNo, (staffId) => ({ type: 'forward', no: stepNo, staffId, note: scene.texts.sealOptional(note) })),
}

export const returnStep: UseCase<Input<'returnStep'>> = {
  kind: 'returnStep',
  ground: standingGround,
  plan: (scene, { stepNo, reason, toStep }) =>
    byPerson(scene, stepNo, (staffId) => ({ type: 'returnStep', no: stepNo, staffId, reason: scene.texts.seal(reason), toStep })),
}

export const recallStep: UseCase<Input<'recallStep'>> = {
  kind: 'recallStep',
  ground: standingGround,
  plan: (scene, { stepNo }) => byPerson(scene, stepNo, (staffId) => ({ type: 'recallStep', no: stepNo, staffId })),
}

export const consult: UseCase<Input<'consult'>> = {
  kind: 'consult',
  ground: async (trx, ctx, input, dossier, day) => {
    const ground = await standingGround(trx, ctx, input, dossier)
    if (!ground.ok) return ground
    const tree = await unitTree(trx, day)
    const asked = input.requests.map((request) => request.unitId as UnitId)
    const missing = asked.find((unitId) => tree.find(unitId) === undefined)
    if (missing !== undefined) return refuse('unitUnknown', { unit: missing })
    return ok({ ...ground.value, units: [...new Set([...ground.value.units, ...asked])] })
  },
  plan: (scene, { stepNo, requests }) =>
    byPerson(scene, stepNo, () => ({
      type: 'consult',
      no: stepNo,
      requests: requests.map((request) => ({
        unitId: request.unitId as UnitId,
        role: request.role,
        question: scene.texts.seal(request.question),
        allottedMinutes: request.allottedMinutes,
      })),
    })),
}

export const answerConsultation: UseCase<Input<'answerConsultation'>> = {
  kind: 'answerConsultation',
  ground: standingGround,
  plan: (scene, { stepNo, opinion, files }) =>
    byPerson(scene, stepNo, (staffId) => ({
      type: 'answerConsultation',
      no: stepNo,
      staffId,
      opinion: scene.texts.seal(opinion),
      files: tieFiles(scene, files, 'opinion'),
    })),
}

export const closeConsultation: UseCase<Input<'closeConsultation'>> = {
  kind: 'closeConsultation',
  ground: standingGround,
  plan: (scene, { stepNo, basis }) =>
    byPerson(scene, stepNo, () => ({ type: 'closeConsultation', no: stepNo, basis: scene.texts.seal(basis) })),
}
