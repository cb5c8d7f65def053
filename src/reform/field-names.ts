export const UNIT_FIELD = 'unit.'

/** A unit among those that a task is split over, as a field of the form names it. */
export const unitField = (id: string): string => `${UNIT_FIELD}${id}`

/** A unit among those that support a task. */
export const supportField = (id: string): string => `supporting.${id}`
