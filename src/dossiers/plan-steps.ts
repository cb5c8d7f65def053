import { fromAt } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findPossibleHolders } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { DossierCommand } from './domain/command.ts'
import type { Step } from './domain/dossier.ts'
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
  plan: async (scene, { stepNo, staffId }) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    const step = subject.value.steps.find((one) => one.no === stepNo)
    if (step !== undefined && staffId !== null && !(await maySuit(scene, step, subject.value.sectorCode, staffId as StaffId))) {
      return refuse('holderUnsuitable', { step: step.name })
    }
    return ok({
      command: { type: 'assignStep', no: stepNo, staffId: staffId as StaffId | null },
      subject: subject.value,
      stepNo,
    })
  },
}

/** Work given to somebody without its role would lie where nobody can take it up. */
const maySuit = async (scene: Scene, step: Step, sector: string, staffId: StaffId): Promise<boolean> => {
  const day = vietnamDay(fromAt(scene.now))
  const above = (await unitTree(scene.trx, day)).ancestors(step.unitId).map((unit) => unit.id)
  const holders = await findPossibleHolders(scene.trx, { unitId: step.unitId, above, role: step.role, sector }, day)
  return holders.some((holder) => holder.id === staffId)
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
