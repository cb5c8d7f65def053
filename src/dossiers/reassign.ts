import type { Ctx } from '#db/context.ts'
import type { DossierId, StaffId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { perform } from './commands.ts'
import { derivedId } from './derived-id.ts'
import type { CommandCode } from './execute.ts'

/** A live step chosen for somebody else. */
export type Pick = { readonly dossierId: DossierId; readonly stepNo: number }

export type ReassignInput = {
  readonly commandId: string
  readonly picks: readonly Pick[]
  /** Null gives the work back to everybody with the role. */
  readonly staffId: StaffId | null
}

/** What became of one of the chosen steps. */
export type Reassigned = Pick & { readonly code: string | null; readonly refusal: Refusal<CommandCode> | null }

/** More at once is a slip of the hand, not a reassignment. */
export const MOST_PICKS = 200

/**
 * Phân công lại hàng loạt: each item is a command of its own with its own history, so one that was taken meanwhile
 * does not hold back the others. The answer says what became of each.
 */
export const reassign = async (ctx: Ctx, input: ReassignInput): Promise<readonly Reassigned[]> => {
  const outcomes: Reassigned[] = []
  for (const pick of input.picks.slice(0, MOST_PICKS)) {
    const outcome = await perform(ctx, 'assignStep', {
      commandId: derivedId(`reassign/${input.commandId}/${pick.dossierId}/${pick.stepNo}`),
      occurredAt: null,
      dossierId: pick.dossierId,
      stepNo: pick.stepNo,
      staffId: input.staffId,
    })
    outcomes.push({
      ...pick,
      code: outcome.ok ? outcome.value.code : null,
      refusal: outcome.ok ? null : outcome.refusal,
    })
  }
  return outcomes
}
