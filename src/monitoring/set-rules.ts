import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { reminderSchema, type ReminderRules } from '#law/monitoring-rules.ts'
import { administers } from '#organisation/administration.ts'
import type { MonitoringRefusal } from './refusals.ts'
import { findOwnRules } from './rule-queries.ts'

export const mayEditRules = (ctx: Ctx): boolean => hasRole(ctx.actor, 'systemAdmin', 'businessAdmin')

/** The reminders of a unit, and of the units below it that set nothing else, from now on; `baseVersion` 0 when it had none. */
export const setRules = (ctx: Ctx, unitId: UnitId, rules: ReminderRules, baseVersion: number): Promise<Result<null, MonitoringRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<null, MonitoringRefusal>> => {
    if (!mayEditRules(ctx) || ctx.actor.kind !== 'staff' || !(await administers(trx, ctx, unitId))) return refuse('rulesNotAllowed')
    const checked = reminderSchema.safeParse(rules)
    if (!checked.success) return refuse('rulesInvalid')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}/${unitId}`}, 150))`.execute(trx)
    const version = (await findOwnRules(trx)).get(unitId)?.version ?? 0
    if (version !== baseVersion) return refuse('rulesChanged')
    await sql`
      insert into monitoring_rule (tenant_id, unit_id, version, rules, edited_by, edited_at)
      values (${ctx.tenantId}, ${unitId}, ${version + 1}, ${JSON.stringify(checked.data)}::json, ${ctx.actor.staffId}, ${ctx.clock()})`.execute(trx)
    return ok(null)
  })
