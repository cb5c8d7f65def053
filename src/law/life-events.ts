import { z } from 'zod'
import { lifeEvents as rows } from '../../law/disclosure/life-events.ts'
import { datedFields, isInForce } from './dated.ts'

const lifeEventSchema = z.strictObject({
  ...datedFields,
  /** Last part of its address. */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1).max(60),
  /** One line under the title. */
  summary: z.string().min(1).max(120),
  /** What one does, in the order of doing it, in plain words. */
  intro: z.string().min(1).max(600),
  procedures: z
    .array(z.strictObject({ code: z.string().regex(/^\d\.\d{6}$/), when: z.string().min(1).max(200) }))
    .min(1),
})

/** Việc trong đời: what happens to people, and the procedures that it brings, in the order of use. */
export type LifeEvent = z.infer<typeof lifeEventSchema>
export type LifeEventInput = z.input<typeof lifeEventSchema>

/** Throws at start-up when a row is malformed. */
export const LIFE_EVENTS: readonly LifeEvent[] = z.array(lifeEventSchema).parse(rows)

/** The events that hold on an ISO day, in the order in which they are shown. */
export const lifeEventsOn = (day: string): readonly LifeEvent[] => LIFE_EVENTS.filter((event) => isInForce(event, day))
