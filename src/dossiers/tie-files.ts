import type { FileId } from '#kernel/ids.ts'
import type { Dossier } from './domain/dossier.ts'
import type { Scene } from './execute.ts'
import type { FileInput } from './inputs.ts'
import type { FiledFile } from './store.ts'

/** Ties uploaded files to the dossier of this command; their names become texts of the dossier. One that it has already stays as it is. */
export const tieFiles = (scene: Scene, files: readonly FileInput[], purpose: FiledFile['purpose']): readonly FileId[] => {
  const had = filesOf(scene.dossier)
  return files.map((file) => {
    const id = file.fileId as FileId
    if (!had.has(id)) scene.attach({ fileId: id, purpose, nameNo: scene.texts.seal(file.name).v })
    return id
  })
}

/** What the citizen sent with a dossier so far. */
const filesOf = (dossier: Dossier | undefined): ReadonlySet<FileId> =>
  new Set(dossier === undefined ? [] : [...dossier.papers.flatMap((paper) => paper.files), ...(dossier.form?.files ?? [])])
