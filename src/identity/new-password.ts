import { refuse } from '#kernel/result.ts'
import { LONGEST_PASSWORD, findPasswordFault } from './domain/password-policy.ts'
import type { IdentityRefusal } from './refusals.ts'

/** Why a new password is refused, with the numbers that its sentence needs. */
export const refuseWeakPassword = (
  password: string,
  login: string,
  minLength: number,
): { readonly ok: false; readonly refusal: { readonly code: IdentityRefusal } } | undefined => {
  const fault = findPasswordFault(password, login, minLength)
  return fault === undefined ? undefined : refuse(fault, { minLength, maxLength: LONGEST_PASSWORD })
}
