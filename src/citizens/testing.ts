import { type Ctx, transaction } from '#db/context.ts'
import { CLIENT } from '#identity/testing.ts'
import { citizenActor } from '#kernel/actor.ts'
import type { AccountId } from '#kernel/ids.ts'
import { asDoorkeeper } from './doorkeeper.ts'
import { openSession } from './sign-in/session-store.ts'
import { insertAccount, writeFact, type FactField } from './store.ts'

export type Someone = Partial<Record<FactField, string>> & { readonly assurance?: 'own' | 'eid' }

/** An account with a session, without a page or a password. `cookie` is for http; over https put `__Host-` before it. */
export const openCitizen = async (world: Ctx, { assurance = 'own', ...facts }: Someone = {}) => {
  const ctx = asDoorkeeper(world)
  const accountId = ctx.newId() as AccountId
  const { token, sessionId } = await transaction(ctx, async (trx) => {
    await insertAccount(trx, ctx, accountId, null)
    const known = Object.entries({ name: 'Trần Thị Ngọc Ưng', ...facts }) as [FactField, string][]
    for (const [field, value] of known) {
      const isContact = field === 'phone' || field === 'email'
      await writeFact(trx, ctx, accountId, field, value, isContact ? 'code' : assurance === 'eid' ? 'eid' : 'declared')
    }
    return openSession(trx, ctx, { accountId, assurance, by: assurance === 'eid' ? 'oidc' : 'password', client: CLIENT })
  })
  const actor = citizenActor(accountId, assurance)
  return { accountId, sessionId, actor, token, ctx: { ...world, actor }, cookie: `motcua-citizen=${token}` }
}
