/** Keys of the sums that a dossier was asked for after it was filed: stable, by the number of the event that asked. */
export const obligationKey = (seq: number): string => `obligation/${seq}`

/** The item, counted from 1, of a supplement request. */
export const itemKey = (seq: number, item: number): string => `asked/${seq}/${item}`
