export const ORGANISATION_KINDS = ['business', 'household', 'organisation'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]
