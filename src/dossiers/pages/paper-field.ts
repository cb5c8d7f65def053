/** Names of the boxes of a form with papers, shared by the page that draws them and the door that reads them. */
export const paperField = (row: number, what: 'brought' | 'held' | 'form' | 'quantity' | 'name' | 'files'): string =>
  `papers.${row}.${what}`

/** How many papers beyond those of the procedure a form may name. */
export const MOST_EXTRA_PAPERS = 20

/** Ticked when a mandatory paper is rightly missing in this case. */
export const WAIVED_FIELD = 'papers.waived'
