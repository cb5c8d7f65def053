import { z } from 'zod'
import { exampleCommune } from '../../law/par-index/example-commune.ts'
import { lamDongDistrict2022 } from '../../law/par-index/lam-dong-district-2022.ts'
import { parGrades as grades } from '../../law/par-index/grades.ts'
import { decisionBases } from '../../law/par-index/decision-bases.ts'
import { roundRules } from '../../law/par-index/round-rules.ts'
import { datedFields, isInForce } from './dated.ts'

/** Points have two digits at most; sums are compared in hundredths. */
const points = z.number().nonnegative().multipleOf(0.01)

/**
 * Figures that the system knows by itself, each a share of its named base, from 0 to 1. What is not in this list a
 * person enters, with evidence.
 */
export const SYSTEM_FACTS = [
  // Shares of figures, each opening to its dossiers.
  'finishedInTime', 'onlineReceived', 'fullOnlineReceived', 'receivedByPost', 'finishedOverdueApologised', 'pendingInTime', 'pendingOverdueApologised',
  'paidOnline', 'reused', 'electronicResult', 'digitised', 'returnedByPost',
  // The kept months of index 766.
  'qualityIndex', 'receptionSatisfied',
  // Periodic reports, by the day on which they were due.
  'reportsOnTime',
  // Tasks of reform that were due, and petitions that had to be answered.
  'tasksOnTime', 'assignedTasksOnTime', 'petitionsOnTime',
] as const
export type SystemFact = (typeof SYSTEM_FACTS)[number]

const step = z.strictObject({ from: z.number().min(0), points })

/** A figure that somebody enters for a formula. `to` null: no upper end. */
const formulaInput = z.strictObject({
  name: z.string().max(40).regex(/^\p{L}[\p{L}\p{N}_]*$/u), label: z.string().min(1), from: z.number().default(0), to: z.number().nullable().default(null),
})
export type FormulaInput = z.infer<typeof formulaInput>

/** How the points of a sub-criterion come about. */
const method = z.discriminatedUnion('kind', [
  /** part ÷ base × the maximum; the whole of it from `fullAt` on; nothing below `noneBelow`. */
  z.strictObject({
    kind: z.literal('ratio'), part: z.string().min(1), base: z.string().min(1), fullAt: z.number().gt(0).max(1).default(1),
    noneBelow: z.number().min(0).max(1).default(0),
  }),
  /** The points of the highest step that the value reaches. */
  z.strictObject({ kind: z.literal('steps'), value: z.string().min(1), steps: z.array(step).min(2) }),
  z.strictObject({ kind: z.literal('yesNo'), question: z.string().min(1) }),
  /** The maximum, less `each` for every case, never below nought. */
  z.strictObject({ kind: z.literal('deduction'), cases: z.string().min(1), each: points }),
  /** A share of full satisfaction, from a survey. */
  z.strictObject({ kind: z.literal('survey'), asked: z.string().min(1) }),
  /** Points by an expression over named inputs (`#par-index/domain/formula`), kept between nought and the maximum. */
  z.strictObject({ kind: z.literal('formula'), inputs: z.array(formulaInput).min(1).max(10), expression: z.string().min(1).max(500) }),
  /** From the system's own facts; nobody types it. */
  z.strictObject({
    kind: z.literal('fromSystem'), fact: z.enum(SYSTEM_FACTS), fullAt: z.number().gt(0).max(1).default(1),
    noneBelow: z.number().min(0).max(1).default(0), steps: z.array(step).min(2).optional(),
  }),
  /** Published as points alone: how they came about is not known. */
  z.strictObject({ kind: z.literal('published') }),
])
export type ScoringMethod = z.infer<typeof method>

const code = z.string().regex(/^[0-9]+(\.[0-9]+)*$/)

export const subCriterionSchema = z.strictObject({
  code, name: z.string().min(1), maxPoints: points, method, evidence: z.string().optional(), verifier: z.string().optional(),
  /** Not in the published text: concluded from its sums. */
  inferred: z.boolean().default(false),
})
export type SubCriterion = z.infer<typeof subCriterionSchema>

/** Which units are scored with a set. */
export const INDEX_LEVELS = ['province', 'department', 'district', 'commune'] as const
export type IndexLevel = (typeof INDEX_LEVELS)[number]

/** A set with at least so many lines under each line: one when it is used, none while it is being written. */
const versionSchema = (least: 0 | 1) => {
  const criterion = z.strictObject({ code, name: z.string().min(1), maxPoints: points, subCriteria: z.array(subCriterionSchema).min(least) })
  const area = z.strictObject({ code, name: z.string().min(1), maxPoints: points, criteria: z.array(criterion).min(least) })
  return z.strictObject({
    ...datedFields,
    code: z.string().regex(/^[a-z0-9-]+$/),
    name: z.string().min(1),
    level: z.enum(INDEX_LEVELS),
    years: z.strictObject({ from: z.number().int(), to: z.number().int().nullable() }),
    maxPoints: points,
    /** An example to start from, not in force anywhere. */
    isExample: z.boolean(),
    areas: z.array(area).min(least),
  })
}
export const indexVersionSchema = versionSchema(1)
/** The same set while it is being written: a line may still stand without lines under it. */
export const indexDraftSchema = versionSchema(0)
export type IndexVersion = z.infer<typeof indexVersionSchema>
export type IndexVersionInput = z.input<typeof indexVersionSchema>
export type IndexArea = IndexVersion['areas'][number]
export type IndexCriterion = IndexArea['criteria'][number]

const gradeSchema = z.strictObject({ ...datedFields, grades: z.array(z.strictObject({ from: points, name: z.string().min(1) })).min(1) })
export type GradeTableInput = z.input<typeof gradeSchema>

/** What a new round is proposed with; `councilUntil` is a day of the year after. */
const yearDay = z.strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })
const roundRulesSchema = z.strictObject({
  ...datedFields, rebuttalWorkingDays: z.number().int().positive(), cutOff: yearDay, selfScoreUntil: yearDay, verificationUntil: yearDay, councilUntil: yearDay,
})
export type RoundRulesInput = z.input<typeof roundRulesSchema>
export const PAR_ROUND_RULES = roundRulesSchema.parse(roundRules)

const decisionBasisSchema = z.strictObject({ ...datedFields, text: z.string().min(1) })
export type DecisionBasisInput = z.input<typeof decisionBasisSchema>
const DECISION_BASES = z.array(decisionBasisSchema).parse(decisionBases)

/** What a publication decision of this day is based on, in the order of the paper. */
export const decisionBasesOn = (day: string): readonly string[] => DECISION_BASES.filter((basis) => isInForce(basis, day)).map(({ text }) => text)

export const PAR_INDEX_VERSIONS: readonly IndexVersion[] = z.array(indexVersionSchema).parse([exampleCommune, lamDongDistrict2022])
export const PAR_GRADES = gradeSchema.parse(grades)

/** A set that ships with the program; sets that an agency wrote itself are found through `#par-index/versions/queries.ts`. */
export const findShippedVersion = (wanted: string): IndexVersion | undefined => PAR_INDEX_VERSIONS.find((version) => version.code === wanted)
