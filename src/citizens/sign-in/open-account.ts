import { type Ctx, transaction } from '#db/context.ts'
import { hashPassword } from '#identity/password-hash.ts'
import type { AccountId } from '#kernel/ids.ts'
import { logCitizen } from '../citizen-log.ts'
import { parseContact } from '../domain/contact.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { claimContact, insertAccount, writeFact } from '../store.ts'

export type NewAccount = {
  readonly name: string
  /** Whoever calls vouches for it: no code is sent. */
  readonly contact: string
  readonly password: string
  readonly declared: Readonly<Partial<Record<'identityNumber' | 'birthDate' | 'sex' | 'address', string>>>
}

/** Opens an account without its owner being there: the invented people of a demo. */
export const openAccount = async (world: Ctx, { name, contact, password, declared }: NewAccount): Promise<AccountId> => {
  const ctx = asDoorkeeper(world)
  const hash = await hashPassword(password, ctx.random)
  const to = parseContact(contact)
  if (to === undefined) throw new Error(`no contact: ${contact}`)
  return transaction(ctx, async (trx) => {
    const accountId = ctx.newId() as AccountId
    await insertAccount(trx, ctx, accountId, hash)
    await writeFact(trx, ctx, accountId, 'name', name, 'declared')
    for (const field of ['identityNumber', 'birthDate', 'sex', 'address'] as const) {
      const value = declared[field]
      if (value !== undefined) await writeFact(trx, ctx, accountId, field, value, 'declared')
    }
    if (!(await claimContact(trx, ctx, accountId, to))) throw new Error(`taken: ${contact}`)
    await logCitizen(trx, ctx, { event: 'accountCreated', accountId })
    return accountId
  })
}
