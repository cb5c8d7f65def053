/** The box of a question; of an option where several may be ticked. */
export const questionField = (key: string, option?: string): string => (option === undefined ? `q.${key}` : `q.${key}.${option}`)

export const UNIT_FIELD = 'u.'
export const SHEET_FIELD = 'p.'
/** The box of a unit that is to be rated. */
export const unitField = (unitId: string): string => `${UNIT_FIELD}${unitId}`
/** The box of a questionnaire. */
export const sheetField = (code: string): string => `${SHEET_FIELD}${code}`

/** The box of how many people of a group are asked about each unit, and that of their contacts. */
export const countField = (group: string): string => `so.${group}`
export const contactsField = (group: string): string => `lienhe.${group}`
