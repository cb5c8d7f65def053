import { type Ctx, transaction } from '#db/context.ts'
import { parseBirthDate } from '#kernel/birth-date.ts'
import { parseIdentityNumber } from '#kernel/citizen-card.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logCitizen } from '../citizen-log.ts'
import { ownAccountId } from './own-account.ts'
import { getCitizenProfile } from '../queries.ts'
import type { CitizenRefusal } from '../refusals.ts'
import { deleteFact, writeFact } from '../store.ts'

/** As typed; empty takes it away. */
export type DeclaredFacts = {
  readonly name: string
  readonly identityNumber: string
  readonly birthDate: string
  readonly sex: '' | 'male' | 'female'
  readonly address: string
}

/**
 * Says what one is called, born, and where one lives, to fill forms with. What an electronic identity proved is
 * corrected at its source and stays as it is.
 */
export const declareFacts = (ctx: Ctx, typed: DeclaredFacts): Promise<Result<null, CitizenRefusal>> =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    const known = await getCitizenProfile(trx, accountId)
    const number = typed.identityNumber === '' ? undefined : parseIdentityNumber(typed.identityNumber)
    if (number?.ok === false) return refuse('ownNumberInvalid')
    const birthDate = typed.birthDate === '' ? '' : parseBirthDate(typed.birthDate)
    if (birthDate === undefined) return refuse('birthDateInvalid')
    const values = { ...typed, identityNumber: number?.value.number ?? '', birthDate }
    for (const field of ['name', 'identityNumber', 'birthDate', 'sex', 'address'] as const) {
      const [before, value] = [known[field], values[field]]
      if (before?.proof === 'eid' || before?.value === value) continue
      if (value !== '') await writeFact(trx, ctx, accountId, field, value, 'declared')
      else if (field !== 'name') await deleteFact(trx, accountId, field)
    }
    await logCitizen(trx, ctx, { event: 'factsDeclared', accountId })
    return ok(null)
  })
