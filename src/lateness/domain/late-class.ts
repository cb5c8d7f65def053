/** Why a dossier counts as late. Only `real` is the agency's own slowness; the figures judge all alike. */
export const LATE_CLASSES = ['clickedLate', 'sync', 'citizen', 'obligation', 'otherAgency', 'real'] as const
export type LateClass = (typeof LATE_CLASSES)[number]
