import type { DossierScene } from '../pages/dossier-view.ts'
import { isAccepted } from '../domain/dossier.ts'
import type { Naming } from './history-phrases.ts'
import { OTHER_PAPER } from './missing-words.ts'

/** Names for the ids in a dossier's history. */
export const namingOf = ({ dossier, page, version, staffName, unitName }: DossierScene): Naming => ({
  textOf: page.textOf,
  staffName,
  unitName,
  stepName: (no) => (isAccepted(dossier) ? (dossier.steps.find((step) => step.no === no)?.name ?? '') : ''),
  paperName: (paperId) => version.papers.find((paper) => paper.id === paperId)?.name ?? OTHER_PAPER,
  fileName: (id) => page.files.find((file) => file.fileId === id)?.name ?? null,
})
