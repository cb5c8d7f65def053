import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { WatchedClock } from '#dossiers/watch/reached.ts'
import type { At } from '#kernel/at.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import type { EscalationLevel } from '#law/monitoring-rules.ts'
import type { AnswerLevel } from './domain/slip.ts'
import type { Subject } from './domain/subject.ts'

export type NewAlert = {
  readonly dossierId: DossierId
  /** 0 unless the clock is that of a step. */
  readonly stepNo: number
  readonly clock: WatchedClock
  readonly dueAt: Instant
  readonly workingDays: number
  readonly unitId: UnitId
  readonly level: EscalationLevel
  readonly told: readonly StaffId[]
}

/** Writes thresholds that were reached; resolves to those that nobody had written before. */
export const insertAlerts = async (trx: Trx, ctx: Ctx, alerts: readonly NewAlert[]): Promise<ReadonlySet<NewAlert>> => {
  if (alerts.length === 0) return new Set()
  const { rows } = await sql<{ n: number }>`
    with given as (
      select * from unnest(${alerts.map((one) => one.dossierId)}::uuid[], ${alerts.map((one) => one.clock)}::text[],
        ${alerts.map((one) => one.dueAt.toString())}::timestamptz[], ${alerts.map((one) => one.workingDays)}::int[],
        ${alerts.map((one) => one.unitId)}::uuid[], ${alerts.map((one) => one.level)}::text[],
        ${alerts.map((one) => `{${one.told.join(',')}}`)}::text[], ${alerts.map((one) => one.stepNo)}::int[]) with ordinality
        as g (dossier_id, clock, due_at, working_days, unit_id, level, told, step_no, n)
    ), written as (
      insert into monitoring_alert (tenant_id, dossier_id, clock, due_at, working_days, step_no, unit_id, level, told, reached_at)
      select current_tenant(), dossier_id, clock, due_at, working_days, step_no, unit_id, level, told::uuid[], ${ctx.clock()} from given
      on conflict do nothing returning dossier_id, clock, due_at, working_days, step_no)
    select g.n::int as n from written join given g using (dossier_id, clock, due_at, working_days, step_no)`.execute(trx)
  return new Set(rows.flatMap(({ n }) => alerts[n - 1] ?? []))
}

export type NewSlip = {
  readonly id: string
  /** Who issues it. */
  readonly unitId: UnitId
  readonly about: { readonly kind: 'dossier'; readonly id: DossierId } | Subject
  /** Of a slip about a dossier that the program sent. */
  readonly threshold: { readonly clock: WatchedClock; readonly workingDays: number; readonly stepNo: number } | null
  readonly dueAt: Instant | null
  readonly toUnitId: UnitId
  readonly toStaffId: StaffId | null
  readonly sentBy: StaffId | null
  readonly directive: string
  readonly answerDueAt: At
}

/** Writes slips of one issuing unit under its next numbers of this year; they are given back if the transaction fails. */
export const insertSlips = async (trx: Trx, ctx: Ctx, unitId: UnitId, slips: readonly Omit<NewSlip, 'unitId'>[]): Promise<readonly number[]> => {
  if (slips.length === 0) return []
  const now = ctx.clock()
  const { year } = vietnamDay(now)
  const taken = await sql<{ first: number }>`select take_number(${`urging/${unitId}/${year}`}, ${slips.length}) as first`.execute(trx)
  const first = taken.rows[0]?.first ?? 0
  const dossierOf = ({ about }: Omit<NewSlip, 'unitId'>): DossierId | null => (about.kind === 'dossier' ? about.id : null)
  const subjectOf = ({ about }: Omit<NewSlip, 'unitId'>): Subject | null => (about.kind === 'dossier' ? null : about)
  await sql`
    insert into urging_slip (tenant_id, id, unit_id, year, no, dossier_id, subject_kind, subject_id, subject_title, subject_href, cause,
      working_days, clock, step_no, due_at, to_unit_id, to_staff_id, sent_by, directive, sent_at, answer_due_at)
    select current_tenant(), g.id, ${unitId}, ${year}::int, ${first}::int + n::int - 1, g.dossier_id, g.kind, g.subject_id, g.title, g.href,
      case when g.sent_by is null then 'threshold' else 'manual' end, g.working_days, g.clock, g.step_no, g.due_at, g.to_unit_id,
      g.to_staff_id, g.sent_by, g.directive, ${now}, g.answer_due_at
    from unnest(${slips.map((one) => one.id)}::uuid[], ${slips.map(dossierOf)}::uuid[], ${slips.map((one) => one.about.kind)}::text[],
      ${slips.map((one) => subjectOf(one)?.id ?? null)}::uuid[], ${slips.map((one) => subjectOf(one)?.title ?? null)}::text[],
      ${slips.map((one) => subjectOf(one)?.href ?? null)}::text[],
      ${slips.map((one) => one.threshold?.workingDays ?? null)}::int[], ${slips.map((one) => one.threshold?.clock ?? null)}::text[],
      ${slips.map((one) => one.threshold?.stepNo || null)}::int[],
      ${slips.map((one) => one.dueAt?.toString() ?? null)}::timestamptz[], ${slips.map((one) => one.toUnitId)}::uuid[],
      ${slips.map((one) => one.toStaffId)}::uuid[], ${slips.map((one) => one.sentBy)}::uuid[], ${slips.map((one) => one.directive)}::text[],
      ${slips.map((one) => one.answerDueAt)}::timestamptz[]) with ordinality
      as g (id, dossier_id, kind, subject_id, title, href, working_days, clock, step_no, due_at, to_unit_id, to_staff_id, sent_by, directive,
        answer_due_at, n)`.execute(trx)
  return slips.map((_, i) => first + i)
}

/** Resolves to false when the slip was answered before. */
export const insertAnswer = async (
  trx: Trx,
  ctx: Ctx,
  answer: { readonly slipId: string; readonly staffId: StaffId; readonly reason: string; readonly plan: string; readonly doneBy: string },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into urging_answer (tenant_id, slip_id, answered_by, answered_at, reason, plan, done_by)
    values (${ctx.tenantId}, ${answer.slipId}, ${answer.staffId}, ${ctx.clock()}, ${answer.reason}, ${answer.plan}, ${answer.doneBy}::date)
    on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n
}

/** Resolves to false when this level was told before. */
export const insertEscalation = async (trx: Trx, ctx: Ctx, slipId: string, level: AnswerLevel, told: readonly StaffId[]): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into urging_escalation (tenant_id, slip_id, level, told, escalated_at)
    values (${ctx.tenantId}, ${slipId}, ${level}, ${[...told]}::uuid[], ${ctx.clock()}) on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n
}

/** Slips about a piece of work that still wait: nothing is asked any more. Resolves to how many. */
export const insertSettlements = async (trx: Trx, ctx: Ctx, { kind, id }: Pick<Subject, 'kind' | 'id'>): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into urging_settlement (tenant_id, slip_id, settled_at)
    select u.tenant_id, u.id, ${ctx.clock()} from urging_slip u
    where u.tenant_id = current_tenant() and u.subject_kind = ${kind} and u.subject_id = ${id}
      and not exists (select from urging_answer a where a.tenant_id = u.tenant_id and a.slip_id = u.id)
    on conflict do nothing`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}
