import { findGrant } from '#identity/domain/may.ts'
import { fromAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findPossibleHolders } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { isAccepted, isLive, type Dossier } from './domain/dossier.ts'
import { LEADERS } from './domain/may.ts'
import { existing, type CommandCode, type Scene, type UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { standingGround } from './plan-reception.ts'

/** A leader moves work only between units that their right reaches. */
const leads = ({ ctx: { actor } }: Scene, unitId: UnitId, sectorCode: string): boolean =>
  actor.kind === 'system' || findGrant(actor, LEADERS, unitId, sectorCode) !== undefined

/** Work given to a unit in which nobody has the role would lie there as it did before. */
const canTake = async (scene: Scene, dossier: Dossier, fromUnitId: UnitId, toUnitId: UnitId): Promise<Result<null, CommandCode>> => {
  const day = vietnamDay(fromAt(scene.now))
  const above = (await unitTree(scene.trx, day)).ancestors(toUnitId).map((unit) => unit.id)
  const moving = isAccepted(dossier) ? dossier.steps.filter((step) => isLive(step) && step.unitId === fromUnitId) : []
  for (const step of moving) {
    const place = { unitId: toUnitId, above, role: step.role, sector: dossier.sectorCode }
    if ((await findPossibleHolders(scene.trx, place, day)).length === 0) return refuse('unitCannotTake', { step: step.name })
  }
  return ok(null)
}

export const transferWork: UseCase<Input<'transferWork'>> = {
  kind: 'transferWork',
  ground: async (trx, ctx, input, dossier, day) => {
    if ((await unitTree(trx, day)).find(input.toUnitId as UnitId) === undefined) return refuse('unitUnknown', { unit: input.toUnitId })
    return standingGround(trx, ctx, input, dossier)
  },
  plan: async (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok || scene.dossier === undefined) return refuse('notFound')
    const [fromUnitId, toUnitId] = [input.fromUnitId as UnitId, input.toUnitId as UnitId]
    const { sectorCode } = subject.value
    if (!leads(scene, fromUnitId, sectorCode) || !leads(scene, toUnitId, sectorCode)) return refuse('transferBeyondReach')
    const taken = await canTake(scene, scene.dossier, fromUnitId, toUnitId)
    if (!taken.ok) return taken
    const fromIsEnded = (await unitTree(scene.trx, vietnamDay(fromAt(scene.now)))).find(fromUnitId) === undefined
    return ok({
      command: { type: 'transferWork', fromUnitId, toUnitId, fromIsEnded, reason: scene.texts.seal(input.reason) },
      subject: subject.value,
    })
  },
}
