import type { AccountId, OrganisationId, PowerOfAttorneyId, StaffId, UnitId } from './ids.ts'

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

/**
 * How sure we are of who a citizen is. `none`: a visitor; `own`: an account of this portal; `eid`: an electronic
 * identity of sufficient level, which a submission needs to have legal effect.
 */
export type Assurance = 'none' | 'own' | 'eid'

/** For whom a citizen acts instead of for themselves. */
export type ActingFor =
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly powerOfAttorneyId: null }
  /** `id` is null when the principal signed on paper and has no account. */
  | { readonly kind: 'person'; readonly id: AccountId | null; readonly powerOfAttorneyId: PowerOfAttorneyId }

/** Whoever acts. Rights are read anew on each request, so a moved or disabled person loses them at once. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly staffId: StaffId
      readonly accountId: AccountId
      readonly name: string
      readonly grants: readonly Grant[]
    }
  | {
      readonly kind: 'citizen'
      readonly accountId: AccountId
      readonly assurance: Assurance
      readonly actingFor: ActingFor | null
    }
  | { readonly kind: 'integration'; readonly accountId: AccountId; readonly name: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'system'; readonly name: string }

/** A citizen who acts for themselves. */
export const citizenActor = (accountId: AccountId, assurance: Assurance = 'own'): Actor & { readonly kind: 'citizen' } => ({
  kind: 'citizen',
  accountId,
  assurance,
  actingFor: null,
})

/** Whoever has not signed in: a person without any right. */
export const VISITOR = citizenActor('00000000-0000-0000-0000-000000000000' as AccountId, 'none')
