import type { Trx, Ctx } from '#db/context.ts'
import { dueStateAt, finishedState, pausedState, type DueState } from '#dossiers/due-state.ts'
import { maskName } from '#dossiers/pages/mask.ts'
import type { WatchMarks } from '#dossiers/watch/marks.ts'
import type { WatchLine } from '#dossiers/watch/lists.ts'
import { minuteOf, toAt, type At } from '#kernel/at.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { placeName } from '#organisation/domain/place-name.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { workingMinutesBetween } from '#organisation/domain/working-calendar.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'

/** One watched dossier as a screen shows it: words resolved, people masked. */
export type WatchRow = {
  readonly id: string
  readonly code: string | null
  readonly procedureName: string
  readonly ownerName: string
  readonly phase: WatchLine['phase']
  readonly stepName: string | null
  readonly stepDueAt: At | null
  readonly isStepLate: boolean
  readonly unitName: string
  readonly holderName: string | null
  readonly isMine: boolean
  readonly due: DueState
  readonly dueAt: At | null
  readonly provisional: boolean
  readonly answerDueOn: string | null
  /** Working minutes since the last event. */
  readonly quietMinutes: number
}

/** The rows of a page of a list. */
export const watchRows = async (trx: Trx, ctx: Ctx, lines: readonly WatchLine[], marks: WatchMarks): Promise<readonly WatchRow[]> => {
  const staff = await findStaffNames(trx, lines.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])))
  const day = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, day)
  const now = toAt(marks.now)
  const rows: WatchRow[] = []
  for (const line of lines) {
    const calendar = await loadCalendar(trx, line.phase === 'submitted' ? line.receivingUnitId : line.competentUnitId, day)
    const soon = marks.units.get(line.competentUnitId) ?? marks.elsewhere
    const at = (moment: WatchLine['dueAt']): At | null => (moment === null ? null : toAt(moment))
    const dueAt = at(line.phase === 'submitted' ? line.receptionDueAt : line.dueAt)
    const due = (): DueState => {
      if (line.finishedAt !== null) return finishedState(toAt(line.finishedAt), { dueAt, mode: line.deadlineMode ?? 'END_OF_DAY' }, calendar)
      if (line.pausedSince !== null && (dueAt === null || toAt(line.pausedSince) <= dueAt)) return pausedState(dueAt, toAt(line.pausedSince), calendar)
      return dueStateAt(dueAt, now, toAt(line.phase === 'submitted' ? soon.receptionSoonUntil : soon.soonUntil), calendar)
    }
    rows.push({
      id: line.id,
      code: line.code,
      procedureName: (await getVersion(trx, ctx.tenantId, line.procedureVersionId as ProcedureVersionId)).name,
      ownerName: line.ownerName === null ? '' : maskName(line.ownerName),
      phase: line.phase,
      stepName: line.stepName,
      stepDueAt: at(line.stepDueAt),
      isStepLate: line.stepDueAt !== null && line.pausedSince === null && toAt(line.stepDueAt) < now,
      unitName: placeName(tree, line.stepUnitId ?? line.receivingUnitId) ?? '',
      holderName: line.staffId === null ? null : (staff.get(line.staffId)?.fullName ?? null),
      isMine: ctx.actor.kind === 'staff' && line.staffId === ctx.actor.staffId,
      due: due(),
      dueAt,
      provisional: line.provisional,
      answerDueOn: line.answerDueOn,
      quietMinutes: Math.max(0, workingMinutesBetween(calendar, minuteOf(toAt(line.lastEventAt)), minuteOf(now))),
    })
  }
  return rows
}
