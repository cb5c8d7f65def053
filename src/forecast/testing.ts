import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { isAccepted, isLive, type Step } from '#dossiers/domain/dossier.ts'
import type { CommandName } from '#dossiers/inputs.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { TestOffice } from '#dossiers/testing-lives.ts'

type Move = { readonly by: keyof TestOffice['staff']; readonly name: CommandName; readonly input?: Record<string, unknown> }

const movesOf = (step: Step): readonly Move[] => {
  switch (step.kind) {
    case 'handle':
      return [
        { by: 'officer', name: 'draftResult', input: { outcome: 'GRANTED', summary: 'Cấp theo đề nghị', files: [] } },
        { by: 'officer', name: 'forward' },
      ]
    case 'review':
      return [{ by: step.role === 'caseOfficer' ? 'officer' : step.role === 'unitHead' ? 'head' : 'leader', name: 'forward' }]
    case 'approve':
      return [{ by: 'leader', name: 'approve' }]
    case 'issue':
      return [{ by: 'clerk', name: 'issue' }]
    default:
      return [{ by: 'receiver', name: 'finish' }]
  }
}

/** Works on a dossier's live step at each of these moments (Vietnam's time), until its result is at the desk or they end. */
export const workAt = async (office: TestOffice, dossierId: DossierId, moments: readonly string[]): Promise<void> => {
  for (const moment of moments) {
    office.at(moment)
    const dossier = await transaction(office.system, (trx) => findDossier(trx, office.system.actor, dossierId))
    const step = dossier !== undefined && isAccepted(dossier) && dossier.phase === 'open' ? dossier.steps.find(isLive) : undefined
    if (step === undefined) return
    for (const { by, name, input } of movesOf(step)) {
      const lateness = name === 'finish' ? { lateness: { cause: 'STAFF_SHORTAGE' } } : {}
      await office.must(by, name, { ...input, ...lateness, dossierId, stepNo: step.no })
    }
  }
}

/** The world in which the worker's tasks run. */
export const asWorker = (office: TestOffice): Ctx => ({ ...office.system, db: office.db.worker })
