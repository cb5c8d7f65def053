import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { answerLevels } from './domain/slip.ts'
import { peopleOfLevel, type Workforce } from './domain/workforce.ts'
import { rulesFinder } from './rule-queries.ts'
import { IS_MOOT, SLIPS_WITH_DOSSIER } from './slip-queries.ts'
import { insertEscalation } from './store.ts'

/** Tells the next level of slips whose answer did not come in time; each level of a slip hears of it once. */
export const escalateUnanswered = (ctx: Ctx, workforce: Workforce): Promise<number> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const { rows } = await sql<{ id: string; unitId: UnitId; toUnitId: UnitId; answerDueAt: Instant; known: number }>`
      select u.id, u.unit_id as "unitId", u.to_unit_id as "toUnitId", u.answer_due_at as "answerDueAt",
        (select count(*)::int from urging_escalation e where e.tenant_id = u.tenant_id and e.slip_id = u.id) as known
      from ${SLIPS_WITH_DOSSIER}
      where u.tenant_id = current_tenant() and u.answer_due_at < ${now} and not ${IS_MOOT}
        and not exists (select from urging_answer a where a.tenant_id = u.tenant_id and a.slip_id = u.id)
        and not exists (select from urging_escalation e where e.tenant_id = u.tenant_id and e.slip_id = u.id and e.level = 'upperLevel')
      order by u.id`.execute(trx)
    const day = vietnamDay(now)
    const rulesOf = await rulesFinder(trx, workforce.tree, day)
    let told = 0
    for (const slip of rows) {
      const levels = answerLevels(toAt(slip.answerDueAt), toAt(now), rulesOf(slip.unitId).answer, await loadCalendar(trx, slip.unitId, day))
      for (const level of levels.slice(slip.known)) {
        if (await insertEscalation(trx, ctx, slip.id, level, peopleOfLevel(workforce, level, slip.toUnitId))) told += 1
      }
    }
    return told
  })
