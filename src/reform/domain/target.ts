import type { Share, ShareName } from '#figures/domain/shares.ts'

/**
 * What a task is measured by: a share that the system reads itself (`atLeast` from 0 to 1), or a number of things that
 * the unit reports.
 */
export type Target =
  | { readonly kind: 'share'; readonly share: ShareName; readonly atLeast: number }
  | { readonly kind: 'count'; readonly amount: number; readonly unit: string }

/** Nothing of nothing is no failing: there was nothing to do. */
export const isReached = (target: Target & { readonly kind: 'share' }, { part, base }: Share): boolean => part >= target.atLeast * base

const whole = (ratio: number): number => Math.floor(Math.max(0, Math.min(1, ratio)) * 100)

/** How far a target is reached, in whole percent from 0 to 100. */
export const shareProgress = (target: Target & { readonly kind: 'share' }, share: Share): number =>
  isReached(target, share) ? 100 : Math.min(99, whole(share.part / (share.base * target.atLeast)))

export const countProgress = (target: Target & { readonly kind: 'count' }, reached: number): number =>
  reached >= target.amount ? 100 : Math.min(99, whole(reached / target.amount))
