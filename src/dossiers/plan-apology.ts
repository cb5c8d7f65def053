import { ok, refuse } from '#kernel/result.ts'
import { apologySigner } from './domain/may.ts'
import { existing, type UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { nextRegisterNumber } from './plan-result.ts'
import { standingGround } from './plan-reception.ts'

/** The register of letters of apology of an agency. */
const REGISTER = 'XL'

/** Xin lỗi và hẹn lại: signed by the head of the late agency or by whoever signs for them, under the agency's next number. */
export const apologise: UseCase<Input<'apologise'>> = {
  kind: 'apologise',
  ground: standingGround,
  plan: async (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    const { actor } = scene.ctx
    if (actor.kind !== 'staff') return refuse('needsStaff')
    const right = apologySigner(actor, subject.value)
    if (right === undefined) return refuse('needsHead')
    return ok({
      subject: subject.value,
      command: {
        type: 'apologise',
        lateness: { cause: input.cause, note: scene.texts.seal(input.reason) },
        rescheduledOn: input.rescheduledOn,
        signature: { by: actor.staffId, at: scene.occurredAt, onBehalfOf: right.grant?.onBehalfOf ?? null },
        number: await nextRegisterNumber(scene, subject.value.competentUnitId, REGISTER),
      },
    })
  },
}
