import { ok, refuse } from '#kernel/result.ts'
import type { DossierCommand, Facts } from './command.ts'
import type { Open } from './dossier.ts'
import { checkCause, isLate } from './lateness.ts'
import { newDateOf } from './re-appointment.ts'
import type { Decided, Script } from './script.ts'

type Of<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>

/**
 * Xin lỗi và hẹn lại: before the due date passes or after, once only. The new date is the end of a working day, after
 * the due date and not gone by; it stands beside the due date and moves nothing.
 */
export const apologise = (script: Script, dossier: Open, command: Of<'apologise'>, facts: Facts): Decided<null> => {
  const { dueAt } = dossier.clock
  if (dueAt === null) return refuse('noDueDate')
  if (dossier.clock.rescheduledTo !== null) return refuse('alreadyApologised', { to: dossier.clock.rescheduledTo })
  if (dossier.waiting?.pausing && !isLate(dossier.clock, facts.occurredAt)) return refuse('paused', { kind: dossier.waiting.kind })
  const cause = checkCause(command.lateness, facts)
  if (!cause.ok) return cause
  const to = newDateOf(command.rescheduledOn, dueAt, facts.now, facts.calendarOf(dossier.competentUnitId))
  if (!to.ok) return to
  script.add({
    type: 'apologised',
    lateness: command.lateness,
    rescheduledTo: to.value,
    signature: command.signature,
    number: command.number,
  })
  return ok(null)
}
