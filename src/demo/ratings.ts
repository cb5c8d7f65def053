import { transaction } from '#db/context.ts'
import { sealId } from '#dossiers/look-up/sealed-id.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { RatingAnswers } from '#satisfaction/domain/rating.ts'
import { rate } from '#satisfaction/rate.ts'
import { dossierIdOf, seededWorld, type Stage } from '../simulation/perform-turn.ts'
import type { PlannedDossier } from '../simulation/plan.ts'
import { seededChance, type Chance } from '../simulation/seed.ts'

const COMMENTS = ['Cán bộ hướng dẫn dễ hiểu', 'Được trả sớm hơn ngày hẹn', 'Chờ ở quầy hơi lâu', 'Nên có thêm ghế cho người già'] as const
const CONTENT = 0.88
const COMMENTING = 0.15

const answersOf = (chance: Chance): RatingAnswers => {
  const grade = () => chance.pick(chance.happens(CONTENT) ? ([4, 5] as const) : ([2, 3] as const))
  return {
    reception: grade(), time: grade(), attitude: grade(), askedTwice: chance.happens(0.05),
    comment: chance.happens(COMMENTING) ? chance.pick(COMMENTS) : null,
  }
}

/** Whoever fetched a result of the demo rates it on their way out, by the address on the paper; answers how many did. */
export const rateServices = async (stage: Stage, dossiers: readonly PlannedDossier[]): Promise<number> => {
  let cast = 0
  for (const dossier of dossiers) {
    const fetched = dossier.turns.find(({ act }) => act === 'handOver')
    if (fetched === undefined) continue
    const stream = `${stage.seed} rating ${dossier.index}`
    const ctx = seededWorld(stage, VISITOR, fetched.at + 1, stream)
    const token = await transaction(ctx, (trx) => sealId(trx, ctx, 'rating', dossierIdOf(stage.seed, dossier)))
    const rated = await rate(ctx, { token, address: '', answers: answersOf(seededChance(`demo rating ${dossier.index}`)) })
    if (rated.ok) cast += 1
  }
  return cast
}
