/** A name that only its parser can give: `Brand<string, 'DossierId'>` is a string at run time. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }

export type TenantId = Brand<string, 'TenantId'>
export type UnitId = Brand<string, 'UnitId'>
export type StaffId = Brand<string, 'StaffId'>
export type AccountId = Brand<string, 'AccountId'>
export type OrganisationId = Brand<string, 'OrganisationId'>
export type PowerOfAttorneyId = Brand<string, 'PowerOfAttorneyId'>
export type DossierId = Brand<string, 'DossierId'>
export type StepId = Brand<string, 'StepId'>
export type CommandId = Brand<string, 'CommandId'>
export type ProcedureVersionId = Brand<string, 'ProcedureVersionId'>
export type ProcessVersionId = Brand<string, 'ProcessVersionId'>
export type FileId = Brand<string, 'FileId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Lower-case canonical UUID or `undefined`; the only way to brand an id that came from outside. */
export const parseId = <Id extends Brand<string, string>>(text: string): Id | undefined => {
  const lower = text.toLowerCase()
  return UUID.test(lower) ? (lower as Id) : undefined
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0')

/**
 * UUID version 7 (RFC 9562) from a moment and 10 random bytes: ids sort by the time they were made.
 * Time and chance are arguments, so that the same seed gives the same ids.
 */
export const uuid7 = (epochMilliseconds: number, random: Uint8Array): string => {
  const high = Math.floor(epochMilliseconds / 0x1_0000)
  const low = epochMilliseconds % 0x1_0000
  const at = (i: number): number => random[i] ?? 0
  const a = 0x7000 | ((at(0) & 0x0f) << 8) | at(1)
  const b = 0x8000 | ((at(2) & 0x3f) << 8) | at(3)
  let tail = ''
  for (let i = 4; i < 10; i++) tail += hex(at(i), 2)
  return `${hex(high, 8)}-${hex(low, 4)}-${hex(a, 4)}-${hex(b, 4)}-${tail}`
}
