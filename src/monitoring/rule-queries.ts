import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { monitoringRule, reminderSchema, type ReminderRules } from '#law/monitoring-rules.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'

/** Rules that a unit has set, as they hold now. */
export type OwnRules = { readonly version: number; readonly rules: ReminderRules; readonly editedBy: StaffId; readonly editedAt: Instant }

/** Rules that were set before steps had thresholds have the shipped ones. */
const withSteps = (rules: object, editedAt: Instant): object => ({ steps: shippedRules(vietnamDay(editedAt)).steps, ...rules })

/** What each unit has set itself, the latest version of each. */
export const findOwnRules = async (trx: Trx): Promise<ReadonlyMap<UnitId, OwnRules>> => {
  const { rows } = await sql<Omit<OwnRules, 'rules'> & { unitId: UnitId; rules: object }>`
    select distinct on (unit_id) unit_id as "unitId", version, rules, edited_by as "editedBy", edited_at as "editedAt"
    from monitoring_rule where tenant_id = current_tenant() order by unit_id, version desc`.execute(trx)
  return new Map(rows.map(({ unitId, ...row }) => [unitId, { ...row, rules: reminderSchema.parse(withSteps(row.rules, row.editedAt)) }]))
}

/** The shipped rules of a day, without what the law file says about them. */
export const shippedRules = (day: PlainDate): ReminderRules => {
  const { thresholds, repeat, steps, idleMinutes, receptionSoonMinutes, uncollectedDays, answer } = monitoringRule(day.toString())
  return { thresholds, repeat, steps, idleMinutes, receptionSoonMinutes, uncollectedDays, answer }
}

/** Answers for a unit: its own rules, else those of the nearest unit above that set some, else the shipped ones. */
export const rulesFinder = async (trx: Trx, tree: UnitTree, day: PlainDate): Promise<(unitId: UnitId) => ReminderRules> => {
  const own = await findOwnRules(trx)
  const shipped = shippedRules(day)
  if (own.size === 0) return () => shipped
  return (unitId) => {
    const chain = [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]
    for (const at of chain) {
      const found = own.get(at)
      if (found !== undefined) return found.rules
    }
    return shipped
  }
}
