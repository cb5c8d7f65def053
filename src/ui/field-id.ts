/** The id of the box of a field; the error summary links to it. */
export const fieldId = (name: string): string => `o-${name}`
