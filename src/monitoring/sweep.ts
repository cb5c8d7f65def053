import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { dueOf, findReached, findUnitsWithClocks, WATCHED_CLOCKS, type Reached, type ReachMark, type WatchedClock } from '#dossiers/watch/reached.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { instantOf, localMinuteOf, vietnamDay } from '#kernel/time.ts'
import type { ReminderRules } from '#law/monitoring-rules.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { whoIsTold } from './domain/escalation.ts'
import { answerDueAt } from './domain/slip.ts'
import { thresholdMarks, type ThresholdMark } from './domain/thresholds.ts'
import type { Workforce } from './domain/workforce.ts'
import { escalateUnanswered } from './escalate.ts'
import { rulesFinder } from './rule-queries.ts'
import { insertAlerts, insertSlips, type NewAlert } from './store.ts'
import { loadWorkforce } from './workforce-queries.ts'
import { automaticDirective } from './words.ts'

export type Swept = { readonly alerts: number; readonly slips: number; readonly escalations: number }

/**
 * Looks over every running clock: what has reached a threshold is written once, told to whoever the threshold names, and
 * urged where it says so. One short transaction a unit, so that nobody waits; run again, or after nights on which it did
 * not run, it writes what is missing and nothing twice. Of several thresholds reached at once people hear of the last.
 */
export const sweep = async (ctx: Ctx): Promise<Swept> => {
  const world = await transaction(ctx, async (trx) => {
    const day = vietnamDay(ctx.clock())
    const workforce = await loadWorkforce(trx, day)
    return { workforce, rulesOf: await rulesFinder(trx, workforce.tree, day) }
  })
  let alerts = 0
  let slips = 0
  for (const clock of WATCHED_CLOCKS) {
    for (const unitId of await transaction(ctx, (trx) => findUnitsWithClocks(trx, clock, ctx.clock()))) {
      const done = await transaction(ctx, (trx) => sweepUnit(trx, ctx, { clock, unitId, workforce: world.workforce, rules: world.rulesOf(unitId) }))
      alerts += done.alerts
      slips += done.slips
    }
  }
  return { alerts, slips, escalations: await escalateUnanswered(ctx, world.workforce) }
}

type Corner = { readonly clock: WatchedClock; readonly unitId: UnitId; readonly workforce: Workforce; readonly rules: ReminderRules }

/**
 * The threshold of one day before the end of eight hours means nothing: reception is reminded from its end on. A step has
 * thresholds of its own and no repeated ones: it ends, or its dossier becomes late and is reminded of itself.
 */
const marksOf = ({ clock, rules }: Corner, calendar: WorkingCalendar, now: number): readonly ThresholdMark[] => {
  if (clock === 'step') return thresholdMarks({ thresholds: rules.steps, repeat: null }, calendar, now)
  return thresholdMarks(rules, calendar, now).filter(({ workingDays }) => clock === 'dossier' || workingDays >= 0)
}

const toReachMark = ({ workingDays, until, after }: ThresholdMark): ReachMark => ({
  workingDays,
  until: instantOf(until),
  after: after === null ? null : instantOf(after),
})

const notWritten = (clock: WatchedClock) => sql`not exists (select from monitoring_alert a
  where a.tenant_id = d.tenant_id and a.dossier_id = d.id and a.clock = ${clock} and a.due_at = ${dueOf(clock).due}
    and a.working_days = m.working_days and a.step_no = ${dueOf(clock).stepNo})`

const sweepUnit = async (trx: Trx, ctx: Ctx, corner: Corner): Promise<{ alerts: number; slips: number }> => {
  const { clock, unitId } = corner
  const now = ctx.clock()
  const calendar = await loadCalendar(trx, unitId, vietnamDay(now))
  const marks = new Map(marksOf(corner, calendar, localMinuteOf(now)).map((mark) => [mark.workingDays, mark]))
  const reached = await findReached(trx, clock, unitId, { marks: [...marks.values()].map(toReachMark), now }, notWritten(clock))
  const wanted = reached.flatMap((one, i) => alertOf(one, reached[i + 1], marks, corner))
  const written = await insertAlerts(trx, ctx, wanted.map(({ alert }) => alert))
  const urged = wanted.filter(({ alert, urges }) => urges && written.has(alert))
  const answerBy = answerDueAt(toAt(now), corner.rules.answer, calendar)
  await insertSlips(trx, ctx, unitId, urged.map(({ alert, from }) => ({
    id: ctx.newId(),
    about: { kind: 'dossier', id: alert.dossierId },
    threshold: { clock, workingDays: alert.workingDays, stepNo: alert.stepNo },
    dueAt: alert.dueAt,
    toUnitId: from.unitId,
    toStaffId: from.staffIds[0] ?? null,
    sentBy: null,
    directive: automaticDirective(clock, alert.workingDays, from.stepName),
    answerDueAt: answerBy,
  })))
  return { alerts: written.size, slips: urged.length }
}

/** Only the last threshold of a dossier or a step is told and urged; those passed over meanwhile are written all the same. */
const alertOf = (
  one: Reached,
  next: Reached | undefined,
  marks: ReadonlyMap<number, ThresholdMark>,
  { clock, workforce }: Corner,
): readonly { readonly alert: NewAlert; readonly urges: boolean; readonly from: Reached }[] => {
  const mark = marks.get(one.workingDays)
  if (mark === undefined) return []
  const isLast = next?.dossierId !== one.dossierId || next.stepNo !== one.stepNo
  const { dossierId, stepNo, dueAt, workingDays, unitId, staffIds } = one
  const told = isLast ? whoIsTold(mark.tells, staffIds, unitId, workforce) : []
  return [{ alert: { dossierId, stepNo, clock, dueAt, workingDays, unitId, level: mark.tells, told }, urges: isLast && mark.urges, from: one }]
}
