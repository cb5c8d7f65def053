export type DocumentPart = 'document' | 'copies' | 'pages'

/** Names of the boxes of the table of documents in the instant lane. */
export const documentField = (row: number, part: DocumentPart): string => `documents.${row}.${part}`

/** As many as one command takes. */
export const MOST_DOCUMENTS = 50
