/** How likely, in four: at least 70 %, 40 to 70 %, below 40 %, not known. */
export const CHANCES = ['high', 'middle', 'low', 'unknown'] as const
export type Chance = (typeof CHANCES)[number]

/** How near, in working days left: one at most, three at most, more. */
export const NEARNESS = ['day', 'days', 'later'] as const
export type Nearness = (typeof NEARNESS)[number]

export const chanceIs = (chance: number | null): Chance =>
  chance === null ? 'unknown' : chance >= 0.7 ? 'high' : chance >= 0.4 ? 'middle' : 'low'
