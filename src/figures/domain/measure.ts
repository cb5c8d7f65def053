import type { Intake, PointKind } from '#dossiers/domain/figure-points.ts'

/** What is summed: the points of a kind, those of `received` by the way the dossier came in. */
export const COLUMNS = [
  'receivedDirect',
  'receivedPost',
  'receivedFullOnline',
  'receivedPartialOnline',
  'receivedCrossBoundary',
  'resolvedEarly',
  'resolvedOnTime',
  'resolvedOverdue',
  'resolvedOverdueApologised',
  'deniedOnMerits',
  'withdrawnEarly',
  'withdrawnOnTime',
  'withdrawnOverdue',
  'terminatedEarly',
  'terminatedOnTime',
  'terminatedOverdue',
  'overdue',
  'overdueApologised',
  'pausedInTime',
  'pausedOverdue',
  'rejectedAtReception',
  'voided',
  'awaitingReception',
  'awaitingReceptionLate',
  'receivedWithFee',
  'receivedPaidOnline',
  'receivedReusing',
  'resolvedWithDocument',
  'resolvedElectronically',
  'resolvedScanned',
  'resolvedDigitised',
  'handedOver',
  'handedOverByPost',
  'receivedByIdentity',
] as const satisfies readonly (Exclude<PointKind, 'received'> | `received${string}`)[]
export type Column = (typeof COLUMNS)[number]

const RECEIVED = {
  direct: 'receivedDirect',
  post: 'receivedPost',
  fullOnline: 'receivedFullOnline',
  partialOnline: 'receivedPartialOnline',
} as const satisfies Record<Intake, Column>

export const columnOf = (kind: PointKind, intake: Intake): Column => (kind === 'received' ? RECEIVED[intake] : kind)

/** Columns with their sign; what is left out is not counted. */
export type Terms = { readonly [column in Column]?: 1 | -1 }

/**
 * A measure: what it adds up of the points before the period's first day, and of those within it. A flow takes only the
 * latter; a state at the period's end takes both alike.
 */
export type Definition = { readonly before: Terms; readonly during: Terms }

const all = (...columns: readonly Column[]): Terms => Object.fromEntries(columns.map((column) => [column, 1]))
const less = (...columns: readonly Column[]): Terms => Object.fromEntries(columns.map((column) => [column, -1]))
const during = (...columns: readonly Column[]): Definition => ({ before: {}, during: all(...columns) })
const atEnd = (terms: Terms): Definition => ({ before: terms, during: terms })

const ARRIVALS = Object.values(RECEIVED)
const RESOLUTIONS = ['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'] as const
const WITHDRAWALS = ['withdrawnEarly', 'withdrawnOnTime', 'withdrawnOverdue'] as const
const TERMINATIONS = ['terminatedEarly', 'terminatedOnTime', 'terminatedOverdue'] as const
const PENDING: Terms = { ...all(...ARRIVALS), ...less(...RESOLUTIONS, ...WITHDRAWALS, ...TERMINATIONS) }

/**
 * Everything that can be asked, each defined once. Judged at the competent unit, each dossier once. `carriedOver` is
 * what was pending at the instant before the first day; `accepted` what came in the period, and `received` both, as the
 * forms call it ("số hồ sơ nhận giải quyết"). Paused, apologised, cross-boundary and denied are parts of others, and so is
 * everything about money, papers and the post: of what was received in the period (paid online, whenever that was), of
 * what was resolved in it (digitised, whenever that was), of what was handed over in it.
 */
const DEFINITIONS = {
  carriedOver: { before: PENDING, during: {} },
  accepted: during(...ARRIVALS),
  received: { before: PENDING, during: all(...ARRIVALS) },
  receivedDirect: during('receivedDirect'),
  receivedPost: during('receivedPost'),
  receivedFullOnline: during('receivedFullOnline'),
  receivedPartialOnline: during('receivedPartialOnline'),
  receivedCrossBoundary: during('receivedCrossBoundary'),
  resolved: during(...RESOLUTIONS),
  resolvedEarly: during('resolvedEarly'),
  resolvedOnTime: during('resolvedOnTime'),
  resolvedOverdue: during('resolvedOverdue'),
  resolvedOverdueApologised: during('resolvedOverdueApologised'),
  deniedOnMerits: during('deniedOnMerits'),
  withdrawn: during(...WITHDRAWALS),
  withdrawnEarly: during('withdrawnEarly'),
  withdrawnOnTime: during('withdrawnOnTime'),
  withdrawnOverdue: during('withdrawnOverdue'),
  terminated: during(...TERMINATIONS),
  terminatedEarly: during('terminatedEarly'),
  terminatedOnTime: during('terminatedOnTime'),
  terminatedOverdue: during('terminatedOverdue'),
  pending: atEnd(PENDING),
  pendingInTime: atEnd({ ...PENDING, overdue: -1 }),
  pendingOverdue: atEnd(all('overdue')),
  pendingOverdueApologised: atEnd(all('overdueApologised')),
  pausedInTime: atEnd(all('pausedInTime')),
  pausedOverdue: atEnd(all('pausedOverdue')),
  rejectedAtReception: during('rejectedAtReception'),
  voided: during('voided'),
  awaitingReceptionInTime: atEnd({ awaitingReception: 1, awaitingReceptionLate: -1 }),
  awaitingReceptionLate: atEnd(all('awaitingReceptionLate')),
  receivedWithFee: during('receivedWithFee'),
  receivedPaidOnline: during('receivedPaidOnline'),
  receivedReusing: during('receivedReusing'),
  resolvedWithDocument: during('resolvedWithDocument'),
  resolvedElectronically: during('resolvedElectronically'),
  resolvedScanned: during('resolvedScanned'),
  resolvedDigitised: during('resolvedDigitised'),
  handedOver: during('handedOver'),
  handedOverByPost: during('handedOverByPost'),
  receivedByIdentity: during('receivedByIdentity'),
} as const satisfies Record<string, Definition>

export type Measure = keyof typeof DEFINITIONS
export const MEASURES = Object.keys(DEFINITIONS) as readonly Measure[]

export const definitionOf = (measure: Measure): Definition => DEFINITIONS[measure]

export type Figures = Readonly<Record<Measure, number>>

/** How many of each column, in the order of `COLUMNS`. */
export type Tally = readonly number[]

const PLACES = new Map(COLUMNS.map((column, i) => [column, i]))
export const placeOfColumn = (column: Column): number => PLACES.get(column) ?? -1
export const emptyTally = (): number[] => COLUMNS.map(() => 0)

type Weighed = readonly (readonly [place: number, sign: number])[]
const weighed = (terms: Terms): Weighed =>
  (Object.entries(terms) as [Column, number][]).map(([column, sign]) => [placeOfColumn(column), sign])
const WEIGHED = MEASURES.map((measure) => {
  const { before, during: within } = definitionOf(measure)
  return { measure, before: weighed(before), within: weighed(within) }
})

const weigh = (terms: Weighed, tally: Tally): number => {
  let sum = 0
  for (const [place, sign] of terms) sum += sign * (tally[place] ?? 0)
  return sum
}

/** Every measure of one row of a report, from what was before the period and what came within it. */
export const figuresOf = (before: Tally, within: Tally): Figures => {
  const figures: { [measure in Measure]?: number } = {}
  for (const one of WEIGHED) figures[one.measure] = weigh(one.before, before) + weigh(one.within, within)
  return figures as Figures
}

/** Adds `sign` times a tally to a sum that the caller owns. */
export const addTo = (sum: number[], tally: Tally, sign: 1 | -1 = 1): void => {
  for (let place = 0; place < sum.length; place++) sum[place] = (sum[place] ?? 0) + sign * (tally[place] ?? 0)
}

export const NO_FIGURES: Figures = figuresOf([], [])

export const addFigures = (rows: readonly Figures[]): Figures => {
  const sum: { -readonly [measure in Measure]: number } = { ...NO_FIGURES }
  for (const row of rows) for (const measure of MEASURES) sum[measure] += row[measure]
  return sum
}
