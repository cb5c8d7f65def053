import { z } from 'zod'
import { DIALOGUE_MEASURES, PETITION_MEASURES, PROCEDURE_MEASURES, PUNCTUALITY_MEASURES, SURVEY_MEASURES, TASK_MEASURES } from '#reform-reports/domain/source.ts'
import { MEASURES } from '#figures/domain/measure.ts'
import { OWN_MEASURES } from '#reports/domain/measure.ts'
import { annexes } from '../../law/reform-reports/annexes.ts'
import { reformDuties } from '../../law/reform-reports/duties.ts'
import { outlines } from '../../law/reform-reports/outline.ts'
import { reformPeriods } from '../../law/reform-reports/periods.ts'
import { datedFields, isInForce, isoDay } from './dated.ts'
import { findTier, findUnitKind } from './unit-catalogue.ts'

const tier = z.string().refine((code) => findTier(code) !== undefined, 'no such tier')
const kindOfUnit = z.string().refine((code) => findUnitKind(code) !== undefined, 'no such kind')
const indicatorCode = z.string().regex(/^[1-9]\.[1-9]\d?$/)

/** Where an indicator's value comes from: a closed union; `asked` is what the system cannot know. */
const sourceSchema = z.discriminatedUnion('kind', [
  /** States of dossiers; `at` takes only those decided at one tier. */
  z.strictObject({ kind: z.literal('figure'), sum: z.array(z.enum(MEASURES)).min(1), at: tier.optional() }),
  /** Services, payments, post: what `#reports/own-items.ts` counts. */
  z.strictObject({ kind: z.literal('own'), sum: z.array(z.enum(OWN_MEASURES)).min(1) }),
  z.strictObject({ kind: z.literal('procedures'), measure: z.enum(PROCEDURE_MEASURES) }),
  z.strictObject({ kind: z.literal('task'), measure: z.enum(TASK_MEASURES) }),
  z.strictObject({ kind: z.literal('petition'), measure: z.enum(PETITION_MEASURES) }),
  z.strictObject({ kind: z.literal('dialogue'), measure: z.enum(DIALOGUE_MEASURES) }),
  z.strictObject({ kind: z.literal('survey'), measure: z.enum(SURVEY_MEASURES) }),
  z.strictObject({ kind: z.literal('punctuality'), measure: z.enum(PUNCTUALITY_MEASURES) }),
  z.strictObject({ kind: z.literal('asked') }),
  /** The sum of other indicators. */
  z.strictObject({ kind: z.literal('sum'), of: z.array(indicatorCode).min(2) }),
  /** `of` as a percentage of `base`: computed, never typed. */
  z.strictObject({ kind: z.literal('share'), of: indicatorCode, base: indicatorCode }),
])
export type IndicatorSource = z.output<typeof sourceSchema>

const indicatorSchema = z.strictObject({
  code: indicatorCode,
  label: z.string().min(1),
  /** Đơn vị tính. */
  unit: z.string().min(1),
  from: sourceSchema,
  /** "trong đó": a part of the row above. */
  isPart: z.boolean().default(false),
  /** Only units of these tiers report it; all when absent. */
  tiers: z.array(tier).min(1).optional(),
  /** The last day of periods that still report it. */
  until: isoDay.optional(),
  /** Words that stand around a typed number which means this indicator, all of them, in lower case. */
  words: z.array(z.string().min(2)).min(1).optional(),
  /** Words beside which a number means another row. */
  unless: z.array(z.string().min(2)).min(1).optional(),
})
export type Indicator = z.output<typeof indicatorSchema>

const annexSchema = z.strictObject({ no: z.number().int().min(1).max(9), title: z.string().min(1), indicators: z.array(indicatorSchema).min(1) })
export type Annex = z.output<typeof annexSchema>
export type AnnexInput = z.input<typeof annexSchema>

/** Where the wording of the annexes stands: one edition so far. */
export const ANNEX_BASIS = {
  source: 'Phụ lục thống kê kèm đề cương báo cáo CCHC của Bộ Nội vụ (Công văn 581/BNV-CCHC); tên chỉ tiêu có thể khác từng chữ',
  checked: 'toVerify',
} as const

const namesRowsThatAreThere = (tables: readonly Annex[]): boolean => {
  const rows = tables.flatMap(({ no, indicators }) => indicators.map((row) => ({ no, row })))
  const codes = new Set(rows.map(({ row }) => row.code))
  return codes.size === rows.length && rows.every(({ no, row: { code, from } }) =>
    code.startsWith(`${no}.`) && (from.kind === 'sum' ? from.of : from.kind === 'share' ? [from.of, from.base] : []).every((named) => codes.has(named) && named !== code))
}

export const ANNEXES: readonly Annex[] = z.array(annexSchema).refine(namesRowsThatAreThere, 'a row is there twice or names one that is not').parse(annexes)
export const INDICATORS: readonly Indicator[] = ANNEXES.flatMap(({ indicators }) => indicators)
const BY_CODE = new Map(INDICATORS.map((indicator) => [indicator.code, indicator]))
export const findIndicator = (code: string): Indicator | undefined => BY_CODE.get(code)

/** Does a unit of this tier report the row for a period that ends on `day` (ISO)? */
export const isReportedBy = ({ tiers, until }: Indicator, tierCode: string, day: string): boolean =>
  (tiers === undefined || tiers.includes(tierCode)) && (until === undefined || day <= until)

const proposalSchema = z.strictObject({
  /** Live references in double braces; what stands in brackets is left out where a reference in it has no figure. */
  text: z.string().min(1),
  /** The sentence is proposed only then. */
  when: z.union([
    z.strictObject({ positive: indicatorCode }),
    z.strictObject({ zero: indicatorCode }),
    z.strictObject({ atLeast: z.strictObject({ code: indicatorCode, value: z.number() }) }),
  ]),
})
export type Proposal = z.output<typeof proposalSchema>

const nodeSchema = z.strictObject({
  code: z.string().regex(/^[1-9](\.[1-9]){0,2}$/),
  /** As it is printed before the title. */
  number: z.string().min(1),
  title: z.string().min(1),
  annex: z.number().int().optional(),
  proposals: z.array(proposalSchema).default([]),
  /** A part without headings of its own: its text stands directly under it. */
  isLeaf: z.boolean().default(false),
})
export type OutlineNode = z.output<typeof nodeSchema>

const outlineSchema = z.strictObject({ ...datedFields, title: z.string().includes('{period}'), nodes: z.array(nodeSchema).min(5) })
export type Outline = z.output<typeof outlineSchema>
export type OutlineInput = z.input<typeof outlineSchema>

export const OUTLINES: readonly Outline[] = z.array(outlineSchema).min(1).parse(outlines)

/** The outline for a period that ends on `day` (ISO): the one in force, else the first. */
export const outlineOn = (day: string): Outline => {
  const found = OUTLINES.findLast((outline) => isInForce(outline, day)) ?? OUTLINES[0]
  if (found === undefined) throw new Error('no outline of reports')
  return found
}

/** Headings under which people write: those with a number of two parts or more, and parts without headings. */
export const isWritten = ({ code, isLeaf }: OutlineNode, { nodes }: Outline): boolean =>
  isLeaf || (code.includes('.') && !nodes.some((other) => other.code.startsWith(`${code}.`)))

export const REFORM_PERIOD_CODES = ['Q1', 'H1', 'M9', 'Y'] as const
export type ReformPeriodCode = (typeof REFORM_PERIOD_CODES)[number]

const periodSchema = z.strictObject({
  ...datedFields,
  code: z.enum(REFORM_PERIOD_CODES),
  kind: z.enum(['quarter', 'halfYear', 'nineMonths', 'year']),
  name: z.string().includes('{year}'),
})
export type ReformPeriodRow = z.output<typeof periodSchema>
export type ReformPeriodInput = z.input<typeof periodSchema>

export const REFORM_PERIODS: readonly ReformPeriodRow[] = z.array(periodSchema).length(REFORM_PERIOD_CODES.length).parse(reformPeriods)

const dutySchema = z.strictObject({
  ...datedFields,
  owedBy: z.strictObject({ tier, kind: kindOfUnit }),
  /** Day of the period's last month by which the report is sent. */
  dueOnDay: z.number().int().min(15).max(28),
})
export type ReformDuty = z.output<typeof dutySchema>
export type ReformDutyInput = z.input<typeof dutySchema>

export const REFORM_DUTIES: readonly ReformDuty[] = z.array(dutySchema).parse(reformDuties)

/** What a unit of this tier and kind owes for a period that ends on `day` (ISO); undefined when it owes none. */
export const reformDutyOf = (unit: { readonly tier: string; readonly kind: string }, day: string): ReformDuty | undefined =>
  REFORM_DUTIES.find((duty) => duty.owedBy.tier === unit.tier && duty.owedBy.kind === unit.kind && isInForce(duty, day))
