import { transaction, type Ctx } from '#db/context.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { MonitoringRefusal } from '#monitoring/refusals.ts'
import { urgeSubject } from '#monitoring/urge-subject.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { leadingUnits, maySeePetition } from './domain/may.ts'
import { holdingUnit, runningLimit, type PetitionId } from './domain/petition.ts'
import type { PetitionRefusal } from './refusals.ts'
import { lockPetition } from './store.ts'

export type PetitionUrged = { readonly id: PetitionId; readonly code: string | null; readonly outcome: Result<{ readonly number: string }, MonitoringRefusal | PetitionRefusal> }

type Urging = { readonly commandId: string; readonly ids: readonly PetitionId[]; readonly words: string }

export const MOST_URGED = 200

/** Đôn đốc petitions that are late, one or many, by who leads the agency that has them: each stands for itself. */
export const urgePetitions = async (ctx: Ctx, { commandId, ids, words }: Urging): Promise<readonly PetitionUrged[]> => {
  const urged: PetitionUrged[] = []
  for (const id of ids.slice(0, MOST_URGED)) {
    urged.push(await transaction(ctx, async (trx): Promise<PetitionUrged> => {
      const petition = (await lockPetition(trx, id))?.petition
      const tree = await unitTree(trx, today(ctx))
      if (petition === undefined || !maySeePetition(ctx.actor, petition, tree)) return { id, code: null, outcome: refuse('petitionNotFound') }
      const unitId = holdingUnit(petition)
      const grant = grantsOf(ctx.actor).find(({ role, reach }) => role === 'agencyLeader' && reach.has(unitId))
      const running = runningLimit(petition)
      if (grant === undefined || !leadingUnits(ctx.actor).has(unitId)) return { id, code: petition.code, outcome: refuse('petitionNotAllowed') }
      if (running === null || running.dueAt >= toAt(ctx.clock())) return { id, code: petition.code, outcome: refuse('petitionNotLateConflict') }
      const slip = await urgeSubject(trx, ctx, {
        commandId, subject: { kind: 'petition', id, title: `Phản ánh ${petition.code}`, href: `/phan-anh-kien-nghi/${id}` },
        fromUnitId: grant.unitId, toUnitId: unitId, toStaffId: petition.holderId, dueAt: fromAt(running.dueAt), words,
      })
      return { id, code: petition.code, outcome: slip.ok ? ok({ number: slip.value.number }) : slip }
    }))
  }
  return urged
}
