/**
 * The fixed moments of a dossier's life at which its forecast is kept, so that each dossier speaks once at each: the
 * first morning, the first morning with half of the time gone, the first morning of its last working day.
 */
export const MOMENTS = ['start', 'halfway', 'lastDay'] as const
export type Moment = (typeof MOMENTS)[number]

type Standing = {
  readonly promisedMinutes: number
  readonly leftMinutes: number
  readonly dayMinutes: number
}

/** At which of the moments a dossier is. A promise of a day or less has no last day of its own. */
export const momentOf = ({ promisedMinutes, leftMinutes, dayMinutes }: Standing): Moment => {
  if (promisedMinutes > dayMinutes && leftMinutes <= dayMinutes) return 'lastDay'
  return leftMinutes <= promisedMinutes / 2 ? 'halfway' : 'start'
}
