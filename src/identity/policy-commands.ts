import { type Ctx, transaction } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordAdminChange } from '#organisation/admin-history.ts'
import { administersAll } from '#organisation/administration.ts'
import { logAccess } from './access-log.ts'
import { findPolicy } from './account-queries.ts'
import { writePolicy } from './account-store.ts'
import { POLICY_RANGES, type SecurityPolicy } from './domain/security-policy.ts'
import type { IdentityRefusal } from './refusals.ts'

/**
 * Sets time-outs, locks, the length of passwords and who needs a second factor, for the whole agency. Open sessions
 * keep their time-outs; a second factor is asked for on the next request. Each change stays in the history.
 */
export const changePolicy = (ctx: Ctx, policy: SecurityPolicy): Promise<Result<null, IdentityRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!(await administersAll(trx, ctx))) return refuse('policyNotAllowed')
    for (const [field, [low, high]] of Object.entries(POLICY_RANGES)) {
      const value = policy[field as keyof typeof POLICY_RANGES]
      if (!Number.isInteger(value) || value < low || value > high) return refuse('policyInvalid', { field })
    }
    const before = await findPolicy(trx)
    await writePolicy(trx, ctx, policy)
    await recordAdminChange(trx, ctx, {
      action: 'changePolicy', subjectKind: 'securityPolicy', subjectId: ctx.tenantId, before, after: policy,
    })
    await logAccess(trx, ctx, { event: 'policyChanged' })
    return ok(null)
  })
