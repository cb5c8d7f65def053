/** The hidden box that carries what an earlier sending of the form has already put on the disk. */
export const stagedField = (field: string): string => `${field}.staged`

/** A file that is safe on the disk and waits for the form to be saved. */
export type StagedUpload = { readonly fileId: string; readonly name: string }
