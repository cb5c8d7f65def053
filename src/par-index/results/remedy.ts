import type { Ctx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { REFORM_AREA_CODES } from '#law/reform-areas.ts'
import { today } from '#organisation/today.ts'
import { addTask } from '#reform/commands.ts'
import type { ReformCode } from '#reform/domain/decide.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findCardScene } from '../rounds/reading-round.ts'

/** By what a task that mends a lost point is found again. */
export const remedyRef = (cardId: string, code: string): string => `par-card/${cardId}/${code}`

export type RemedyInput = { readonly cardId: string; readonly code: string; readonly title: string; readonly leadUnitId: UnitId; readonly area: string; readonly dueOn: string }

/**
 * Makes a lost point a task of reform (kế hoạch khắc phục), given by the unit to itself or to one of its own; asked
 * again it is the same task.
 */
export const remedyLoss = async (ctx: Ctx, { cardId, code, title, leadUnitId, area, dueOn }: RemedyInput): Promise<Result<{ readonly taskId: string }, ReformCode | 'parCardNotFound' | 'parLineUnknown'>> => {
  const scene = await acrossUnits(ctx, (trx) => findCardScene(trx, ctx, cardId))
  if (scene === undefined || scene.sight !== 'all') return refuse('parCardNotFound')
  const criterion = linesOf(scene.round.version).find((one) => one.code === code)
  const known = REFORM_AREA_CODES.find((one) => one === area)
  if (criterion === undefined || known === undefined) return refuse('parLineUnknown', { line: code })
  const ref = remedyRef(cardId, code)
  const added = await addTask(ctx, {
    commandId: ref, planId: null, assignerUnitId: scene.stored.card.unitId,
    terms: {
      area: known, title, leadUnitId, supportingUnitIds: [], deliverable: criterion.evidence ?? null, target: null, startsOn: today(ctx).toString(), dueOn, budgetDong: null,
      criteria: [code], source: { kind: 'remediation', ref, title: `${scene.round.name}, tiêu chí ${code}` },
    },
  })
  return added.ok ? ok({ taskId: added.value.id }) : added
}
