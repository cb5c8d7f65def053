import { ok, refuse } from '#kernel/result.ts'
import type { DossierCommand } from './command.ts'
import { isAccepted, isLive, type Dossier } from './dossier.ts'
import type { Decided, Script } from './script.ts'

const UNDER_WAY: readonly Dossier['phase'][] = ['submitted', 'incomplete', 'open', 'resolved']

/**
 * Chuyển việc sang đơn vị khác: everything of a dossier that lies at one unit goes to another. Its live steps go in any
 * case; what the dossier itself names (where it was received, who is responsible) only when that unit is no more, since
 * a living unit stays responsible for what it began; a result stays with whoever gave it. No due date moves, not even a step's.
 */
export const transferWork = (script: Script, dossier: Dossier, command: Extract<DossierCommand, { type: 'transferWork' }>): Decided<null> => {
  const { fromUnitId, toUnitId, fromIsEnded, reason } = command
  if (!UNDER_WAY.includes(dossier.phase)) return refuse('wrongPhase', { phase: dossier.phase })
  const steps = isAccepted(dossier) ? dossier.steps.filter((step) => isLive(step) && step.unitId === fromUnitId) : []
  const isCompetent = fromIsEnded && dossier.phase !== 'resolved' && dossier.competentUnitId === fromUnitId
  const isNamed = isCompetent || (fromIsEnded && dossier.receivingUnitId === fromUnitId)
  if (fromUnitId === toUnitId || (steps.length === 0 && !isNamed)) return refuse('nothingToTransfer')
  if (isNamed) {
    script.add({
      type: 'dossierTransferred', reason,
      receivingUnitId: dossier.receivingUnitId === fromUnitId ? toUnitId : dossier.receivingUnitId,
      competentUnitId: isCompetent ? toUnitId : dossier.competentUnitId,
    })
  }
  for (const { no } of steps) script.add({ type: 'stepTransferred', no, unitId: toUnitId, reason })
  return ok(null)
}
