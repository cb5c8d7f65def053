/** The tick by which an officer receives a second dossier of one person for one procedure. */
export const DOUBLED_FIELD = 'doubledMeant'
