/** Names of the boxes of evidence in a form, shared by the page that draws them and the door that reads them. */
export const EVIDENCE_FILES = 'evidence.files'

/** A form has room for so many documents; more are given with the next sending. */
export const DOCUMENT_ROWS = 6

export type DocumentBox = 'number' | 'issuedOn' | 'issuer' | 'title'

export const documentField = (row: number, box: DocumentBox): string => `evidence.document.${row}.${box}`
/** Ticked for a piece that the thing has already and keeps. */
export const keptField = (row: number): string => `evidence.kept.${row}`
/** Ticked for a fact of the system. */
export const factField = (row: number): string => `evidence.fact.${row}`
