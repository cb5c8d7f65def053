import type { Punctuality } from '#disclosure/domain/timeliness.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import type { Measured } from './score.ts'

/** A procedure that a unit resolves, on the last day that counts. */
export type Offered = {
  readonly unitId: UnitId
  readonly procedureCode: string
  /** Partly or wholly online (một phần, toàn trình). */
  readonly isOnline: boolean
  /** Somebody owes something for it, unless exempt. */
  readonly hasFee: boolean
  /** Money for it can be paid online. */
  readonly isPayable: boolean
}

/** How a procedure was published: over all its versions of the period; its content is that of the version in force. */
export type Posted = {
  /** `undefined`: nothing of it was published in the period. */
  readonly decision: Punctuality | undefined
  readonly posting: Punctuality | undefined
  /** `undefined`: no version was in force on the last day. */
  readonly isFull: boolean | undefined
}

/** Procedures of whose dossiers some were sent in, or paid, online in the period. */
export type Usage = { readonly sentOnline: ReadonlySet<string>; readonly paidOnline: ReadonlySet<string> }

/** Measures that count procedures. */
export const PROCEDURE_MEASURE_NAMES = [
  'publishedOnTime', 'postedOnTime', 'contentFull', 'onlineService', 'onlineServiceUsed', 'paymentIntegrated', 'paymentServiceUsed',
] as const satisfies readonly QualityMeasure[]
export type ProcedureMeasure = (typeof PROCEDURE_MEASURE_NAMES)[number]

export const isProcedureMeasure = (measure: QualityMeasure): measure is ProcedureMeasure =>
  (PROCEDURE_MEASURE_NAMES as readonly QualityMeasure[]).includes(measure)

/** What a procedure may still gain while the period runs; what was published or posted late stays so. */
export const MENDABLE_PROCEDURE_MEASURES: ReadonlySet<QualityMeasure> = new Set<ProcedureMeasure>([
  'contentFull', 'onlineService', 'onlineServiceUsed', 'paymentIntegrated', 'paymentServiceUsed',
])

/** One late version makes the procedure late; without a day to judge by nothing can be said. */
export const worstOf = (judged: readonly Punctuality[]): Punctuality | undefined => {
  if (judged.length === 0) return undefined
  if (judged.includes('late')) return 'late'
  return judged.includes('inTime') ? 'inTime' : 'unknown'
}

/** What a measure says of one procedure: in the numerator, outside it, not judgeable, or not in it at all. */
export type Standing = 'met' | 'missed' | 'unjudged' | undefined

const yes = (holds: boolean): Standing => (holds ? 'met' : 'missed')
const punctual = (judged: Punctuality | undefined): Standing =>
  judged === undefined ? undefined : judged === 'unknown' ? 'unjudged' : yes(judged === 'inTime')

type Procedure = Pick<Offered, 'procedureCode' | 'isOnline' | 'hasFee' | 'isPayable'>

/** The definitions of the measures of procedures (Decision 766, 1.1–1.3, 3.1, 3.2, 3.5). */
const STANDINGS: Readonly<Record<ProcedureMeasure, (one: Procedure, posted: Posted | undefined, usage: Usage) => Standing>> = {
  publishedOnTime: (_, posted) => punctual(posted?.decision),
  postedOnTime: (_, posted) => punctual(posted?.posting),
  contentFull: (_, posted) => (posted?.isFull === undefined ? undefined : yes(posted.isFull)),
  onlineService: ({ isOnline }) => yes(isOnline),
  onlineServiceUsed: ({ isOnline, procedureCode }, _, { sentOnline }) => (isOnline ? yes(sentOnline.has(procedureCode)) : undefined),
  paymentIntegrated: ({ hasFee, isPayable }) => (hasFee ? yes(isPayable) : undefined),
  paymentServiceUsed: ({ hasFee, procedureCode }, _, { paidOnline }) => (hasFee ? yes(paidOnline.has(procedureCode)) : undefined),
}

/** Each procedure once: it is online, or can be paid, where any of the units does it so. */
const eachOnce = (offered: readonly Offered[]): readonly Procedure[] => {
  const found = new Map<string, Procedure>()
  for (const one of offered) {
    const known = found.get(one.procedureCode)
    found.set(one.procedureCode, {
      procedureCode: one.procedureCode,
      isOnline: one.isOnline || known?.isOnline === true,
      hasFee: one.hasFee || known?.hasFee === true,
      isPayable: one.isPayable || known?.isPayable === true,
    })
  }
  return [...found.values()]
}

/** How each procedure stands in a measure, in the order in which the units offer them. */
export const standingsOf = (
  measure: ProcedureMeasure,
  offered: readonly Offered[],
  posted: ReadonlyMap<string, Posted>,
  usage: Usage,
): readonly { readonly procedureCode: string; readonly standing: Exclude<Standing, undefined> }[] =>
  eachOnce(offered).flatMap((one) => {
    const standing = STANDINGS[measure](one, posted.get(one.procedureCode), usage)
    return standing === undefined ? [] : [{ procedureCode: one.procedureCode, standing }]
  })

/** Numerators and denominators of all measures of procedures. */
export const procedureMeasures = (
  offered: readonly Offered[],
  posted: ReadonlyMap<string, Posted>,
  usage: Usage,
): Readonly<Record<ProcedureMeasure, Measured>> => {
  const measured = (measure: ProcedureMeasure): Measured => {
    const standings = standingsOf(measure, offered, posted, usage)
    const countOf = (standing: Standing): number => standings.filter((one) => one.standing === standing).length
    return { kind: 'counted', numerator: countOf('met'), denominator: countOf('met') + countOf('missed'), unjudged: countOf('unjudged') }
  }
  return {
    publishedOnTime: measured('publishedOnTime'),
    postedOnTime: measured('postedOnTime'),
    contentFull: measured('contentFull'),
    onlineService: measured('onlineService'),
    onlineServiceUsed: measured('onlineServiceUsed'),
    paymentIntegrated: measured('paymentIntegrated'),
    paymentServiceUsed: measured('paymentServiceUsed'),
  }
}
