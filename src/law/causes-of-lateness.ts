import { z } from 'zod'
import { causesOfLateness as rows } from '../../law/monitoring/causes-of-lateness.ts'
import { datedFields, isInForce } from './dated.ts'

/** Chủ quan, khách quan: the two groups of the form of causes. */
export const CAUSE_GROUPS = ['subjective', 'objective'] as const

const causeSchema = z.strictObject({
  ...datedFields,
  code: z.string().regex(/^[A-Z][A-Z_]{1,39}$/),
  group: z.enum(CAUSE_GROUPS),
  label: z.string().min(1),
  /** The sentence that a drafted letter of apology proposes. */
  letter: z.string().min(1).optional(),
  /** Says too little without words of its own. */
  needsNote: z.boolean().default(false),
  /** Stands where nobody could be asked: an end that a program or a citizen recorded. Never offered to a person. */
  automatic: z.boolean().default(false),
})
export type CauseOfLateness = z.infer<typeof causeSchema>
export type CauseOfLatenessInput = z.input<typeof causeSchema>

const CAUSES: readonly CauseOfLateness[] = z.array(causeSchema).parse(rows)

/** The causes that a person may give on an ISO day, in the order of the list. */
export const causesOn = (day: string): readonly CauseOfLateness[] => CAUSES.filter((cause) => !cause.automatic && isInForce(cause, day))

/** A cause by its code, whatever the day: for what was recorded once. */
export const findCause = (code: string): CauseOfLateness | undefined => CAUSES.find((cause) => cause.code === code)

/** The cause recorded where nobody could be asked. */
export const causeNotStated = (): string => {
  const cause = CAUSES.find((one) => one.automatic)
  if (cause === undefined) throw new Error('no cause stands for what nobody stated')
  return cause.code
}
