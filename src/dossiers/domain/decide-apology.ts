import { atOfMinute, minuteOf } from '#kernel/at.ts'
import { dayOf, parseDay } from '#kernel/local-time.ts'
import { ok, refuse } from '#kernel/result.ts'
import { endOfCountedDay, isCountedDay } from '#organisation/domain/working-calendar.ts'
import type { DossierCommand, Facts } from './command.ts'
import type { Open } from './dossier.ts'
import { checkCause, isLate } from './lateness.ts'
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
  const calendar = facts.calendarOf(dossier.competentUnitId)
  const day = parseDay(command.rescheduledOn)
  if (day === undefined || !isCountedDay(calendar, day)) return refuse('rescheduledNotWorking', { day: command.rescheduledOn })
  const to = atOfMinute(endOfCountedDay(calendar, day))
  if (day <= dayOf(minuteOf(dueAt)) || to <= facts.now) return refuse('rescheduledTooSoon', { dueAt })
  script.add({
    type: 'apologised',
    lateness: command.lateness,
    rescheduledTo: to,
    signature: command.signature,
    number: command.number,
  })
  return ok(null)
}
