import { Temporal, type PlainDate } from '#kernel/time.ts'

/** Whole days, both ends included; `to: null` has no end yet. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate | null }

export const covers = (period: Period, day: PlainDate): boolean =>
  Temporal.PlainDate.compare(period.from, day) <= 0 &&
  (period.to === null || Temporal.PlainDate.compare(day, period.to) <= 0)

export const isOrdered = (period: Period): boolean =>
  period.to === null || Temporal.PlainDate.compare(period.from, period.to) <= 0

/** True when every day of `inner` lies in `outer`. */
export const contains = (outer: Period, inner: Period): boolean =>
  Temporal.PlainDate.compare(outer.from, inner.from) <= 0 &&
  (outer.to === null ||
    (inner.to !== null && Temporal.PlainDate.compare(inner.to, outer.to) <= 0))

/** True when some day lies in both. */
export const overlaps = (a: Period, b: Period): boolean =>
  (b.to === null || Temporal.PlainDate.compare(a.from, b.to) <= 0) &&
  (a.to === null || Temporal.PlainDate.compare(b.from, a.to) <= 0)
