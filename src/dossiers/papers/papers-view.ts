import { isPreviewable } from '#files/preview/serve-preview.ts'
import type { FileId } from '#kernel/ids.ts'
import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import type { BroughtPaper, PaperForm, TextRef } from '../domain/dossier.ts'
import type { DossierFile } from '../queries.ts'
import { OTHER_PAPER, UNNAMED_FILE } from '../ui/missing-words.ts'

export type FileView = {
  readonly key: string
  readonly name: string
  readonly sizeBytes: number
  readonly mediaType: string
  /** It can be looked at in place. */
  readonly isShown: boolean
}

export type PaperView = {
  readonly no: number
  readonly name: string
  readonly form: PaperForm
  readonly quantity: number
  readonly alreadyHeld: boolean
  readonly files: readonly FileView[]
}

export type PapersView = {
  readonly brought: readonly PaperView[]
  /** Mandatory papers of the procedure that nothing brought answers. */
  readonly missing: readonly { readonly id: string; readonly name: string }[]
}

type TextOf = (ref: TextRef | null | undefined) => string | null

/** Files by their ids, as links. */
export const fileViews = (ids: readonly FileId[], files: readonly DossierFile[]): readonly FileView[] =>
  ids.flatMap((id) => {
    const file = files.find((one) => one.fileId === id)
    return file === undefined
      ? []
      : [{ key: file.downloadKey, name: file.name ?? UNNAMED_FILE, sizeBytes: file.size, mediaType: file.mediaType, isShown: isPreviewable(file.mediaType) }]
  })

export const papersOf = (
  papers: readonly BroughtPaper[],
  required: readonly RequiredPaper[],
  files: readonly DossierFile[],
  textOf: TextOf,
): PapersView => ({
  brought: papers.map((paper) => ({
    no: paper.no,
    name: textOf(paper.name) ?? required.find((one) => one.id === paper.paperId)?.name ?? OTHER_PAPER,
    form: paper.form,
    quantity: paper.quantity,
    alreadyHeld: paper.alreadyHeld,
    files: fileViews(paper.files, files),
  })),
  missing: required
    .filter((one) => one.mandatory && one.condition === undefined && !papers.some((paper) => paper.paperId === one.id))
    .map(({ id, name }) => ({ id, name })),
})
