import { Temporal, type PlainDate } from '#kernel/time.ts'

/** The first day from today on which a new version may begin: after every day on which another has begun. */
export const firstFreeDay = (begun: readonly PlainDate[], today: PlainDate): PlainDate =>
  begun.reduce(
    (free, day) => (Temporal.PlainDate.compare(free, day) <= 0 ? day.add({ days: 1 }) : free),
    today,
  )
