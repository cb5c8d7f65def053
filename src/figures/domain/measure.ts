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
] as const satisfies readonly (Exclude<PointKind, 'received'> | `received${string}`)[]
export type Column = (typeof COLUMNS)[number]

const RECEIVED = {
  direct: 'receivedDirect',
  post: 'receivedPost',
  fullOnline: 'receivedFullOnline',
  partialOnline: 'receivedPartialOnline',
} as const satisfies Record<Intake, Column>

export const columnOf = (kind: PointKind, intake: Intake): Column => (kind === 'received' ? RECEIVED[intake] : kind)

/** How many of each column with their sign; what is left out is nought. */
export type Tally = { readonly [column in Column]?: number }

/**
 * A measure: what it adds up of the points before the period's first day, and of those within it. A flow takes only the
 * latter; a state at the period's end takes both alike.
 */
export type Definition = { readonly before: Tally; readonly during: Tally }

const all = (...columns: readonly Column[]): Tally => Object.fromEntries(columns.map((column) => [column, 1]))
const less = (...columns: readonly Column[]): Tally => Object.fromEntries(columns.map((column) => [column, -1]))
const during = (...columns: readonly Column[]): Definition => ({ before: {}, during: all(...columns) })
const atEnd = (terms: Tally): Definition => ({ before: terms, during: terms })

const ARRIVALS = Object.values(RECEIVED)
const RESOLUTIONS = ['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'] as const
const WITHDRAWALS = ['withdrawnEarly', 'withdrawnOnTime', 'withdrawnOverdue'] as const
const TERMINATIONS = ['terminatedEarly', 'terminatedOnTime', 'terminatedOverdue'] as const
const PENDING: Tally = { ...all(...ARRIVALS), ...less(...RESOLUTIONS, ...WITHDRAWALS, ...TERMINATIONS) }

/**
 * Everything that can be asked, each defined once. Judged at the competent unit, each dossier once. `carriedOver` is
 * what was pending at the instant before the first day; `accepted` what came in the period, and `received` both, as the
 * forms call it ("số hồ sơ nhận giải quyết"). Paused, apologised, cross-boundary and denied are parts of others.
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
} as const satisfies Record<string, Definition>

export type Measure = keyof typeof DEFINITIONS
export const MEASURES = Object.keys(DEFINITIONS) as readonly Measure[]

export const definitionOf = (measure: Measure): Definition => DEFINITIONS[measure]

export type Figures = Readonly<Record<Measure, number>>

const weigh = (terms: Tally, tally: Tally): number =>
  Object.entries(terms).reduce((sum, [column, sign]) => sum + sign * (tally[column as Column] ?? 0), 0)

/** Every measure of one row of a report, from what was before the period and what came within it. */
export const figuresOf = (before: Tally, within: Tally): Figures =>
  Object.fromEntries(
    MEASURES.map((measure) => {
      const definition = definitionOf(measure)
      return [measure, weigh(definition.before, before) + weigh(definition.during, within)]
    }),
  ) as Figures

export const addTallies = (tallies: readonly Tally[]): Tally => {
  const sum: { [column in Column]?: number } = {}
  for (const tally of tallies) {
    for (const [column, amount] of Object.entries(tally) as [Column, number][]) sum[column] = (sum[column] ?? 0) + amount
  }
  return sum
}

export const negated = (tally: Tally): Tally =>
  Object.fromEntries(Object.entries(tally).map(([column, amount]) => [column, -amount]))

export const NO_FIGURES: Figures = figuresOf({}, {})

export const addFigures = (rows: readonly Figures[]): Figures =>
  Object.fromEntries(MEASURES.map((measure) => [measure, rows.reduce((sum, row) => sum + row[measure], 0)])) as Figures
