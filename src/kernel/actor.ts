import type { AccountId, StaffId, UnitId } from './ids.ts'

/** Roles of the field (glossary: vai trò). A permission is role × unit × sector × period. */
export const ROLES = [
  'receptionOfficer',
  'centerDirector',
  'caseOfficer',
  'unitHead',
  'agencyLeader',
  'recordsClerk',
  'cashier',
  'postalAgent',
  'procedureController',
  'reformCoordinator',
  'inspector',
  'businessAdmin',
  'systemAdmin',
] as const
export type Role = (typeof ROLES)[number]

/** Ký thay, thừa lệnh, thừa ủy quyền. */
export type DelegationForm = 'KT' | 'TL' | 'TUQ'

/** One right in force at this moment: already narrowed by date and expanded to the units it covers. */
export type Grant = {
  readonly role: Role
  /** The unit of the assignment. */
  readonly unitId: UnitId
  /** Every unit this right reaches: the unit alone, or its whole subtree of today. */
  readonly reach: ReadonlySet<UnitId>
  /** `null` reaches every sector (lĩnh vực). */
  readonly sectors: ReadonlySet<string> | null
  /** Set when the right is lent by a dated delegation. */
  readonly onBehalfOf?: { readonly staffId: StaffId; readonly form: DelegationForm }
}

/** Whoever acts. Rights are read anew on each request, so a moved or disabled person loses them at once. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly staffId: StaffId
      readonly accountId: AccountId
      readonly name: string
      readonly grants: readonly Grant[]
    }
  | { readonly kind: 'citizen'; readonly accountId: AccountId }
  | { readonly kind: 'delegate'; readonly accountId: AccountId; readonly forCitizen: AccountId }
  | { readonly kind: 'integration'; readonly accountId: AccountId; readonly name: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'system'; readonly name: string }
