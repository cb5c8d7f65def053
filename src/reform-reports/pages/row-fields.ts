/** Names of the boxes of a row, shared by the page that draws them and the door that reads them. */
export const valueField = (code: string): string => `value.${code}`
export const noteField = (code: string): string => `note.${code}`
