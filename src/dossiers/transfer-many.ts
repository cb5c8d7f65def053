import type { Ctx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { perform } from './commands.ts'
import { derivedId } from './derived-id.ts'
import { MOST_PICKS, type Reassigned } from './reassign.ts'

export type Transfer = {
  readonly commandId: string
  /** Of each dossier, what lies at its unit; `stepNo` (0 for the desk) only names the row that was chosen. */
  readonly picks: readonly { readonly dossierId: DossierId; readonly stepNo: number; readonly fromUnitId: UnitId }[]
  readonly toUnitId: UnitId
  readonly reason: string
}

/** Chuyển hàng loạt sang đơn vị khác: each dossier is a command of its own, so one that cannot go holds back no other. */
export const transferMany = async (ctx: Ctx, { commandId, picks, toUnitId, reason }: Transfer): Promise<readonly Reassigned[]> => {
  const outcomes: Reassigned[] = []
  const wanted = new Map(picks.map((pick) => [`${pick.dossierId}/${pick.fromUnitId}`, pick]))
  for (const { dossierId, stepNo, fromUnitId } of [...wanted.values()].slice(0, MOST_PICKS)) {
    const outcome = await perform(ctx, 'transferWork', {
      commandId: derivedId(`transfer/${commandId}/${dossierId}/${fromUnitId}`), occurredAt: null, dossierId, fromUnitId, toUnitId, reason,
    })
    outcomes.push({ dossierId, stepNo, code: outcome.ok ? outcome.value.code : null, refusal: outcome.ok ? null : outcome.refusal })
  }
  return outcomes
}
