import { sql } from 'kysely'
import { getCitizenProfile } from '#citizens/queries.ts'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { AccountId, DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isAccepted, type Dossier } from '../domain/dossier.ts'
import { readTypedCode } from '../domain/number.ts'
import { isSecret, lookupSecret } from '../look-up/lookup-secret.ts'
import { countFailure, isThrottled } from '../look-up/lookup-throttle.ts'
import type { LookUpCode } from '../look-up/look-up.ts'

export type FollowInput = { readonly code: string; readonly secret: string; readonly address: string }

/**
 * Ties a dossier of the counter to an account by the code and the secret of its slip; four digits of a phone are not
 * enough here. Whoever's e-identity proves the number of a person in it becomes that person; anybody else sees its
 * progress only. Wrong tries are slowed like those of the public look-up.
 */
export const followDossier = (ctx: Ctx, input: FollowInput): Promise<Result<DossierId, LookUpCode>> => {
  const { actor } = ctx
  if (actor.kind !== 'citizen' || actor.assurance === 'none') throw new Error('only a citizen who has signed in follows a dossier')
  // The slip opens this one dossier to nobody in particular: the wall cannot know yet whose it is.
  return transaction(
    { ...ctx, actor: { kind: 'system', name: 'follow' } },
    async (trx): Promise<Result<DossierId, LookUpCode>> => {
      const key = readTypedCode(input.code)?.key
      if (key === undefined || key.length > 60) return refuse('lookUpCodeInvalid')
      if (await isThrottled(trx, ctx, input.address, key)) return refuse('lookUpThrottled')
      const dossier = await findBySecret(trx, ctx, key, input.secret.trim())
      if (dossier === undefined) {
        await countFailure(trx, ctx, input.address, key)
        return refuse('lookUpNotFound')
      }
      const isParty = actor.actingFor === null && (await isPersonOf(trx, actor.accountId, dossier))
      await sql`
        insert into dossier_citizen (tenant_id, dossier_id, account_id, principal_id, part, proof, linked_at)
        values (current_tenant(), ${dossier.id}, ${actor.accountId}, null, ${isParty ? 'party' : 'follower'},
          ${isParty ? 'identity' : 'slip'}, ${ctx.clock()}) on conflict do nothing`.execute(trx)
      return ok(dossier.id)
    },
    { keepOnRefusal: true },
  )
}

const findBySecret = async (trx: Trx, ctx: Ctx, key: string, secret: string): Promise<Dossier | undefined> => {
  const { rows } = await sql<{ id: DossierId; state: Dossier }>`select id, state from dossiers_by_key(${key})`.execute(trx)
  for (const { id, state } of rows) if (isAccepted(state) && isSecret(secret, await lookupSecret(trx, ctx, id))) return state
  return undefined
}

/** Does the e-identity of this account prove the identity number of a person in the dossier? */
const isPersonOf = async (trx: Trx, accountId: AccountId, dossier: Dossier): Promise<boolean> => {
  const proved = (await getCitizenProfile(trx, accountId)).identityNumber
  if (proved?.proof !== 'eid') return false
  const numbers = [dossier.parties.submitter, dossier.parties.owner].flatMap((party) => party?.identityNumber?.v ?? [])
  const { rows } = await sql<{ value: string | null }>`
    select value from dossier_value where tenant_id = current_tenant() and dossier_id = ${dossier.id} and no = any (${numbers}::int[])`.execute(trx)
  return rows.some(({ value }) => value === proved.value)
}
