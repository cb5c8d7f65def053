import { causeNotStated } from '#law/causes-of-lateness.ts'
import type { Lateness } from './domain/dossier.ts'
import type { Scene } from './execute.ts'
import type { LatenessInput } from './inputs.ts'

/**
 * The cause given for a late end. A member of staff has to give one, and is asked by `decide`; for an end that a program
 * or a citizen records, what stands for "not stated" is taken, so that nothing waits for an answer nobody can give.
 */
export const statedLateness = ({ texts, ctx }: Pick<Scene, 'texts' | 'ctx'>, given: LatenessInput): Lateness | null => {
  if (given) return { cause: given.cause, note: texts.sealOptional(given.note) }
  return ctx.actor.kind === 'staff' ? null : { cause: causeNotStated(), note: null }
}
