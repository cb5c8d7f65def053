import { z } from 'zod'
import { exampleCommune } from '../../law/par-index/example-commune.ts'
import { lamDongDistrict2022 } from '../../law/par-index/lam-dong-district-2022.ts'
import { parGrades as grades } from '../../law/par-index/grades.ts'
import { datedFields } from './dated.ts'

/** Points have two digits at most; sums are compared in hundredths. */
const points = z.number().nonnegative().multipleOf(0.01)

/**
 * Figures that the system knows by itself, each a share of its named base, from 0 to 1. What is not in this list a
 * person enters, with evidence.
 */
export const SYSTEM_FACTS = [
  // Shares of figures: dossiers.
  'finishedInTime', 'onlineReceived', 'fullOnlineReceived', 'receivedByPost', 'finishedOverdueApologised', 'pendingInTime', 'pendingOverdueApologised',
  // The kept months of index 766.
  'qualityIndex', 'paidOnline', 'electronicResult', 'digitised', 'reused', 'receptionSatisfied',
  // Periodic reports, by the day on which they were due.
  'reportsOnTime',
] as const
export type SystemFact = (typeof SYSTEM_FACTS)[number]

const step = z.strictObject({ from: z.number().min(0), points })

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

const subCriterion = z.strictObject({
  code, name: z.string().min(1), maxPoints: points, method, evidence: z.string().optional(), verifier: z.string().optional(),
  /** Not in the published text: concluded from its sums. */
  inferred: z.boolean().default(false),
})
export type SubCriterion = z.infer<typeof subCriterion>

const criterion = z.strictObject({ code, name: z.string().min(1), maxPoints: points, subCriteria: z.array(subCriterion).min(1) })
const area = z.strictObject({ code, name: z.string().min(1), maxPoints: points, criteria: z.array(criterion).min(1) })

export const indexVersionSchema = z.strictObject({
  ...datedFields,
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** Which units are scored with it. */
  level: z.enum(['province', 'department', 'district', 'commune']),
  years: z.strictObject({ from: z.number().int(), to: z.number().int().nullable() }),
  maxPoints: points,
  /** An example to start from, not in force anywhere. */
  isExample: z.boolean(),
  areas: z.array(area).min(1),
})
export type IndexVersion = z.infer<typeof indexVersionSchema>
export type IndexVersionInput = z.input<typeof indexVersionSchema>

const gradeSchema = z.strictObject({ ...datedFields, grades: z.array(z.strictObject({ from: points, name: z.string().min(1) })).min(1) })
export type GradeTableInput = z.input<typeof gradeSchema>

export const PAR_INDEX_VERSIONS: readonly IndexVersion[] = z.array(indexVersionSchema).parse([exampleCommune, lamDongDistrict2022])
export const PAR_GRADES = gradeSchema.parse(grades)

export const findIndexVersion = (wanted: string): IndexVersion | undefined => PAR_INDEX_VERSIONS.find((version) => version.code === wanted)
