import type { Ctx, Trx } from '#db/context.ts'
import { dayTextOf, fromAt, toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { loadCalendar, loadCalendarIfConfirmed } from '#organisation/calendar-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Duration } from '#procedures/domain/duration.ts'
import { chooseFees, feeOptions, requestOf, type FeeOptions, type TickedFees } from '#procedures/domain/fee-choice.ts'
import { stateFees, type FeeStatement } from '#procedures/domain/fee.ts'
import type { Channel, ProcedureVersion } from '#procedures/domain/procedure.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { explanationFacts, type ExplanationFacts } from './deadline/deadline-facts.ts'
import { firstDue, promiseOf } from './domain/clock.ts'
import type { CommandCode } from './execute.ts'

export type PreviewInput = {
  readonly procedureCode: string
  /** The first case of the procedure when absent. */
  readonly caseId?: string | undefined
  readonly channel: Channel
  readonly competentUnitId: UnitId
  /** Reception at another moment than now. */
  readonly occurredAt?: At | undefined
} & TickedFees

/** Days that are not confirmed as holidays yet, and the due date if they will be. */
export type PendingDays = {
  readonly days: readonly { readonly date: string; readonly name: string; readonly source: string }[]
  readonly dueAt: At
}

/** What reception will promise and ask for, before anything is saved. */
export type FilingPreview = {
  readonly caseId: string
  readonly receivedAt: At
  readonly statutory: Duration | null
  readonly committed: Duration | null
  /** `null`: the law gives no time. */
  readonly dueAt: At | null
  readonly provisional: boolean
  readonly explanation: ExplanationFacts | null
  readonly pending: PendingDays | null
  readonly fees: FeeStatement
  readonly feeOptions: FeeOptions
}

/** The due date with its day-by-day explanation and the fees of a filing, counted exactly as reception will. */
export const previewFiling = async (
  trx: Trx,
  ctx: Ctx,
  input: PreviewInput,
): Promise<Result<FilingPreview & { readonly version: ProcedureVersion }, CommandCode>> => {
  const receivedAt = input.occurredAt ?? toAt(ctx.clock())
  const today = vietnamDay(ctx.clock())
  const version = await findVersionInForce(trx, ctx.tenantId, input.procedureCode, vietnamDay(fromAt(receivedAt)))
  if (version === undefined) return refuse('procedureNotFound', { procedure: input.procedureCode })
  const found = input.caseId === undefined ? version.cases[0] : version.cases.find((one) => one.id === input.caseId)
  if (found === undefined) return refuse('caseUnknown', { case: input.caseId ?? '' })
  if ((await unitTree(trx, today)).find(input.competentUnitId) === undefined) {
    return refuse('unitUnknown', { unit: input.competentUnitId })
  }
  const place = { caseId: found.id, channel: input.channel }
  const choice = chooseFees(version.fees, place, input)
  if (!choice.ok) return choice
  const { duration, mode } = promiseOf(found)
  const due = firstDue(receivedAt, duration, mode, await loadCalendar(trx, input.competentUnitId, today))
  if (!due.ok) return due
  return ok({
    version,
    caseId: found.id,
    receivedAt,
    statutory: found.statutoryDuration,
    committed: found.committedDuration,
    dueAt: due.value.dueAt,
    provisional: due.value.provisional,
    explanation: due.value.deadline === null ? null : explanationFacts(due.value.deadline),
    pending: due.value.dueAt === null ? null : await findPending(trx, ctx, input, { receivedAt, dueAt: due.value.dueAt, duration, mode }),
    fees: stateFees(version.fees, requestOf(place, choice.value)),
    feeOptions: feeOptions(version.fees, found.id, input.channel),
  })
}

type Counted = { readonly receivedAt: At; readonly dueAt: At } & ReturnType<typeof promiseOf>

const findPending = async (trx: Trx, ctx: Ctx, input: PreviewInput, counted: Counted): Promise<PendingDays | null> => {
  const maybe = await loadCalendarIfConfirmed(trx, input.competentUnitId, vietnamDay(ctx.clock()))
  if (maybe === undefined) return null
  const moved = firstDue(counted.receivedAt, counted.duration, counted.mode, maybe.calendar)
  if (!moved.ok || moved.value.dueAt === null || moved.value.dueAt === counted.dueAt) return null
  const [from, to] = [dayTextOf(counted.receivedAt), dayTextOf(moved.value.dueAt)]
  const days = maybe.pending.filter(({ day }) => from <= day && day <= to)
  return { days: days.map(({ day, name, source }) => ({ date: day, name, source })), dueAt: moved.value.dueAt }
}
