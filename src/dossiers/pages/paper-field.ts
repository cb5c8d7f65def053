/** Names of the boxes of a form with papers, shared by the page that draws them and the door that reads them. */
export const paperField = (row: number, what: 'brought' | 'held' | 'form' | 'quantity' | 'name' | 'files'): string =>
  `papers.${row}.${what}`

/** How many papers beyond those of the procedure a form may name. */
export const MOST_EXTRA_PAPERS = 20

/** The hidden box that carries what an earlier sending of the form has already put on the disk. */
export const stagedField = (field: string): string => `${field}.staged`

/** A file that is safe on the disk and waits for the form to be saved. */
export type StagedUpload = { readonly fileId: string; readonly name: string }

/** Ticked when a mandatory paper is rightly missing in this case. */
export const WAIVED_FIELD = 'papers.waived'
