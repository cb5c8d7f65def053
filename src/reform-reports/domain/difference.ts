import { findIndicator } from '#law/reform-reports.ts'

/** A figure against the same one a year before: shares differ by percentage points, everything else by a number and a percentage. */
export type Difference =
  | { readonly kind: 'same' }
  | { readonly kind: 'points'; readonly by: number }
  /** `percent` is absent where the base is 0. */
  | { readonly kind: 'amount'; readonly by: number; readonly percent?: number }

const isShare = (code: string): boolean => findIndicator(code)?.unit === '%'

const twoDecimals = (value: number): number => Math.round(value * 100) / 100

/** Undefined when one of the two is not known. `by` is signed. */
export const differenceOf = (code: string, now: number | null | undefined, before: number | null | undefined): Difference | undefined => {
  if (now == null || before == null) return undefined
  const by = twoDecimals(now - before)
  if (by === 0) return { kind: 'same' }
  if (isShare(code)) return { kind: 'points', by }
  return before === 0 ? { kind: 'amount', by } : { kind: 'amount', by, percent: twoDecimals((Math.abs(by) / before) * 100) }
}
