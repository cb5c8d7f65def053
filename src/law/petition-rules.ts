import { z } from 'zod'
import { petitionRules as rows } from '../../law/petitions/rules.ts'
import { datedFields, isInForce } from './dated.ts'

/** What a petition is about. Closed: what may be done with each is data of the rule. */
export const PETITION_CLASSES = ['regulation', 'conduct', 'service', 'outOfScope'] as const
export type PetitionClass = (typeof PETITION_CLASSES)[number]

/** What has a time limit of its own, as Decision 766 counts it. */
export const PETITION_LIMITS = ['refuse', 'ask', 'answer', 'publish'] as const
export type PetitionLimit = (typeof PETITION_LIMITS)[number]

/** Where something goes that is no petition. */
export const PETITION_ROUTES = ['complaint', 'denunciation', 'otherLaw'] as const
export type PetitionRoute = (typeof PETITION_ROUTES)[number]

const day = z.number().int().positive()
const checked = datedFields.checked

const classSchema = z.strictObject({
  code: z.enum(PETITION_CLASSES),
  label: z.string().min(1),
  /** What it covers, in the words of somebody who writes one. */
  hint: z.string().min(1),
  /** May somebody send it without saying who they are? */
  allowsAnonymous: z.boolean(),
  /** Answered here; else refused or routed. */
  isHandled: z.boolean(),
  /** The answer is made public, unless for `mayStay` the leader decides otherwise with a reason. */
  publication: z.enum(['always', 'mayStay', 'never']),
  source: z.string().min(1),
  checked,
})
export type PetitionClassRule = z.infer<typeof classSchema>

const routeSchema = z.strictObject({
  code: z.enum(PETITION_ROUTES),
  label: z.string().min(1),
  /** What the sender is told: why it is none, and where it goes. */
  notice: z.string().min(1),
  source: z.string().min(1),
  checked,
})

const ruleSchema = z.strictObject({
  ...datedFields,
  /** Working days from reception, or from the last transfer where that restarts them; `publish` from the answer. */
  limits: z.record(z.enum(PETITION_LIMITS), day),
  transferRestarts: z.boolean(),
  /** The time to answer stands while the sender is asked for more. */
  askingPauses: z.boolean(),
  /** Working days that the sender has to answer what was asked. */
  supplementDays: day,
  /** A sender who is not content may have it taken up again. */
  reopening: z.strictObject({ times: z.number().int().nonnegative(), withinDays: day }),
  classes: z.array(classSchema).length(PETITION_CLASSES.length),
  refusalReasons: z.array(z.strictObject({ code: z.string().regex(/^[A-Z][A-Z_]{1,39}$/), label: z.string().min(1) })).min(1),
  routes: z.array(routeSchema).length(PETITION_ROUTES.length),
})
export type PetitionRule = z.infer<typeof ruleSchema>
export type PetitionRuleInput = z.input<typeof ruleSchema>

const RULES: readonly PetitionRule[] = z.array(ruleSchema).min(1).parse(rows)

/** The rule in force on an ISO day; the first one for a day before all of them. */
export const petitionRule = (day: string): PetitionRule => {
  const rule = RULES.find((one) => isInForce(one, day)) ?? RULES[0]
  if (rule === undefined) throw new Error('no rule of petitions')
  return rule
}

/** What a rule says of a class. */
export const classRule = (rule: PetitionRule, code: PetitionClass): PetitionClassRule => {
  const found = rule.classes.find((one) => one.code === code)
  if (found === undefined) throw new Error(`no rule for petitions of class ${code}`)
  return found
}
