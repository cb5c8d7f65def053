import type { Figures, Measure } from './measure.ts'

/** A part of its named base: whoever shows the percentage shows both. */
export type Share = { readonly part: number; readonly base: number }

type Definition = {
  readonly part: readonly Measure[]
  readonly base: readonly Measure[]
  /** Measures whose dossiers are in the base and not in the part, where one opens to exactly them. */
  readonly rest: readonly Measure[]
}

/**
 * Shares that figures know by themselves, for whoever measures a target or a criterion by them. Each is defined once;
 * nobody types a percentage.
 */
const DEFINITIONS = {
  finishedInTime: { part: ['resolvedEarly', 'resolvedOnTime'], base: ['resolved'], rest: ['resolvedOverdue'] },
  pendingInTime: { part: ['pendingInTime'], base: ['pending'], rest: ['pendingOverdue'] },
  finishedOverdueApologised: { part: ['resolvedOverdueApologised'], base: ['resolvedOverdue'], rest: [] },
  pendingOverdueApologised: { part: ['pendingOverdueApologised'], base: ['pendingOverdue'], rest: [] },
  onlineReceived: { part: ['receivedFullOnline', 'receivedPartialOnline'], base: ['accepted'], rest: ['receivedDirect', 'receivedPost'] },
  fullOnlineReceived: { part: ['receivedFullOnline'], base: ['accepted'], rest: ['receivedPartialOnline', 'receivedDirect', 'receivedPost'] },
  paidOnline: { part: ['receivedPaidOnline'], base: ['receivedWithFee'], rest: [] },
  reused: { part: ['receivedReusing'], base: ['accepted'], rest: [] },
  electronicResult: { part: ['resolvedElectronically'], base: ['resolvedWithDocument'], rest: [] },
  digitised: { part: ['resolvedDigitised'], base: ['resolved'], rest: [] },
  returnedByPost: { part: ['handedOverByPost'], base: ['handedOver'], rest: [] },
  receivedByPost: { part: ['receivedPost'], base: ['accepted'], rest: ['receivedDirect'] },
} as const satisfies Record<string, Definition>

export type ShareName = keyof typeof DEFINITIONS
export const SHARE_NAMES = Object.keys(DEFINITIONS) as readonly ShareName[]

export const shareDefinition = (name: ShareName): Definition => DEFINITIONS[name]

const sum = (figures: Figures, measures: readonly Measure[]): number => measures.reduce((total, measure) => total + figures[measure], 0)

/** A share of one row of figures. */
export const shareOf = (name: ShareName, figures: Figures): Share => {
  const { part, base } = DEFINITIONS[name]
  return { part: sum(figures, part), base: sum(figures, base) }
}
