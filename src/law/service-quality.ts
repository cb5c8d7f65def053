import { z } from 'zod'
import { decision766 } from '../../law/service-quality/766-QD-TTg.ts'
import { datedFields, isInForce } from './dated.ts'

/** Whom the index is computed for. A unit of a commune below its committee is measured as a commune is. */
export const INDEX_LEVELS = ['province', 'department', 'district', 'commune'] as const
export type IndexLevel = (typeof INDEX_LEVELS)[number]

/**
 * What an indicator counts: the name under which the numerator and the denominator are defined in
 * `src/service-quality`. Closed: a successor of the decision may use them anew with other points and rules.
 */
export const QUALITY_MEASURES = [
  'publishedOnTime',
  'postedOnTime',
  'contentFull',
  'dossierSynced',
  'resolvedInTime',
  'onlineService',
  'onlineServiceUsed',
  'submittedOnline',
  'paymentIntegrated',
  'paymentServiceUsed',
  'paidOnline',
  'electronicResult',
  'digitised',
  'reused',
  'personalStoreConnected',
  'populationDataProcedure',
  'populationDataDossier',
  'electronicCertifiedCopy',
  'petitionInTime',
  'petitionSatisfied',
  'receptionSatisfied',
] as const
export type QualityMeasure = (typeof QUALITY_MEASURES)[number]

/** How a share becomes points. `fullAt`: all points from that percentage on, evenly less below it. */
const scoringSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('linear') }),
  z.strictObject({ rule: z.literal('fullAt'), percent: z.number().positive().max(100) }),
])

const indicatorSchema = z.strictObject({
  /** The number under which people know it. */
  code: z.string().regex(/^\d\.\d[a-z]?$/),
  label: z.string().min(1),
  measure: z.enum(QUALITY_MEASURES),
  numerator: z.string().min(1),
  denominator: z.string().min(1),
  max: z.number().positive(),
  scoring: scoringSchema,
  /** What it gives when there was nothing to count: all points, none, or no answer. */
  whenEmpty: z.enum(['full', 'zero', 'noData']),
  appliesTo: z.array(z.enum(INDEX_LEVELS)).min(1),
  byProcedure: z.boolean(),
  /** Its group in the decision and its group on the national scoreboard. */
  legalGroup: z.string().min(1),
  portalGroup: z.string().min(1),
  checked: datedFields.checked,
  note: z.string().min(1).optional(),
})
export type QualityIndicator = z.infer<typeof indicatorSchema>

const groupSchema = z.strictObject({ code: z.string().min(1), label: z.string().min(1), max: z.number().positive() })
export type QualityGroup = z.infer<typeof groupSchema>

/** Phân nhóm: as the decision groups the indicators, and as the national scoreboard shows them. */
export const GROUPINGS = ['portal', 'legal'] as const
export type Grouping = (typeof GROUPINGS)[number]

const sumOf = (parts: readonly { readonly max: number }[]): number => parts.reduce((sum, one) => sum + one.max, 0)

const versionSchema = z
  .strictObject({
    ...datedFields,
    code: z.string().min(1),
    title: z.string().min(1),
    max: z.number().positive(),
    rounding: z.strictObject({ pointDecimals: z.number().int().min(0).max(4), percentDecimals: z.number().int().min(0).max(4) }),
    /** How timeliness is judged, dossier by dossier. */
    timeliness: z.strictObject({
      /** More supplement requests than this make a dossier overdue. */
      mostSupplementRequests: z.number().int().nonnegative(),
    }),
    legalGroups: z.array(groupSchema).min(1),
    portalGroups: z.array(groupSchema).min(1),
    indicators: z.array(indicatorSchema).min(1),
  })
  .refine(({ max, indicators }) => sumOf(indicators) === max, 'the points of the indicators make up the whole')
  .refine(
    ({ indicators, legalGroups, portalGroups }) =>
      legalGroups.every(({ code, max }) => sumOf(indicators.filter((one) => one.legalGroup === code)) === max) &&
      portalGroups.every(({ code, max }) => sumOf(indicators.filter((one) => one.portalGroup === code)) === max),
    'the points of the indicators make up their groups',
  )
  .refine(({ indicators }) => new Set(indicators.map((one) => one.code)).size === indicators.length, 'each code once')

export type QualityIndexVersion = z.infer<typeof versionSchema>
export type QualityIndexVersionInput = z.input<typeof versionSchema>

/** Newest last; a successor of Decision 766 is one more row. */
const VERSIONS: readonly QualityIndexVersion[] = z.array(versionSchema).min(1).parse([decision766])

/** The version in force on an ISO day; `undefined` before there was any index. */
export const qualityIndexVersion = (day: string): QualityIndexVersion | undefined => VERSIONS.findLast((one) => isInForce(one, day))
