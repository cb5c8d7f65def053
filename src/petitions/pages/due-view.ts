import { dueDays } from '#dossiers/due-days.ts'
import { explanationFacts } from '#dossiers/deadline/deadline-facts.ts'
import { dueStateAt, pausedState, soonUntil, type DueState } from '#dossiers/due-state.ts'
import type { Ctx, Trx } from '#db/context.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { petitionRule } from '#law/petition-rules.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { DueDay } from '#ui/due-day.ts'
import { explainAnswerDue } from '../domain/clock.ts'
import { holdingUnit, runningLimit, type Petition } from '../domain/petition.ts'

/** How the running limit of a petition stands; null when nothing is owed. */
export const dueStateOf = async (trx: Trx, ctx: Ctx, petition: Petition): Promise<DueState | null> => {
  const calendar = await loadCalendar(trx, holdingUnit(petition), vietnamDay(ctx.clock()))
  if (petition.phase === 'asked') return pausedState(petition.clock.answerDueAt, petition.askedAt, calendar)
  const running = runningLimit(petition)
  return running && dueStateAt(running.dueAt, toAt(ctx.clock()), toAt(soonUntil(ctx.clock(), calendar)), calendar)
}

/** The same for a line of a list. */
export const lineDueState = async (trx: Trx, ctx: Ctx, unitId: UnitId, dueAt: At): Promise<DueState> => {
  const calendar = await loadCalendar(trx, unitId, vietnamDay(ctx.clock()))
  return dueStateAt(dueAt, toAt(ctx.clock()), toAt(soonUntil(ctx.clock(), calendar)), calendar)
}

/** Day by day how the time to answer was counted; empty when the calendar has changed since. */
export const answerDays = async (trx: Trx, ctx: Ctx, petition: Petition): Promise<readonly DueDay[]> => {
  const calendar = await loadCalendar(trx, holdingUnit(petition), vietnamDay(ctx.clock()))
  const rule = petitionRule(vietnamDay(fromAt(petition.receivedAt)).toString())
  const explained = explainAnswerDue({ rule, calendar }, petition.clock)
  return explained === undefined ? [] : dueDays(explanationFacts(explained))
}
