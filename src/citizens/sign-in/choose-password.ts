import type { Ctx } from '#db/context.ts'
import { LONGEST_PASSWORD, findPasswordFault } from '#identity/domain/password-policy.ts'
import { hashPassword } from '#identity/password-hash.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CitizenRefusal } from '../refusals.ts'

const SHORTEST_PASSWORD = 10

/** Judges a new password and hashes it; slow on purpose, so never inside a transaction. `login`: what it must not contain. */
export const choosePassword = async (ctx: Pick<Ctx, 'random'>, password: string, login: string): Promise<Result<string, CitizenRefusal>> => {
  const fault = findPasswordFault(password, login, SHORTEST_PASSWORD)
  return fault === undefined
    ? ok(await hashPassword(password, ctx.random))
    : refuse(fault, { minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD })
}
