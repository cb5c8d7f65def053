import { hash } from 'node:crypto'
import type { Ctx } from '#db/context.ts'
import type { DossierId, StaffId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { perform } from './commands.ts'
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

/** A command id for each item that a resend of the whole makes again: a UUID of version 8 over both. */
const itemId = (commandId: string, { dossierId, stepNo }: Pick): string => {
  const digest = hash('sha256', `reassign/${commandId}/${dossierId}/${stepNo}`, 'buffer')
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/**
 * Phân công lại hàng loạt: each item is a command of its own with its own history, so one that was taken meanwhile
 * does not hold back the others. The answer says what became of each.
 */
export const reassign = async (ctx: Ctx, input: ReassignInput): Promise<readonly Reassigned[]> => {
  const outcomes: Reassigned[] = []
  for (const pick of input.picks.slice(0, MOST_PICKS)) {
    const outcome = await perform(ctx, 'assignStep', {
      commandId: itemId(input.commandId, pick),
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
