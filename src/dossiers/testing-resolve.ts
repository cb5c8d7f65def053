import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import type { CommandId, DossierId, FileId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { perform } from './commands.ts'
import { isAccepted, isLive, type Step } from './domain/dossier.ts'
import { INPUTS, type CommandName, type LatenessInput } from './inputs.ts'
import { findDossier } from './queries.ts'
import { asStaff, type TestOffice } from './testing.ts'

type ResultFile = { readonly fileId: FileId; readonly name: string }
type Doer = 'officer' | 'head' | 'leader' | 'clerk' | 'desk'
type Move = { readonly by: Doer; readonly name: CommandName; readonly input?: Record<string, unknown> }

const movesOf = (step: Step, files: readonly ResultFile[], lateness: LatenessInput): readonly Move[] => {
  switch (step.kind) {
    case 'handle':
      return [
        { by: 'officer', name: 'draftResult', input: { outcome: 'GRANTED', summary: 'Cấp theo đề nghị', files } },
        { by: 'officer', name: 'forward' },
      ]
    case 'review':
      return [{ by: step.role === 'caseOfficer' ? 'officer' : step.role === 'unitHead' ? 'head' : 'leader', name: 'forward' }]
    case 'approve':
      return [{ by: 'leader', name: 'approve' }]
    case 'issue':
      return [{ by: 'clerk', name: 'issue' }]
    default:
      return [{ by: 'desk', name: 'finish', input: { lateness } }]
  }
}

/** Takes an accepted dossier through its process until its result is at the desk, each step by whose it is; `lateness` for one that is late. */
export const resolveDossier = async (
  system: Ctx,
  staff: Pick<TestOffice['staff'], Doer>,
  dossierId: DossierId,
  files: readonly ResultFile[] = [],
  lateness: LatenessInput = null,
): Promise<void> => {
  for (;;) {
    const dossier = await transaction(system, (trx) => findDossier(trx, system.actor, dossierId))
    if (dossier === undefined || !isAccepted(dossier)) throw new Error('no such accepted dossier')
    const step = dossier.phase === 'open' ? dossier.steps.find(isLive) : undefined
    if (step === undefined) return
    for (const { by, name, input } of movesOf(step, files, lateness)) {
      const commandId = system.newId() as CommandId
      taken(await perform(await asStaff(system, staff[by]), name, INPUTS[name].parse({ ...input, commandId, dossierId, stepNo: step.no }) as never))
    }
  }
}
