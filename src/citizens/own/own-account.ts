import type { Ctx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'

/** The account of the citizen who is signed in. A call by anybody else is a bug of the door. */
export const ownAccountId = ({ actor }: Pick<Ctx, 'actor'>): AccountId => {
  if (actor.kind !== 'citizen' || actor.assurance === 'none') throw new Error(`no citizen's account: ${actor.kind}`)
  return actor.accountId
}
