import type { FileId } from '#kernel/ids.ts'
import type { Scene } from './execute.ts'
import type { FileInput } from './inputs.ts'
import type { FiledFile } from './store.ts'

/** Ties uploaded files to the dossier of this command; their names become texts of the dossier. */
export const tieFiles = (scene: Scene, files: readonly FileInput[], purpose: FiledFile['purpose']): readonly FileId[] =>
  files.map((file) => {
    scene.attach({ fileId: file.fileId, purpose, nameNo: scene.texts.seal(file.name).v })
    return file.fileId as FileId
  })
